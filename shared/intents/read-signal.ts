import { assertNever } from '../lib/assert-never.ts'
import { readReference } from '../model/reference.ts'
import type { Signal, SignalFact, SignalVerdict } from '../model/signal.ts'

import {
  isFields,
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
import { readDeed } from './thing-fields.ts'

/** The one decision about a signal, why, and whose. [SG10] */
export const signalFields: FieldReaders<Pick<Signal, 'verdict' | 'reason' | 'judged'>> = {
  verdict: readOrNull(readOneOf<SignalVerdict>(['accepted', 'declined', 'takenBack'])),
  reason: readText(2000),
  judged: readOrNull(readDeed)
}

/** [EV2] Texts that name something in an event. */
export const readSignalName = readName(1000)

/** What an event is about; empty where it does not say. */
export const readSignalSubject = readText(1000)

/** A short key or a task's id, as somebody said it. */
const readTaskName = readName(100)

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
  'approvalRequested',
  'approvalDecided',
  'handoffOffered',
  'handoffCaught',
  'answer',
  'referenceAdded',
  'kept'
])

/** A fact as the document, or an intent, holds it. */
export function readSignalFact(value: unknown): SignalFact | undefined {
  const kind = readFrom(value, 'kind', readKind)
  const part = <Value>(field: string, read: Reader<Value>): Value | undefined => readFrom(value, field, read)
  /** What may be left out, said as null; undefined where it is there and bad. */
  const orNull = <Value>(field: string, read: Reader<Value>): Value | null | undefined =>
    isFields(value) && Object.hasOwn(value, field) ? part(field, readOrNull(read)) : null
  const who = (field: string): string | null | undefined => orNull(field, readName(200))
  const textIn = (field: string, most = 20_000): string | undefined => {
    const read = orNull(field, readText(most))
    return read === null ? '' : read
  }
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
      const predecessor = part('predecessor', readTaskName)
      return predecessor === undefined ? undefined : { kind, predecessor }
    }
    case 'question': {
      const text = part('text', readName(20_000))
      const asks = part('asks', readName(200))
      return text === undefined || asks === undefined ? undefined : { kind, text, asks }
    }
    case 'approvalRequested': {
      const [asks, by] = [who('asks'), who('by')]
      return asks === undefined || by === undefined ? undefined : { kind, asks, by }
    }
    case 'approvalDecided': {
      const verdict = part('verdict', readOneOf(['granted', 'declined']))
      const [by, reason] = [who('by'), textIn('reason', 2000)]
      return verdict === undefined || by === undefined || reason === undefined
        ? undefined
        : { kind, verdict, by, reason }
    }
    case 'handoffOffered': {
      const [predecessor, by] = [orNull('predecessor', readTaskName), who('by')]
      const [why, definitionOfDone] = [textIn('why'), textIn('definitionOfDone')]
      const [stillOwed, artifacts] = [textIn('stillOwed'), textIn('artifacts')]
      if (predecessor === undefined || by === undefined || why === undefined || definitionOfDone === undefined)
        return undefined
      if (stillOwed === undefined || artifacts === undefined) return undefined
      return { kind, predecessor, by, why, definitionOfDone, stillOwed, artifacts }
    }
    case 'handoffCaught': {
      const [predecessor, by, readBack] = [
        orNull('predecessor', readTaskName),
        who('by'),
        part('readBack', readName(20_000))
      ]
      return predecessor === undefined || by === undefined || readBack === undefined
        ? undefined
        : { kind, predecessor, by, readBack }
    }
    case 'answer': {
      const [said, by] = [part('text', readName(20_000)), who('by')]
      return said === undefined || by === undefined ? undefined : { kind, text: said, by }
    }
    case 'referenceAdded': {
      const reference = part('reference', readReference)
      return reference === undefined ? undefined : { kind, reference }
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
