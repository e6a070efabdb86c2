import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { stableId } from '../lib/stable-id.ts'
import type { Intent } from '../intents/intent.ts'
import { sameJson } from '../intents/same-json.ts'
import type { CommentId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { deedsOfYes } from '../signals/deeds-of-yes.ts'

import { lastHeard } from './last-heard.ts'
import { missingWords } from './missing-words.ts'
import type { MissingField, Proposal, SignalProposal, Way } from './proposal.ts'
import { taskOfWay } from './task-of-way.ts'

type Carried = Result<readonly Intent[], string>

/**
 * [PR6] [PR7] What one way of a proposal comes to on this graph, decided at `at`, for a `reason` where it takes one [PR9]. The failure is a sentence: what the proposal
 * rests on is not so any more, or the way is none of its kind.
 */
export function carryOut(
  graph: WorkGraph,
  proposal: Proposal,
  way: Way,
  { at, reason }: { readonly at: Instant; readonly reason: string }
): Carried {
  if (proposal.kind === 'waitingSignal') return accept(graph, proposal, way)
  const task = graph.tasks.get(proposal.task)
  if (task === undefined) return fail('This task is not on the board any more.')
  switch (proposal.kind) {
    case 'renegotiatePromise': {
      const { promise } = task
      if (promise === null || promise.date !== proposal.promised || task.actualFinish !== null)
        return fail(`The promise of “${task.title}” is another by now.`)
      if (way.kind !== 'movePromise') return noWay()
      return one({ type: 'editTask', task: task.id, change: { promise: { ...promise, date: way.date } } })
    }
    case 'startNow':
      if (task.actualStart !== null || task.cancelledAt !== null) return fail(`“${task.title}” does not wait any more.`)
      if (way.kind === 'start') return one({ type: 'startTask', task: task.id, at })
      return way.kind === 'takeSlot' ? dated(task, { type: 'startNoEarlierThan', date: way.from }) : noWay()
    case 'pullForward':
      if (!sameJson(task.constraint, { type: 'startNoEarlierThan', date: proposal.date }))
        return fail(`The date of “${task.title}” is another by now.`)
      return way.kind === 'dropDate' ? dated(task, null) : noWay()
    case 'breakDeadlock':
      return way.kind === 'unlink' ? unlink(graph, [way.dependency]) : noWay()
    case 'reassignOrphan':
      if (task.owner !== proposal.owner) return fail(`“${task.title}” has an owner by now.`)
      if (way.kind !== 'giveTo') return noWay()
      return one({ type: 'editTask', task: task.id, change: { owner: way.person } })
    case 'askHandoff': {
      const handoff = graph.handoffs.get(proposal.handoff)
      if (handoff === undefined || handoff.caught !== null) return fail('This handoff is not on offer any more.')
      if (way.kind !== 'askGiver') return noWay()
      const id = stableId('question', proposal.id) as CommentId
      const text = question(proposal.missing)
      return one({ type: 'addComment', comment: { id, task: task.id, text, asks: proposal.giver }, at })
    }
    case 'delegateApproval': {
      const approval = graph.approvals.get(proposal.approval)
      if (approval === undefined || approval.decision !== null || approval.delegate !== null)
        return fail('Nobody sits on this decision any more.')
      if (way.kind !== 'delegateTo') return noWay()
      return one({ type: 'delegateApproval', approval: approval.id, delegate: way.person })
    }
    case 'writeOffZombie': {
      const { actualStart } = task
      const isSilent = actualStart !== null && lastHeard(graph, { ...task, actualStart }) === proposal.heard
      if (!isSilent || task.actualFinish !== null || task.cancelledAt !== null)
        return fail(`Something was heard of “${task.title}” meanwhile.`)
      if (way.kind !== 'writeOff') return noWay()
      const links = way.links === 'keep' ? [] : proposal.links.filter((id) => graph.dependencies.has(id))
      return succeed([
        { type: 'writeOffTask', task: task.id, reason, at },
        ...links.map((dependency): Intent => ({ type: 'removeDependency', dependency }))
      ])
    }
    case 'contradictedPin':
      if (!sameJson(task.constraint, { type: proposal.constraint, date: proposal.wanted }))
        return fail(`The date of “${task.title}” is another by now.`)
      if (way.kind === 'moveDate') return dated(task, { type: proposal.constraint, date: way.date })
      if (way.kind === 'unlink') return unlink(graph, [way.dependency])
      return way.kind === 'unpin' ? dated(task, null) : noWay()
    default:
      return assertNever(proposal)
  }
}

/** [PR11] [SG8] */
function accept(graph: WorkGraph, proposal: SignalProposal, way: Way): Carried {
  const signal = graph.signals.get(proposal.signal)
  if (signal === undefined || signal.verdict !== null) return fail('Somebody has decided about this signal by now.')
  const task = taskOfWay(proposal, way)
  if (task === null) return noWay()
  return deedsOfYes(graph, signal, way.kind === 'newTask' ? null : task)
}

function one(intent: Intent): Carried {
  return succeed([intent])
}

function noWay(): Carried {
  return fail('This is not what was proposed.')
}

function dated(task: Task, constraint: Task['constraint']): Carried {
  return one({ type: 'editTask', task: task.id, change: { constraint } })
}

function unlink(graph: WorkGraph, links: Extract<Proposal, { kind: 'writeOffZombie' }>['links']): Carried {
  if (links.some((id) => !graph.dependencies.has(id))) return fail('This link is not on the board any more.')
  return succeed(links.map((dependency) => ({ type: 'removeDependency', dependency })))
}

/** "Before I take this over, please say what done looks like and where things are." */
function question(missing: readonly MissingField[]): string {
  const wanted = missing.map((field) => missingWords[field])
  const list = wanted.length < 2 ? wanted.join('') : `${wanted.slice(0, -1).join(', ')} and ${wanted.at(-1) ?? ''}`
  return `Before I take this over, please say ${list}.`
}
