import { createdBySignal } from '../intents/created-by-signal.ts'
import type { Intent, TaskChange } from '../intents/intent.ts'
import { fieldsOfSignal } from '../intents/signal-fields.ts'
import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { ApprovalId, DependencyId, HandoffId, TaskId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { Signal, SignalVerdict } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { deedsOfSignal } from './deeds-of-signal.ts'
import { tasksNamed } from './tasks-named.ts'

/**
 * [SG8] [SG10] What a person's decision about a signal comes to, as one step; null takes the decision back. A yes to a signal that
 * means no task, or several, is about `task`: one that is there, or one that is made under that id. The failure is a sentence.
 */
export function settleSignal(
  graph: WorkGraph,
  signal: Signal,
  verdict: SignalVerdict | null,
  task: TaskId
): Result<Intent, string> {
  const judge: Intent = { type: 'judgeSignal', signal: signal.id, verdict }
  const withJudgement = (intents: readonly Intent[]): Result<Intent, string> =>
    succeed(intents.length === 0 ? judge : { type: 'together', label: labelOf(signal), intents: [judge, ...intents] })
  switch (verdict) {
    case null:
    case 'declined':
      return succeed(judge)
    case 'takenBack':
      return withJudgement(undoing(graph, signal))
    case 'accepted': {
      const yes =
        signal.task === null && !graph.tasks.has(task)
          ? makeTask(signal, task)
          : carryOut(graph, signal, signal.task ?? task)
      return yes.ok ? withJudgement(yes.value) : yes
    }
    default:
      return assertNever(verdict)
  }
}

function carryOut(graph: WorkGraph, signal: Signal, id: TaskId): Result<readonly Intent[], string> {
  const task = graph.tasks.get(id)
  if (task === undefined) return fail('This task is not on the board any more.')
  const { fact } = signal
  switch (fact.kind) {
    case 'started':
    case 'finished':
    case 'reopened':
    case 'progress':
    case 'estimate':
    case 'notBefore':
      return succeed([{ type: 'editTask', task: id, change: changeOf(signal) }])
    case 'promiseMoved': {
      const promise = task.promise ?? { to: '', clientFacing: signal.clientFacing, costOfDelay: null }
      return succeed([{ type: 'editTask', task: id, change: { promise: { ...promise, date: fact.date } } }])
    }
    case 'cancelled':
      return succeed([{ type: 'cancelTask', task: id, at: instantFromMilliseconds(signal.at) }])
    case 'dependencyRemoved': {
      const predecessor = onlyTask(graph, fact.predecessor)
      const links = [...graph.dependencies.values()].filter(
        (one) => one.predecessor === predecessor && one.successor === id
      )
      return succeed(links.map((link) => ({ type: 'removeDependency', dependency: link.id })))
    }
    case 'dependencyAdded':
    case 'question':
    case 'answer':
    case 'referenceAdded':
    case 'approvalRequested':
    case 'approvalDecided':
    case 'handoffOffered':
    case 'handoffCaught':
      return deedsOfSignal(graph, { ...signal, task: id })
    case 'kept':
      return fail('This version of Slipstream can only decline it.')
    default:
      return assertNever(fact)
  }
}

/** [SG10] What goes with a signal that is taken back: what it made, while nobody has ended it. (A decision goes by the judgement itself.) */
function undoing(graph: WorkGraph, { id, fact, task }: Signal): readonly Intent[] {
  switch (fact.kind) {
    case 'dependencyAdded': {
      const dependency = createdBySignal<DependencyId>(id)
      return graph.dependencies.has(dependency) ? [{ type: 'removeDependency', dependency }] : []
    }
    case 'approvalRequested': {
      const approval = createdBySignal<ApprovalId>(id)
      return graph.approvals.get(approval)?.decision === null ? [{ type: 'withdrawRequest', approval }] : []
    }
    case 'referenceAdded':
      return task === null ? [] : [{ type: 'removeReference', task, reference: fact.reference }]
    case 'handoffOffered': {
      const handoff = createdBySignal<HandoffId>(id)
      return graph.handoffs.get(handoff)?.caught === null ? [{ type: 'withdrawHandoff', handoff }] : []
    }
    case 'started':
    case 'finished':
    case 'reopened':
    case 'progress':
    case 'estimate':
    case 'notBefore':
    case 'question':
    case 'answer':
    case 'approvalDecided':
    case 'promiseMoved':
    case 'cancelled':
    case 'dependencyRemoved':
    case 'handoffCaught':
    case 'kept':
      return []
    default:
      return assertNever(fact)
  }
}

function onlyTask(graph: WorkGraph, reference: string): TaskId | null {
  const [only, ...more] = tasksNamed(graph, reference)
  return more.length === 0 ? (only ?? null) : null
}

/** A task named like the subject, with what the signal says of it. */
function makeTask(signal: Signal, id: TaskId): Result<readonly Intent[], string> {
  const change = changeOf(signal)
  if (Object.keys(change).length === 0)
    return fail('It is about no task that is here, and says too little for a new one.')
  return succeed([{ type: 'createTask', task: { id, title: signal.subject, ...change } }])
}

/** A person who says yes decides, whomever it faces. Each value is read by its field's own reader when it is planned. */
function changeOf(signal: Signal): TaskChange {
  return Object.fromEntries(fieldsOfSignal({ ...signal, clientFacing: false }))
}

function labelOf({ type, subject }: Signal): string {
  return `${type} ${subject}`.trim()
}
