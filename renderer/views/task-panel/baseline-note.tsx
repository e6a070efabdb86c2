import { activeBaseline } from '../../../shared/model/baseline-dates.ts'
import type { Task } from '../../../shared/model/task.ts'
import { baselineVariance } from '../../../shared/schedule/baseline-variance.ts'
import { describeVariance } from '../../../shared/schedule/describe-baseline.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { useGraph } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatDate } from '../../ui/text/format-day.ts'

/** A task's dates beside those that were agreed on; nothing where the board is compared with no baseline. [BL2] */
export function BaselineNote({ task, forecast }: { readonly task: Task; readonly forecast: TaskForecast }) {
  const graph = useGraph()
  const frame = useDateFrame()
  const baseline = activeBaseline(graph)
  if (baseline === null || forecast.state === 'cancelled') return null
  const variance = baselineVariance(graph, forecast)
  const { minutesPerDay } = graph.board
  const ends =
    variance === null
      ? []
      : ([
          ['Start', variance.planned.start, forecast.earlyStart, task.actualStart !== null, variance.start],
          ['Finish', variance.planned.finish, forecast.earlyFinish, task.actualFinish !== null, variance.finish]
        ] as const)
  return (
    <div role="note" aria-label={`Against “${baseline.name}”`} className="text-xs">
      <p className="m-0 truncate text-faint">
        {ends.length === 0 ? `“${baseline.name}” does not have this task.` : `Against “${baseline.name}”`}
      </p>
      {ends.map(([end, planned, date, isFact, minutes]) => (
        <p key={end} className="tabular m-0 flex gap-2">
          <span className="w-16 shrink-0 text-faint">{end}</span>
          <span className={minutes > 0 ? 'font-medium text-ink' : 'text-soft'}>
            {describeVariance({ planned, date, isFact, variance: minutes }, minutesPerDay, (instant) =>
              formatDate(instant, frame)
            )}
          </span>
        </p>
      ))}
    </div>
  )
}
