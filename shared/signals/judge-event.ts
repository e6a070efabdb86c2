import type { Intent } from '../intents/intent.ts'
import type { CommitContext } from '../intents/commit-context.ts'
import { planIntent } from '../intents/plan-intent.ts'
import { fieldsOfSignal } from '../intents/signal-fields.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { IntentId, TaskId } from '../model/ids.ts'
import type { KeptSignal, SignalFact } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { CloudEvent } from './cloud-event.ts'
import { deedsOfSignal } from './deeds-of-signal.ts'
import { factOfEvent } from './fact-of-event.ts'
import { momentOfEvent } from './moment-of-event.ts'
import { signalIdOf } from './signal-id-of.ts'
import { permissionOf } from './signal-rules.ts'
import { tasksMeant, whichTask } from './tasks-named.ts'
import { mustWait } from './why-it-waits.ts'

/** What becomes of an event on a board. */
export type EventDecision =
  /** `fields`: which fields of which task it sets, where it does nothing else; null where it creates something. [SG11] */
  | { readonly kind: 'apply'; readonly intent: Intent; readonly fields: readonly string[] | null; readonly at: number }
  /** Kept, and nothing more until a person says so; `reason` is a sentence. */
  | { readonly kind: 'propose'; readonly intent: Intent; readonly reason: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'ignore'; readonly reason: string }

/** Decides about an event by the board as it is; `now` is Unix milliseconds by the receiver's clock. */
export function judgeEvent(graph: WorkGraph, event: CloudEvent, now: number): EventDecision {
  const id = signalIdOf(event)
  if (graph.signals.has(id)) return { kind: 'duplicate' }
  const moment = momentOfEvent(event, now)
  if (!moment.ok) return ignore(moment.failure)
  const fact = factOfEvent(event)
  if (!fact.ok) return ignore(fact.failure)
  const subject = event.subject ?? ''
  const meant = tasksMeant(graph, subject, fact.value)
  const task = meant.length === 1 ? (meant[0] ?? null) : null
  const clientFacing = isFacingClient(event.data)
  const signal = {
    id,
    source: event.source,
    event: event.id,
    type: event.type,
    subject,
    at: moment.value,
    task,
    fact: fact.value,
    clientFacing,
    waits: false
  }
  const keep: Intent = { type: 'keepSignal', signal }
  const permission = permissionOf(signal)
  const propose = (reason: string): EventDecision => ({
    kind: 'propose',
    intent: { type: 'keepSignal', signal: { ...signal, waits: permission !== 'onlyKept' } },
    reason
  })
  switch (permission) {
    case 'onlyKept':
      return propose(
        signal.fact.kind === 'kept' && signal.fact.known
          ? `“${event.type}” is kept; this version does not carry it out.`
          : `“${event.type}” is not recognised; it is kept.`
      )
    case 'needsYes':
    case 'ofDecider':
    case 'byItself': {
      if (permission !== 'needsYes' && isPassing(fact.value, meant)) return ignore(whichTask(subject, meant))
      const why = mustWait(graph, signal)
      if (why !== null || task === null) return propose(why ?? whichTask(subject, meant))
      return carryOut(graph, { signal: { ...signal, task }, keep, propose })
    }
    default:
      return assertNever(permission)
  }
}

type Ready = {
  readonly signal: Omit<KeptSignal, 'task'> & { readonly task: TaskId }
  readonly keep: Intent
  readonly propose: (reason: string) => EventDecision
}

function carryOut(graph: WorkGraph, { signal, keep, propose }: Ready): EventDecision {
  const { task, at } = signal
  const about = graph.tasks.get(task)
  const fields = fieldsOfSignal(signal).map(([field]) => `${task}/${field}`)
  if (fields.length > 0) {
    if (about?.kind === 'summary') return ignore(`“${about.title}” is a summary: it follows the tasks under it.`)
    if (about?.kind === 'approval') return ignore(`“${about.title}” is an approval: its decision finishes it.`)
    return { kind: 'apply', intent: keep, fields, at }
  }
  const done = deedsOfSignal(graph, signal)
  if (!done.ok) return propose(done.failure)
  const intent: Intent = { type: 'together', label: signal.type, intents: [keep, ...done.value] }
  const context: CommitContext = { id: 'signal' as IntentId, by: null, at }
  const planned = planIntent(graph, intent, context)
  if (!planned.ok) return ignore(planned.failure.message)
  return { kind: 'apply', intent, fields: null, at }
}

/** [XR2] What only mentions a task is nothing where nobody has it: half of what looks like a key is none. */
function isPassing(fact: SignalFact, meant: readonly TaskId[]): boolean {
  return fact.kind === 'referenceAdded' && meant.length === 0
}

function isFacingClient(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'clientFacing' in data && data.clientFacing === true
}

function ignore(reason: string): EventDecision {
  return { kind: 'ignore', reason }
}
