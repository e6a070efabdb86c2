import type { Intent } from '../intents/intent.ts'
import type { CommitContext } from '../intents/commit-context.ts'
import { planIntent } from '../intents/plan-intent.ts'
import { fieldsOfSignal } from '../intents/signal-fields.ts'
import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { stableId } from '../lib/stable-id.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { CommentId, DependencyId, IntentId, SignalId, TaskId } from '../model/ids.ts'
import type { Person } from '../model/person.ts'
import type { Signal } from '../model/signal.ts'
import { taskKeys } from '../model/task-keys.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { CloudEvent } from './cloud-event.ts'
import { factOfEvent } from './fact-of-event.ts'
import { permissionOf } from './signal-rules.ts'

/** What becomes of an event on a board. */
export type EventDecision =
  /** `fields`: which fields of which task it sets, where it does nothing else; null where it creates something. [SG11] */
  | { readonly kind: 'apply'; readonly intent: Intent; readonly fields: readonly string[] | null; readonly at: number }
  /** Kept, and nothing more until a person says so; `reason` is a sentence. */
  | { readonly kind: 'propose'; readonly intent: Intent; readonly reason: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'ignore'; readonly reason: string }

/** [SG5] How far an event's clock may be ahead of this one, in milliseconds. */
const mostAhead = 60_000

/** Decides about an event by the board as it is; `now` is Unix milliseconds by the receiver's clock. */
export function judgeEvent(graph: WorkGraph, event: CloudEvent, now: number): EventDecision {
  const id = signalIdOf(event)
  if (graph.signals.has(id)) return { kind: 'duplicate' }
  if (event.time === null) return ignore('time: is missing, and what happened last counts')
  if (event.time - now > mostAhead) return ignore('time: lies ahead of this device’s clock')
  const fact = factOfEvent(event)
  if (!fact.ok) return ignore(fact.failure)
  const subject = event.subject ?? ''
  const meant = tasksNamed(graph, subject)
  const task = meant.length === 1 ? (meant[0] ?? null) : null
  const clientFacing = isFacingClient(event.data)
  const signal = {
    id,
    source: event.source,
    event: event.id,
    type: event.type,
    subject,
    at: event.time,
    task,
    fact: fact.value,
    clientFacing
  }
  const keep: Intent = { type: 'keepSignal', signal }
  const propose = (reason: string): EventDecision => ({ kind: 'propose', intent: keep, reason })
  const permission = permissionOf(signal)
  switch (permission) {
    case 'onlyKept':
      return propose(
        signal.fact.kind === 'kept' && signal.fact.known
          ? `“${event.type}” is kept; this version does not carry it out.`
          : `“${event.type}” is not recognised; it is kept.`
      )
    case 'needsYes':
      if (task === null) return propose(whichTask(subject, meant))
      return propose(`“${event.type}” waits for a yes.`)
    case 'byItself':
      if (task === null) return propose(whichTask(subject, meant))
      return carryOut(graph, { signal: { ...signal, task }, keep, propose })
    default:
      return assertNever(permission)
  }
}

/** An event is asked for its id by everybody who handles it. */
const ids = new WeakMap<Pick<CloudEvent, 'source' | 'id'>, SignalId>()

/** [SG1] */
export function signalIdOf(event: Pick<CloudEvent, 'source' | 'id'>): SignalId {
  const found = ids.get(event) ?? (stableId('signal', event.source, event.id) as SignalId)
  ids.set(event, found)
  return found
}

/** [SG10] What a signal created has an id that follows from the signal's. */
export function createdBySignal<Id extends DependencyId | CommentId>(signal: SignalId): Id {
  return stableId('created', signal) as Id
}

/** [SG6] The tasks that a key or an id may mean. */
export function tasksNamed(graph: WorkGraph, reference: string): readonly TaskId[] {
  const byId = graph.tasks.get(reference as TaskId)
  return byId === undefined ? taskKeys(graph).find(reference) : [byId.id]
}

type Ready = {
  readonly signal: Omit<Signal, 'verdict' | 'task'> & { readonly task: TaskId }
  readonly keep: Intent
  readonly propose: (reason: string) => EventDecision
}

function carryOut(graph: WorkGraph, { signal, keep, propose }: Ready): EventDecision {
  const { fact, task, at } = signal
  const about = graph.tasks.get(task)
  const fields = fieldsOfSignal(signal).map(([field]) => `${task}/${field}`)
  if (fields.length > 0) {
    if (about?.kind === 'summary') return ignore(`“${about.title}” is a summary: it follows the tasks under it.`)
    if (about?.kind === 'approval') return ignore(`“${about.title}” is an approval: its decision finishes it.`)
    return { kind: 'apply', intent: keep, fields, at }
  }
  const created = creationOf(graph, signal)
  if (!created.ok) return propose(created.failure)
  const intent: Intent = { type: 'together', label: signal.type, intents: [keep, ...created.value] }
  const context: CommitContext = { id: 'signal' as IntentId, by: null, at }
  const planned = planIntent(graph, intent, context)
  if (!planned.ok) return ignore(planned.failure.message)
  return { kind: 'apply', intent, fields: null, at }

  function creationOf(within: WorkGraph, { id }: Pick<Signal, 'id'>): Result<readonly Intent[], string> {
    if (fact.kind === 'dependencyAdded') {
      const [predecessor, ...more] = tasksNamed(within, fact.predecessor)
      if (predecessor === undefined || more.length > 0)
        return fail(whichTask(fact.predecessor, predecessor === undefined ? [] : [predecessor, ...more]))
      if (areLinked(within, predecessor, task)) return succeed([])
      const dependency = { id: createdBySignal<DependencyId>(id), predecessor, successor: task }
      return succeed([{ type: 'addDependency', dependency }])
    }
    if (fact.kind === 'question') {
      const [asks, ...more] = peopleNamed(within, fact.asks)
      if (asks === undefined || more.length > 0)
        return fail(`${asks === undefined ? 'Nobody' : 'More than one person'} here is called “${fact.asks}”.`)
      const comment = { id: createdBySignal<CommentId>(id), task, text: fact.text, asks: asks.id }
      return succeed([{ type: 'addComment', comment, at: instantFromMilliseconds(at) }])
    }
    return succeed([])
  }
}

function areLinked({ dependencies }: WorkGraph, predecessor: TaskId, successor: TaskId): boolean {
  for (const one of dependencies.values())
    if (one.predecessor === predecessor && one.successor === successor && one.type === 'finishToStart') return true
  return false
}

/** Who has this name, else whose name, or a word of it, begins so. */
export function peopleNamed({ people }: WorkGraph, name: string): readonly Person[] {
  const wanted = name.replace(/^@/, '').toLowerCase()
  const all = [...people.values()]
  const exact = all.filter((person) => person.name.toLowerCase() === wanted)
  if (exact.length > 0) return exact
  return all.filter((person) => ` ${person.name.toLowerCase()}`.includes(` ${wanted}`))
}

function whichTask(reference: string, meant: readonly TaskId[]): string {
  return meant.length === 0
    ? `No task here is “${reference}”.`
    : `“${reference}” means ${meant.length} tasks: their numbers were given twice.`
}

function isFacingClient(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'clientFacing' in data && data.clientFacing === true
}

function ignore(reason: string): EventDecision {
  return { kind: 'ignore', reason }
}
