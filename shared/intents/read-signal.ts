import { assertNever } from '../lib/assert-never.ts'
import type { Signal, SignalFact, SignalVerdict } from '../model/signal.ts'

import {
  readDuration,
  readFlag,
  readFrom,
  readInstant,
  readName,
  readNumber,
  readOneOf,
  readOrNull,
  readText,
  readWhole
} from './read-value.ts'
import type { FieldReaders, Reader } from './read-value.ts'

/** The one decision about a signal. [SG10] */
export const signalFields: FieldReaders<Pick<Signal, 'verdict'>> = {
  verdict: readOrNull(readOneOf<SignalVerdict>(['accepted', 'declined', 'takenBack']))
}

/** [EV2] Texts that name something in an event. */
export const readSignalName = readName(1000)

/** What an event is about; empty where it does not say. */
export const readSignalSubject = readText(1000)

/** A short key or a task's id, as somebody said it. */
const readReference = readName(100)

/** Unix milliseconds within the range of instants. */
export const readMilliseconds = readWhole(-3_155_760_000_000_000, 3_155_760_000_000_000)

/** [SG9] How much of the data of an event that is only kept is kept with it, in UTF-16 units. */
export const keptDataLength = 2000

const readKind = readOneOf<SignalFact['kind']>([
  'started',
  'finished',
  'reopened',
  'progress',
  'estimate',
  'notBefore',
  'dependencyAdded',
  'question',
  'promiseMoved',
  'cancelled',
  'dependencyRemoved',
  'kept'
])

/** A fact as the document, or an intent, holds it. */
export function readSignalFact(value: unknown): SignalFact | undefined {
  const kind = readFrom(value, 'kind', readKind)
  const part = <Value>(field: string, read: Reader<Value>): Value | undefined => readFrom(value, field, read)
  switch (kind) {
    case undefined:
      return undefined
    case 'started':
    case 'finished':
    case 'reopened':
    case 'cancelled':
      return { kind }
    case 'progress': {
      const fraction = part('fraction', readNumber(0, 1))
      return fraction === undefined ? undefined : { kind, fraction }
    }
    case 'estimate': {
      const minutes = part('minutes', readDuration)
      return minutes === undefined ? undefined : { kind, minutes }
    }
    case 'notBefore': {
      const date = part('date', readOrNull(readInstant))
      return date === undefined ? undefined : { kind, date }
    }
    case 'promiseMoved': {
      const date = part('date', readInstant)
      return date === undefined ? undefined : { kind, date }
    }
    case 'dependencyAdded':
    case 'dependencyRemoved': {
      const predecessor = part('predecessor', readReference)
      return predecessor === undefined ? undefined : { kind, predecessor }
    }
    case 'question': {
      const text = part('text', readName(20_000))
      const asks = part('asks', readName(200))
      return text === undefined || asks === undefined ? undefined : { kind, text, asks }
    }
    case 'kept': {
      const known = part('known', readFlag)
      const data = part('data', readText(keptDataLength))
      return known === undefined || data === undefined ? undefined : { kind, known, data }
    }
    default:
      return assertNever(kind)
  }
}
