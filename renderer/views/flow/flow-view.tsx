import { useDeferredValue, useMemo } from 'react'

import { computeFlow } from '../../../shared/flow/compute-flow.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'

import { AgeingList } from './ageing-list.tsx'
import { CumulativeChart } from './cumulative-chart.tsx'
import { CycleChart } from './cycle-chart.tsx'
import { FlowSection } from './flow-section.tsx'
import { ageingSentence, causeSentence, cycleSentence, efficiencySentence, throughputSentence } from './flow-words.ts'

/** [FW1] How work passes through the open board: its own figures, and no others. */
export function FlowView() {
  const session = useBoard()
  // Typing goes first: on a large board these figures take longer than a frame.
  const graph = useDeferredValue(useGraph())
  const now = useStore(session.now)
  const report = useMemo(() => computeFlow(graph, now), [graph, now])
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex max-w-5xl flex-col gap-8 px-4 py-4">
        <FlowSection title="Cycle times" sentence={cycleSentence(report)}>
          {report.cycleTimes.length === 0 ? null : <CycleChart report={report} />}
        </FlowSection>
        <FlowSection title="In progress, the oldest first" sentence={ageingSentence(report)}>
          {report.ageing.length === 0 ? null : <AgeingList report={report} />}
        </FlowSection>
        <FlowSection title="What it waits for" sentence={efficiencySentence(report)}>
          {report.causes.length === 0 ? null : (
            <ul className="m-0 list-none p-0 tabular-nums">
              {report.causes.map((cause) => (
                <li key={cause.kind} className="py-0.5">
                  {causeSentence(cause)}
                </li>
              ))}
            </ul>
          )}
        </FlowSection>
        <FlowSection title="To do, begun, finished" sentence={throughputSentence(report)}>
          <CumulativeChart report={report} />
        </FlowSection>
      </div>
    </div>
  )
}
