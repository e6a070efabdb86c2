import { assertNever } from '../lib/assert-never.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { ClearCause } from '../schedule/schedule.ts'

import type { Alert, AlertMessage } from './alert.ts'
import { plainLine } from './plain-line.ts'

/** [AL8] In characters. */
const [titleLength, bodyLength] = [80, 200]

/** [AL8] An alert in plain words: "You're clear to start: Build API" / "Design finished (Ana)". */
export function writeAlertMessage(alert: Alert, graph: WorkGraph): AlertMessage {
  const name = plainLine(graph.tasks.get(alert.task)?.title ?? 'A task')
  const { title, body } = wording(alert, name, graph)
  const { key, task, kind } = alert
  return { board: graph.id, task, key, kind, title: plainLine(title, titleLength), body: plainLine(body, bodyLength) }
}

function wording(alert: Alert, name: string, graph: WorkGraph): { readonly title: string; readonly body: string } {
  switch (alert.kind) {
    case 'clearToStart':
      return { title: `You're clear to start: ${name}`, body: causeInWords(alert.cause, graph) }
    case 'approvalToAsk':
      return {
        title: `Ready to be decided: ${name}`,
        body: `${causeInWords(alert.cause, graph)}. Nobody has asked for it yet.`
      }
    case 'retracted':
      return { title: name, body: '' }
    case 'promiseBroken':
      return { title: `Promise at risk: ${name}`, body: 'The forecast is now later than the date that was promised.' }
    case 'handoffToCatch': {
      const handoff = graph.handoffs.get(alert.handoff)
      const from = handoff ? graph.dependencies.get(handoff.dependency)?.predecessor : undefined
      return {
        title: `${personName(handoff?.from ?? null, graph)} hands you ${taskName(from, graph)}`,
        body: `Catch it to start ${name}.`
      }
    }
    case 'approvalToDecide': {
      const asks = graph.approvals.get(alert.approval)?.requested.by ?? null
      return { title: `Your decision: ${name}`, body: `${personName(asks, graph)} waits for your yes or no.` }
    }
    case 'questionToAnswer': {
      const comment = graph.comments.get(alert.comment)
      return {
        title: `${personName(comment?.written.by ?? null, graph)} asks you about ${name}`,
        body: plainLine(comment?.text ?? '')
      }
    }
    case 'promiseProposed':
      return {
        title: `A new date for your promise: ${name}`,
        body:
          alert.by === 'signal'
            ? 'A signal asks to move it. It waits for your yes.'
            : 'The forecast is later than promised. A later date waits for your yes.'
      }
    case 'mentioned': {
      const comment = graph.comments.get(alert.comment)
      return {
        title: `${personName(comment?.written.by ?? null, graph)} names you on ${name}`,
        body: plainLine(comment?.text ?? '')
      }
    }
    default:
      return assertNever(alert)
  }
}

function causeInWords(cause: ClearCause, graph: WorkGraph): string {
  switch (cause.kind) {
    case 'finished':
      return `${taskName(cause.task, graph)} finished${ownerInBrackets(cause.task, graph)}`
    case 'started':
      return `${taskName(cause.task, graph)} started${ownerInBrackets(cause.task, graph)}`
    case 'granted':
      return `${taskName(cause.task, graph)} approved${ownerInBrackets(cause.task, graph)}`
    case 'cancelled':
      return `${taskName(cause.task, graph)} was cancelled`
    case 'caught':
      return 'The handoff was caught'
    case 'dateReached':
      return 'Its date has come'
    case 'nothingLeft':
      return 'Nothing stands before it any more'
    default:
      return assertNever(cause)
  }
}

function taskName(task: TaskId | undefined, graph: WorkGraph): string {
  return plainLine((task && graph.tasks.get(task)?.title) ?? 'a task')
}

function ownerInBrackets(task: TaskId, graph: WorkGraph): string {
  const owner = graph.tasks.get(task)?.owner ?? null
  return owner !== null && graph.people.has(owner) ? ` (${personName(owner, graph)})` : ''
}

function personName(person: PersonId | null, graph: WorkGraph): string {
  return plainLine((person && graph.people.get(person)?.name) ?? 'Somebody')
}
