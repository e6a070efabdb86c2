import { assertNever } from '../lib/assert-never.ts'
import { constraintTypes } from '../model/task.ts'
import type { Blocker, Driver, TaskForecast, UnblockEpoch } from '../schedule/schedule.ts'

import { forecastWords } from './forecast-words.ts'
import type { PackedForecasts } from './packed-forecasts.ts'

/** Writes forecasts as numbers and ids; `unpackForecasts` reads them. A number that is null is sent as NaN. */
export function packForecasts(forecasts: readonly TaskForecast[]): PackedForecasts {
  const to: Written = { numbers: [], places: new Map() }
  for (const forecast of forecasts) writeForecast(to, forecast)
  return { count: forecasts.length, ids: [...to.places.keys()].join(' '), numbers: new Float64Array(to.numbers) }
}

/** What was written so far, and where each id stands among the ids. */
type Written = { readonly numbers: number[]; readonly places: Map<string, number> }

function writeForecast(to: Written, forecast: TaskForecast): void {
  const { numbers } = to
  const { totalFloat, freeFloat, floatToPromise, blockers, epoch } = forecast
  writeId(to, forecast.task)
  numbers.push(forecastWords.state.indexOf(forecast.state))
  numbers.push(forecast.earlyStart, forecast.earlyFinish, forecast.lateStart, forecast.lateFinish)
  numbers.push(totalFloat ?? NaN, freeFloat ?? NaN, forecast.critical ? 1 : 0)
  writeDriver(to, forecast.startDriver)
  writeDriver(to, forecast.finishDriver)
  numbers.push(forecast.conditions, forecast.promiseBroken ? 1 : 0, floatToPromise?.minutes ?? NaN)
  if (floatToPromise !== null) writeId(to, floatToPromise.task)
  numbers.push(blockers.length)
  for (const blocker of blockers) writeBlocker(to, blocker)
  numbers.push(epoch === null ? 0 : 1)
  if (epoch !== null) writeEpoch(to, epoch)
}

function writeId({ numbers, places }: Written, id: string): void {
  let place = places.get(id)
  if (place === undefined) {
    place = places.size
    places.set(id, place)
  }
  numbers.push(place)
}

function writeDriver(to: Written, driver: Driver): void {
  to.numbers.push(forecastWords.driver.indexOf(driver.kind))
  switch (driver.kind) {
    case 'dependency':
      writeId(to, driver.dependency)
      return writeId(to, driver.predecessor)
    case 'handoff':
      writeId(to, driver.handoff)
      writeId(to, driver.dependency)
      return writeId(to, driver.predecessor)
    case 'constraint':
      to.numbers.push(constraintTypes.indexOf(driver.constraint))
      return writeId(to, driver.of)
    case 'child':
      return writeId(to, driver.child)
    case 'boardStart':
    case 'now':
    case 'actual':
    case 'duration':
    case 'manual':
      return undefined
    default:
      return assertNever(driver)
  }
}

function writeBlocker(to: Written, blocker: Blocker): void {
  to.numbers.push(forecastWords.blocker.indexOf(blocker.kind))
  switch (blocker.kind) {
    case 'task':
    case 'approval':
      writeId(to, blocker.dependency)
      return writeId(to, blocker.task)
    case 'handoff':
      writeId(to, blocker.dependency)
      writeId(to, blocker.handoff)
      return writeId(to, blocker.task)
    case 'notBefore':
      to.numbers.push(blocker.date)
      return writeId(to, blocker.of)
    default:
      return assertNever(blocker)
  }
}

function writeEpoch(to: Written, { id, at, cause }: UnblockEpoch): void {
  writeId(to, id)
  to.numbers.push(at, forecastWords.cause.indexOf(cause.kind))
  switch (cause.kind) {
    case 'finished':
    case 'started':
    case 'granted':
    case 'cancelled':
      return writeId(to, cause.task)
    case 'caught':
      return writeId(to, cause.handoff)
    case 'dateReached':
      to.numbers.push(cause.date)
      return undefined
    case 'nothingLeft':
      return undefined
    default:
      return assertNever(cause)
  }
}
