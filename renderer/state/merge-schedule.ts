import type { ScheduleDelta } from '../../shared/ipc/hub-to-window.ts'
import { RevisedMap } from '../../shared/lib/revised-map.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { Schedule, TaskForecast } from '../../shared/schedule/schedule.ts'

/** A schedule that the next delta is merged into at the cost of what it changes. */
export type MergedSchedule = Omit<Schedule, 'forecasts'> & { readonly forecasts: RevisedMap<TaskId, TaskForecast> }

/** The schedule after a delta; forecasts that did not change stay the same objects. A partial delta without a schedule before it counts as whole. */
export function mergeSchedule(before: MergedSchedule | null, delta: ScheduleDelta): MergedSchedule {
  const changes = new Map<TaskId, TaskForecast | undefined>()
  for (const forecast of delta.changed) changes.set(forecast.task, forecast)
  for (const task of delta.gone) changes.set(task, undefined)
  const base = delta.full || before === null ? RevisedMap.of<TaskId, TaskForecast>([]) : before.forecasts
  const { now, issues, deadlocks, finish } = delta
  return { now, forecasts: base.revise(changes), issues: issues ?? before?.issues ?? [], deadlocks, finish }
}
