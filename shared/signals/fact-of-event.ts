import { keptDataLength, readSignalFact } from '../intents/read-signal.ts'
import { readFrom } from '../intents/read-value.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { SignalFact } from '../model/signal.ts'

import { busyType } from './busy-of-event.ts'
import type { CloudEvent } from './cloud-event.ts'
import { readMoment } from './read-moment.ts'

/** The types that are carried out, and which fact each tells. */
const kinds: ReadonlyMap<string, SignalFact['kind']> = new Map([
  ['task.started', 'started'],
  ['task.finished', 'finished'],
  ['task.reopened', 'reopened'],
  ['task.progress', 'progress'],
  ['task.estimate-changed', 'estimate'],
  ['task.not-before-changed', 'notBefore'],
  ['dependency.added', 'dependencyAdded'],
  ['question.asked', 'question'],
  ['promise.moved', 'promiseMoved'],
  ['task.cancelled', 'cancelled'],
  ['dependency.removed', 'dependencyRemoved'],
  ['approval.requested', 'approvalRequested'],
  ['approval.granted', 'approvalDecided'],
  ['approval.declined', 'approvalDecided'],
  ['handoff.offered', 'handoffOffered'],
  ['handoff.caught', 'handoffCaught'],
  ['question.answered', 'answer'],
  ['reference.added', 'referenceAdded']
])

const verdicts: ReadonlyMap<string, 'granted' | 'declined'> = new Map([
  ['approval.granted', 'granted'],
  ['approval.declined', 'declined']
])

/** The types that are known and only kept. [SG9] */
const keptTypes: ReadonlySet<string> = new Set(['deployment.succeeded'])

/** What an event tells, or which part of its data says it badly; a type that is not known is kept with its data. */
export function factOfEvent({ type, data }: Pick<CloudEvent, 'type' | 'data'>): Result<SignalFact, string> {
  // Taken out long before a board is chosen: this is the last door that it would have to pass.
  if (type === busyType) return fail('type: when somebody is busy goes on no board')
  const kind = kinds.get(type)
  if (kind === undefined) return succeed({ kind: 'kept', known: keptTypes.has(type), data: beginningOf(data) })
  const date = readFrom(data, 'date', readDate)
  const fields = typeof data === 'object' && data !== null ? data : {}
  const verdict = verdicts.get(type)
  const fact = readSignalFact({
    ...fields,
    ...(date === undefined ? {} : { date }),
    ...(verdict === undefined ? {} : { verdict }),
    kind
  })
  return fact === undefined ? fail(`data: is not what ${type} says`) : succeed(fact)
}

/** The minute that an RFC 3339 text names; null where it says that there is none. */
function readDate(value: unknown): number | null | undefined {
  if (value === null) return null
  const moment = readMoment(value)
  return moment === undefined ? undefined : instantFromMilliseconds(moment)
}

/** Cut between characters, never within one. */
function beginningOf(data: unknown): string {
  if (data === null || data === undefined) return ''
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  return text.slice(0, keptDataLength).replaceAll(/\p{Surrogate}/gu, '�')
}
