import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { isId } from '../model/ids.ts'
import type { AnyId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import { constraintTypes } from '../model/task.ts'
import type { Blocker, ClearCause, Driver, TaskForecast } from '../schedule/schedule.ts'

import { forecastWords } from './forecast-words.ts'
import type { PackedForecasts } from './packed-forecasts.ts'

/** Reads what `packForecasts` wrote; the failure says what does not hold, and no value. */
export function unpackForecasts({ count, ids, numbers }: PackedForecasts): Result<readonly TaskForecast[], string> {
  const names: string[] = ids === '' ? [] : ids.split(' ')
  if (!names.every(isId)) return fail('ids: not an id')
  const reader = new Reader(numbers, names)
  const forecasts: TaskForecast[] = []
  // A count that is too large ends with the numbers.
  while (forecasts.length < count && !reader.isBroken) forecasts.push(readForecast(reader))
  if (reader.isBroken || !reader.isAtEnd || forecasts.length !== count) return fail('numbers: no forecasts')
  return succeed(forecasts)
}

/** Reads number after number. What cannot be meant marks it as broken and reads as something harmless. */
class Reader {
  readonly #numbers: Float64Array
  readonly #ids: readonly AnyId[]
  #at = 0
  isBroken = false

  constructor(numbers: Float64Array, ids: readonly AnyId[]) {
    this.#numbers = numbers
    this.#ids = ids
  }

  get isAtEnd(): boolean {
    return this.#at === this.#numbers.length
  }

  number(): number {
    const value = this.#numbers[this.#at]
    this.#at += 1
    if (value === undefined) this.isBroken = true
    return value ?? 0
  }

  /** How often something follows: no more than there are numbers left. */
  times(): number {
    const times = this.number()
    if (times >= 0 && times <= this.#numbers.length - this.#at) return times
    this.isBroken = true
    return 0
  }

  isYes(): boolean {
    return this.number() === 1
  }

  instant(): Instant {
    return toInstant(this.number())
  }

  word<Word extends string>(words: readonly [Word, ...Word[]]): Word {
    const word = words[this.number()]
    if (word === undefined) this.isBroken = true
    return word ?? words[0]
  }

  id<Id extends AnyId>(): Id {
    const id = this.#ids[this.number()]
    if (id === undefined) this.isBroken = true
    return id as Id
  }
}

function readForecast(from: Reader): TaskForecast {
  return {
    task: from.id(),
    state: from.word(forecastWords.state),
    earlyStart: from.instant(),
    earlyFinish: from.instant(),
    lateStart: from.instant(),
    lateFinish: from.instant(),
    totalFloat: readFloat(from),
    freeFloat: readFloat(from),
    critical: from.isYes(),
    startDriver: readDriver(from),
    finishDriver: readDriver(from),
    conditions: from.number(),
    promiseBroken: from.isYes(),
    floatToPromise: readFloatToPromise(from),
    blockers: readBlockers(from),
    epoch: from.isYes() ? { id: from.id(), at: from.instant(), cause: readCause(from) } : null
  }
}

function readFloat(from: Reader): TaskForecast['totalFloat'] {
  const minutes = from.number()
  return Number.isNaN(minutes) ? null : toWorkingMinutes(minutes)
}

function readFloatToPromise(from: Reader): TaskForecast['floatToPromise'] {
  const minutes = readFloat(from)
  return minutes === null ? null : { minutes, task: from.id() }
}

function readDriver(from: Reader): Driver {
  const kind = from.word(forecastWords.driver)
  switch (kind) {
    case 'dependency':
      return { kind, dependency: from.id(), predecessor: from.id() }
    case 'handoff':
      return { kind, handoff: from.id(), dependency: from.id(), predecessor: from.id() }
    case 'constraint':
      return { kind, constraint: from.word(constraintTypes), of: from.id() }
    case 'child':
      return { kind, child: from.id() }
    case 'boardStart':
    case 'now':
    case 'actual':
    case 'duration':
    case 'manual':
      return { kind }
    default:
      return assertNever(kind)
  }
}

function readBlockers(from: Reader): readonly Blocker[] {
  const blockers: Blocker[] = []
  for (let left = from.times(); left > 0; left -= 1) blockers.push(readBlocker(from))
  return blockers
}

function readBlocker(from: Reader): Blocker {
  const kind = from.word(forecastWords.blocker)
  switch (kind) {
    case 'task':
    case 'approval':
      return { kind, dependency: from.id(), task: from.id() }
    case 'handoff':
      return { kind, dependency: from.id(), handoff: from.id(), task: from.id() }
    case 'notBefore':
      return { kind, date: from.instant(), of: from.id() }
    default:
      return assertNever(kind)
  }
}

function readCause(from: Reader): ClearCause {
  const kind = from.word(forecastWords.cause)
  switch (kind) {
    case 'finished':
    case 'started':
    case 'granted':
    case 'cancelled':
      return { kind, task: from.id() }
    case 'caught':
      return { kind, handoff: from.id() }
    case 'dateReached':
      return { kind, date: from.instant() }
    case 'nothingLeft':
      return { kind }
    default:
      return assertNever(kind)
  }
}
