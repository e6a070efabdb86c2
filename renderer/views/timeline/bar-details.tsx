import type { Task } from '../../../shared/model/task.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { explainDate } from '../../../shared/schedule/explain-date.ts'
import type { Schedule, TaskForecast } from '../../../shared/schedule/schedule.ts'
import { chanceToHold } from '../../state/shown-chances.ts'
import type { TaskChances } from '../../state/shown-chances.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { formatChance } from '../../ui/text/format-chance.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'

import { plannedFinish, titleOf } from './bar-words.ts'

/** What a bar says when a pointer rests on it: dates with their reasons, float, promise, and whether it can be dragged. */
export function BarDetails({
  task,
  forecast,
  graph,
  schedule,
  frame,
  chances,
  late,
  rule
}: {
  readonly task: Task
  readonly forecast: TaskForecast
  readonly graph: WorkGraph
  readonly schedule: Schedule
  readonly frame: DateFrame
  readonly chances: TaskChances | null
  readonly late: string | null
  /** Why it cannot be dragged, or null. */
  readonly rule: string | null
}) {
  const perDay = graph.board.minutesPerDay
  const say = (end: 'start' | 'finish') => {
    const { sentence } = explainDate(graph, schedule, task.id, end, (instant) => formatPlainDay(instant, frame))
    return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`
  }
  const { totalFloat } = forecast
  const planned = plannedFinish(graph, task, forecast, frame)
  const chance = chanceToHold(chances, task.promise)
  return (
    <div className="flex flex-col gap-1.5">
      <p className="m-0 flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-semibold">{titleOf(task)}</span>
        <StateBadge state={forecast.state} />
      </p>
      <p className="m-0 text-soft">{say('start')}</p>
      <p className="m-0 text-soft">{say('finish')}</p>
      {planned === null ? null : <p className="tabular m-0 text-soft">{planned}.</p>}
      {totalFloat === null ? null : forecast.critical ? (
        <p className="m-0 text-critical">Critical: if this slips, the end slips.</p>
      ) : (
        <p className="m-0 text-faint">{sayDuration(Math.max(0, totalFloat), perDay)} of float.</p>
      )}
      {task.promise === null ? null : (
        <p className={`m-0 ${late === null ? 'text-faint' : 'font-medium text-danger'}`}>
          Promised{task.promise.to === '' ? '' : ` to ${task.promise.to}`} for{' '}
          {formatPlainDay(task.promise.date, frame)}
          {late === null ? '.' : `: ${late}.`}
          {chance === null ? null : ` ${formatChance(chance)} likely to hold.`}
        </p>
      )}
      {chances === null ? null : (
        <p className="m-0 text-faint">
          {`Even odds by ${formatPlainDay(chances.p50, frame)}, 80\u00A0% by ${formatPlainDay(chances.p80, frame)}, 95\u00A0% by ${formatPlainDay(chances.p95, frame)}.`}
        </p>
      )}
      {rule === null ? null : <p className="m-0 text-xs text-faint">{rule}</p>}
    </div>
  )
}
