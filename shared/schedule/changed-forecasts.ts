import type { TaskId } from '../model/ids.ts'

import type { Blocker, ClearCause, Driver, Schedule, TaskForecast, UnblockEpoch } from './schedule.ts'

/** What has to be sent so that whoever has the schedule `before` gets the schedule `after`. Null before: everything. */
export type ForecastChange = { readonly changed: readonly TaskForecast[]; readonly gone: readonly TaskId[] }

/** The forecasts that differ in any value, in the order of ids, and the tasks that have none any more. */
export function changedForecasts(before: Schedule | null, after: Schedule): ForecastChange {
  if (before === null) return { changed: [...after.forecasts.values()], gone: [] }
  const changed: TaskForecast[] = []
  for (const [id, next] of after.forecasts) {
    const previous = before.forecasts.get(id)
    if (previous === undefined || !isSameForecast(previous, next)) changed.push(next)
  }
  return { changed, gone: [...before.forecasts.keys()].filter((id) => !after.forecasts.has(id)) }
}

/** Whether two forecasts say the same. */
export function isSameForecast(a: TaskForecast, b: TaskForecast): boolean {
  return (
    a.state === b.state &&
    a.earlyStart === b.earlyStart &&
    a.earlyFinish === b.earlyFinish &&
    a.lateStart === b.lateStart &&
    a.lateFinish === b.lateFinish &&
    a.totalFloat === b.totalFloat &&
    a.freeFloat === b.freeFloat &&
    a.critical === b.critical &&
    a.conditions === b.conditions &&
    a.promiseBroken === b.promiseBroken &&
    a.floatToPromise?.minutes === b.floatToPromise?.minutes &&
    a.floatToPromise?.task === b.floatToPromise?.task &&
    isSameFact(a.startDriver, b.startDriver) &&
    isSameFact(a.finishDriver, b.finishDriver) &&
    isSameEpoch(a.epoch, b.epoch) &&
    a.blockers.length === b.blockers.length &&
    a.blockers.every((blocker, index) => isSameFact(blocker, b.blockers[index]))
  )
}

/** Drivers, blockers and causes are flat values of numbers and texts: equal fields, equal fact. Every edit compares thousands. */
function isSameFact(a: Flat, b: Flat | undefined): boolean {
  if (a === b) return true
  if (b === undefined || a.kind !== b.kind) return false
  for (const field in a) if (a[field] !== b[field]) return false
  return true
}

type Flat = Readonly<Record<string, unknown>> & Pick<Driver | Blocker | ClearCause, 'kind'>

/** The cause can differ where the id does not: the same fact may be named by a task or by a date. */
function isSameEpoch(a: UnblockEpoch | null, b: UnblockEpoch | null): boolean {
  if (a === null || b === null) return a === b
  return a.id === b.id && a.at === b.at && isSameFact(a.cause, b.cause)
}
