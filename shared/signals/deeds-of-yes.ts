import { createdBySignal } from '../intents/created-by-signal.ts'
import type { Intent, TaskChange } from '../intents/intent.ts'
import { readJson } from '../intents/read-json.ts'
import { sameJson } from '../intents/same-json.ts'
import { fieldsOfSignal } from '../intents/signal-fields.ts'
import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { TaskId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { Signal } from '../model/signal.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { deedsOfSignal } from './deeds-of-signal.ts'
import { tasksNamed, whichTask } from './tasks-named.ts'

/**
 * [SG8] What a yes to a signal that waits does, about the task that it is about or that a person chose; null makes a new one, under an id
 * that follows from the signal's. Nothing where that is so already. The failure is a sentence.
 */
export function deedsOfYes(graph: WorkGraph, signal: Signal, about: TaskId | null): Result<readonly Intent[], string> {
  if (about === null) return makeTask(signal)
  const task = graph.tasks.get(about)
  if (task === undefined) return fail('This task is not on the board any more.')
  const { fact } = signal
  switch (fact.kind) {
    case 'started':
    case 'finished':
    case 'reopened':
    case 'progress':
    case 'estimate':
    case 'notBefore':
      return succeed(saysAlready(signal, task) ? [] : [{ type: 'editTask', task: about, change: changeOf(signal) }])
    case 'promiseMoved': {
      if (task.promise?.date === fact.date) return succeed([])
      const promise = task.promise ?? { to: '', clientFacing: signal.clientFacing, costOfDelay: null }
      return succeed([{ type: 'editTask', task: about, change: { promise: { ...promise, date: fact.date } } }])
    }
    case 'cancelled':
      return succeed(
        task.cancelledAt === null ? [{ type: 'cancelTask', task: about, at: instantFromMilliseconds(signal.at) }] : []
      )
    case 'dependencyRemoved': {
      const [predecessor, ...more] = tasksNamed(graph, fact.predecessor)
      if (predecessor === undefined) return succeed([])
      if (more.length > 0) return fail(whichTask(fact.predecessor, [predecessor, ...more]))
      const links = [...graph.dependencies.values()].filter(
        (one) => one.predecessor === predecessor && one.successor === about
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
      return deedsOfSignal(graph, { ...signal, task: about })
    case 'kept':
      return fail('This version of Slipstream only keeps it.')
    default:
      return assertNever(fact)
  }
}

/** A task named like the subject, with what the signal says of it. */
function makeTask(signal: Signal): Result<readonly Intent[], string> {
  const change = changeOf(signal)
  if (signal.subject.trim() === '' || Object.keys(change).length === 0)
    return fail('It is about no task that is here, and says too little for a new one.')
  const task = { id: createdBySignal<TaskId>(signal.id), title: signal.subject, ...change }
  return succeed([{ type: 'createTask', task }])
}

/** A person who says yes decides, whomever it faces. Each value is read by its field's own reader when it is planned. */
function changeOf(signal: Signal): TaskChange {
  return Object.fromEntries(fieldsOfSignal({ ...signal, clientFacing: false }))
}

function saysAlready(signal: Signal, task: Task): boolean {
  return fieldsOfSignal({ ...signal, clientFacing: false }).every(([field, value]) =>
    sameJson(readJson(task[field]) ?? null, value)
  )
}
