import type { ScheduleDelta } from '../../shared/ipc/hub-to-window.ts'
import type { TaskForecast } from '../../shared/schedule/schedule.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

/** The schedule after a delta; forecasts that did not change stay the same objects. A partial delta without a schedule before it counts as whole. */
export function mergeSchedule(before: Schedule | null, delta: ScheduleDelta): Schedule {
  const forecasts = new Map<TaskId, TaskForecast>(delta.full || before === null ? [] : before.forecasts)
  for (const forecast of delta.changed) forecasts.set(forecast.task, forecast)
  for (const task of delta.gone) forecasts.delete(task)
  const { now, issues, deadlocks, finish } = delta
  return { now, forecasts, issues, deadlocks, finish }
}
