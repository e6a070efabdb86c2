import type { TaskId } from '../model/ids.ts'

import type { Blocker, Driver, Schedule, TaskForecast, UnblockEpoch } from './schedule.ts'

/** What has to be sent so that whoever has the schedule `before` gets the schedule `after`. Null before: everything. */
export type ForecastChange = { readonly changed: readonly TaskForecast[]; readonly gone: readonly TaskId[] }

/** The forecasts that differ in any value, in the order of ids, and the tasks that have none any more. */
export function changedForecasts(before: Schedule | null, after: Schedule): ForecastChange {
  if (before === null) return { changed: [...after.forecasts.values()], gone: [] }
  const changed: TaskForecast[] = []
  for (const [id, next] of after.forecasts) {
    const previous = before.forecasts.get(id)
    if (previous === undefined || !isSame(previous, next)) changed.push(next)
  }
  return { changed, gone: [...before.forecasts.keys()].filter((id) => !after.forecasts.has(id)) }
}

function isSame(a: TaskForecast, b: TaskForecast): boolean {
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
    isSameDriver(a.startDriver, b.startDriver) &&
    isSameDriver(a.finishDriver, b.finishDriver) &&
    isSameEpoch(a.epoch, b.epoch) &&
    a.blockers.length === b.blockers.length &&
    a.blockers.every((blocker, index) => isSameBlocker(blocker, b.blockers[index]))
  )
}

function isSameDriver(a: Driver, b: Driver): boolean {
  return a === b || (a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b))
}

function isSameBlocker(a: Blocker, b: Blocker | undefined): boolean {
  return b !== undefined && a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b)
}

/** The cause can differ where the id does not: the same fact may be named by a task or by a date. */
function isSameEpoch(a: UnblockEpoch | null, b: UnblockEpoch | null): boolean {
  return a === b || (a?.id === b?.id && JSON.stringify(a) === JSON.stringify(b))
}
