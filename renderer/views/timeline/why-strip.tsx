import type { TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { explainDate } from '../../../shared/schedule/explain-date.ts'
import type { Explanation } from '../../../shared/schedule/explain-date.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

import { titleOf } from './bar-words.ts'

/** Why the row in focus starts and finishes when it does: one line below the rows, which also describes the row to screen readers. */
export function WhyStrip({
  task,
  graph,
  schedule,
  frame,
  refused,
  onSelect
}: {
  readonly task: TaskId | null
  readonly graph: WorkGraph
  readonly schedule: Schedule | null
  readonly frame: DateFrame
  /** Why the last key did nothing; empty otherwise. */
  readonly refused: string
  readonly onSelect: (task: TaskId) => void
}) {
  const facts = task === null ? undefined : graph.tasks.get(task)
  const why = (end: 'start' | 'finish'): Explanation | null =>
    task === null || schedule === null
      ? null
      : explainDate(graph, schedule, task, end, (instant) => formatPlainDay(instant, frame))
  const start = why('start')
  const finish = why('finish')
  const isKnown = facts !== undefined && start !== null && finish !== null && start.sentence !== ''
  return (
    <footer className="flex h-9 shrink-0 items-center border-t border-line bg-canvas px-3 text-xs text-soft">
      <p
        id="timeline-why"
        className="m-0 min-w-0 truncate"
        title={isKnown ? `${start.sentence}; ${finish.sentence}` : undefined}
      >
        {refused === '' ? null : <strong className="font-semibold text-ink">{refused} </strong>}
        {isKnown ? (
          <>
            <strong className="font-semibold text-ink">{titleOf(facts)}</strong>{' '}
            <Sentence explanation={start} onSelect={onSelect} />; <Sentence explanation={finish} onSelect={onSelect} />.
          </>
        ) : (
          'Choose a row to see why it starts and finishes when it does.'
        )}
      </p>
    </footer>
  )
}

function Sentence({
  explanation,
  onSelect
}: {
  readonly explanation: Explanation
  readonly onSelect: (task: TaskId) => void
}) {
  return explanation.parts.map((part) =>
    part.kind === 'text' ? (
      <span key={`t ${part.text}`}>{part.text}</span>
    ) : (
      <button
        key={`l ${part.task} ${part.text}`}
        type="button"
        onClick={() => onSelect(part.task)}
        className="rounded-sm text-accent-strong underline decoration-edge underline-offset-2 hover:decoration-current"
      >
        {part.text}
      </button>
    )
  )
}
