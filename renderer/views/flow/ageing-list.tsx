import { scaleLinear } from '@visx/scale'

import type { FlowReport } from '../../../shared/flow/flow-report.ts'
import { useGraphPart, useSelection } from '../../state/board-context.ts'
import { Button } from '../../ui/button.tsx'
import { formatDuration } from '../../ui/text/format-duration.ts'

import { ageWords } from './flow-words.ts'

/** More than a screen or two nobody reads; the oldest are what one came for. */
const mostShown = 50

/** [FW4] Begun work by its age: a dot on a line that has the percentiles of its size as ticks. */
export function AgeingList({ report }: { readonly report: FlowReport }) {
  const tasks = useGraphPart('tasks')
  const { select } = useSelection()
  const { ageing, minutesPerDay } = report
  const shown = ageing.slice(0, mostShown)
  const furthest = Math.max(1, ...shown.flatMap(({ age, percentiles }) => [age, percentiles?.p95 ?? 0]))
  const x = scaleLinear({ domain: [0, furthest], range: [0, 100] })
  return (
    <>
      <ol aria-label="In progress, the oldest first" className="m-0 list-none p-0">
        {shown.map(({ task, age, percentiles, passed }) => {
          const title = tasks.get(task)?.title ?? 'a task that is gone'
          const isOld = passed !== null && passed >= 85
          return (
            <li key={task} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-1.5">
              <span className="min-w-40 flex-1 truncate" title={title}>
                {title}
              </span>
              <span aria-hidden className="relative h-4 w-56 shrink-0">
                <span className="absolute inset-x-0 top-2 border-t border-edge" />
                {percentiles === null
                  ? null
                  : ([50, 70, 85, 95] as const).map((of) => (
                      <span
                        key={of}
                        className={`absolute top-0.5 h-3 border-l ${of === 85 ? 'border-l-2 border-debt' : 'border-faint'}`}
                        style={{ left: `${x(percentiles[`p${of}`])}%` }}
                      />
                    ))}
                <span
                  className={`absolute top-0.5 -ml-1.5 size-3 rounded-full ${isOld ? 'bg-debt' : 'bg-progress'}`}
                  style={{ left: `${x(age)}%` }}
                />
              </span>
              <span className="w-20 shrink-0 text-right tabular-nums">{formatDuration(age, minutesPerDay)}</span>
              <span className={`w-48 shrink-0 text-xs ${isOld ? 'font-medium text-debt' : 'text-soft'}`}>
                {ageWords(passed)}
              </span>
              <Button size="small" look="quiet" aria-label={`Open ${title}`} onPress={() => select(task)}>
                Open
              </Button>
            </li>
          )
        })}
      </ol>
      {ageing.length > mostShown ? (
        <p className="m-0 mt-2 text-xs text-faint">{`${ageing.length - mostShown} younger ones are not shown.`}</p>
      ) : null}
    </>
  )
}
