import { createdBySignal } from '../intents/created-by-signal.ts'
import type { Intent } from '../intents/intent.ts'
import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { ApprovalId, CommentId, DependencyId, HandoffId, PersonId, TaskId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import { latestApproval } from '../model/latest-approval.ts'
import { openQuestions } from '../model/open-questions.ts'
import type { Handoff } from '../model/handoff.ts'
import type { Signal, SignalFact } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { peopleNamed, personOfLogin } from '../model/people-named.ts'

import { tasksNamed, whichTask } from './tasks-named.ts'
import { toldLink } from './told-link.ts'

/** What tells a deed: the signal, with the task that it is about. */
export type Telling = Pick<Signal, 'id' | 'at' | 'fact'> & { readonly task: TaskId }

type Deeds = Result<readonly Intent[], string>

/**
 * [SG12] [SG16] What a signal does beside setting fields of its task, under ids that follow from its own; nothing where that is so
 * already. The failure is a sentence: it names somebody or something that is not here, or is here twice.
 */
export function deedsOfSignal(graph: WorkGraph, { id, at, fact, task }: Telling): Deeds {
  const moment = instantFromMilliseconds(at)
  switch (fact.kind) {
    case 'dependencyAdded': {
      const predecessor = onlyTask(graph, fact.predecessor)
      if (!predecessor.ok) return predecessor
      if (areLinked(graph, predecessor.value, task)) return succeed([])
      const ends = { predecessor: predecessor.value, successor: task }
      return succeed([{ type: 'addDependency', dependency: { id: toldLink(graph, ends, id), ...ends } }])
    }
    case 'question': {
      const asks = onlyPerson(graph, fact.asks)
      if (!asks.ok) return asks
      const comment = { id: createdBySignal<CommentId>(id), task, text: fact.text, asks: asks.value }
      return succeed([{ type: 'addComment', comment, at: moment }])
    }
    case 'answer': {
      const by = personOfLogin(graph, fact.by)
      const open = openQuestions(graph).filter((one) => one.task === task && (by === null || one.asks === by))
      const [question, ...more] = open
      if (question === undefined) return fail('No question waits for an answer there.')
      if (more.length > 0 && by === null) return fail('Several questions wait there, of different people.')
      const comment = { id: createdBySignal<CommentId>(id), task, text: fact.text, answers: question.id }
      return succeed([{ type: 'addComment', comment, at: moment, by }])
    }
    case 'approvalRequested': {
      const about = graph.tasks.get(task)
      if (about?.kind !== 'approval') return fail('No approval waits for that.')
      const asks = fact.asks === null ? succeed(about.owner) : onlyPerson(graph, fact.asks)
      if (!asks.ok) return asks
      const approval = { id: createdBySignal<ApprovalId>(id), task, approver: asks.value }
      return succeed([{ type: 'requestApproval', approval, at: moment, by: personOfLogin(graph, fact.by) }])
    }
    case 'approvalDecided':
      return decision(graph, { id, at, task }, fact)
    case 'handoffOffered': {
      const link = linkOf(graph, fact.predecessor, task)
      if (!link.ok) return link
      const { why, definitionOfDone, stillOwed, artifacts } = fact
      const { dependency, from, to } = link.value
      const handoff = { id: createdBySignal<HandoffId>(id), dependency, from, to }
      const fields = { why, definitionOfDone, stillOwed, artifacts }
      const by = personOfLogin(graph, fact.by)
      return succeed([{ type: 'offerHandoff', handoff: { ...handoff, ...fields }, at: moment, by }])
    }
    case 'handoffCaught': {
      const link = linkOf(graph, fact.predecessor, task)
      if (!link.ok) return link
      const handoff = latestHandoff(graph, link.value.dependency)
      if (handoff === null) return fail('Nothing was offered there.')
      if (handoff.caught !== null) return succeed([])
      const { readBack } = fact
      const by = personOfLogin(graph, fact.by)
      return succeed([{ type: 'catchHandoff', handoff: handoff.id, readBack, at: moment, by }])
    }
    case 'referenceAdded':
      return succeed([{ type: 'addReference', task, reference: fact.reference }])
    case 'started':
    case 'finished':
    case 'reopened':
    case 'progress':
    case 'estimate':
    case 'notBefore':
    case 'promiseMoved':
    case 'cancelled':
    case 'dependencyRemoved':
    case 'kept':
      return succeed([])
    default:
      return assertNever(fact)
  }
}

/** [SG15] Whether the login belongs to whoever decides the approval: of the latest request the delegate, else the approver; else its owner. */
export function isOfDecider(graph: WorkGraph, task: TaskId, login: string | null): boolean {
  const person = personOfLogin(graph, login)
  return person !== null && decidersOf(graph, task).includes(person)
}

/** [SG15] Who decides an approval, where somebody does. */
export function decidersOf(graph: WorkGraph, task: TaskId): readonly (PersonId | null)[] {
  const latest = latestApproval(graph, task)
  return latest === null ? [graph.tasks.get(task)?.owner ?? null] : [latest.approver, latest.delegate]
}

/**
 * [SG16] A decision is a request of its own that was decided at once: so of several the latest counts, in whatever order they come,
 * and one that a later decision overtook changes nothing.
 */
function decision(
  graph: WorkGraph,
  { id, at, task }: Omit<Telling, 'fact'>,
  { by, verdict, reason }: Extract<SignalFact, { readonly kind: 'approvalDecided' }>
): Deeds {
  const about = graph.tasks.get(task)
  if (about?.kind !== 'approval') return fail('No approval waits for that.')
  const moment = instantFromMilliseconds(at)
  const latest = latestApproval(graph, task)
  if (latest?.decision != null && latest.decision.at > moment) return succeed([])
  const person = personOfLogin(graph, by)
  const approval = createdBySignal<ApprovalId>(id)
  const asked = person ?? latest?.approver ?? about.owner
  const doer = person === null ? {} : { by: person }
  return succeed([
    {
      type: 'requestApproval',
      approval: { id: approval, task, approver: asked },
      at: moment,
      by: latest?.requested.by ?? null
    },
    { type: 'decideApproval', approval, verdict, reason, at: moment, ...doer }
  ])
}

type Link = { readonly dependency: DependencyId; readonly from: PersonId | null; readonly to: PersonId | null }

function linkOf(graph: WorkGraph, predecessor: string | null, task: TaskId): Result<Link, string> {
  const named = predecessor === null ? null : onlyTask(graph, predecessor)
  if (named !== null && !named.ok) return named
  const links = [...graph.dependencies.values()].filter(
    (one) => one.successor === task && (named === null || one.predecessor === named.value)
  )
  const [only, ...more] = links
  if (only === undefined) return fail('It waits for nothing that could be handed over.')
  if (more.length > 0) return fail('It waits for several tasks: predecessor says which hands over.')
  const [from, to] = [graph.tasks.get(only.predecessor)?.owner ?? null, graph.tasks.get(task)?.owner ?? null]
  return succeed({ dependency: only.id, from, to })
}

function latestHandoff({ handoffs }: WorkGraph, dependency: DependencyId): Handoff | null {
  const all = [...handoffs.values()].filter((one) => one.dependency === dependency && one.offered !== null)
  return all.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).at(-1) ?? null
}

function onlyTask(graph: WorkGraph, name: string): Result<TaskId, string> {
  const meant = tasksNamed(graph, name)
  const [only, ...more] = meant
  return only === undefined || more.length > 0 ? fail(whichTask(name, meant)) : succeed(only)
}

function onlyPerson(graph: WorkGraph, name: string): Result<PersonId, string> {
  const [only, ...more] = peopleNamed(graph, name)
  if (only === undefined) return fail(`Nobody here is called “${name}”.`)
  return more.length > 0 ? fail(`More than one person here is called “${name}”.`) : succeed(only.id)
}

function areLinked({ dependencies }: WorkGraph, predecessor: TaskId, successor: TaskId): boolean {
  for (const one of dependencies.values())
    if (one.predecessor === predecessor && one.successor === successor && one.type === 'finishToStart') return true
  return false
}
