import type { ColumnName } from '../../shared/model/board-look.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { TaskForecast, WorkState } from '../../shared/schedule/schedule.ts'

/**
 * Where a task stands. Facts are looked at before the forecast, so that a card moves at once even while the hub is
 * away; facts of the future do not count yet.
 */
export function stateOf(task: Task, forecast: TaskForecast | null, now: Instant | null): WorkState {
  const holds = (at: Instant | null) => at !== null && (now === null || at <= now)
  if (holds(task.cancelledAt)) return 'cancelled'
  const said = forecast?.state ?? 'clear'
  if (task.kind === 'approval' || task.kind === 'summary') return said
  if (holds(task.actualFinish)) return 'done'
  if (holds(task.actualStart)) return said === 'waiting' ? 'waiting' : 'inProgress'
  return said === 'done' || said === 'inProgress' || said === 'cancelled' ? 'clear' : said
}

/** The column that a state stands in: cancelled work is over, as done work is. */
export function columnOf(state: WorkState): ColumnName {
  return state === 'cancelled' ? 'done' : state
}
