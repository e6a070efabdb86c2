import type { Intent } from '../../shared/intents/intent.ts'
import type { CommentId, HandoffId, PersonId, TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import { graphLinks } from './graph-links.ts'

/** [LV18] What is declined: work that one was to begin, or a handoff that one was to catch. */
export type Declined =
  | { readonly kind: 'task'; readonly task: TaskId }
  | { readonly kind: 'handoff'; readonly handoff: HandoffId }

/** [LV18] The task whose thread a decline is said in; null where what is declined is gone. */
export function taskDeclined(graph: WorkGraph, declined: Declined): TaskId | null {
  if (declined.kind === 'task') return graph.tasks.has(declined.task) ? declined.task : null
  const handoff = graph.handoffs.get(declined.handoff)
  return handoff === undefined ? null : (graph.dependencies.get(handoff.dependency)?.successor ?? null)
}

/**
 * [LV18] Who it most likely goes back to: who handed it over, or whose work came last before it, or who made the task;
 * never who declines. Null where nobody of the board is left.
 */
export function giverOf(graph: WorkGraph, declined: Declined, me: PersonId | null): PersonId | null {
  const task = taskDeclined(graph, declined)
  const own = task === null ? undefined : graph.tasks.get(task)
  if (own === undefined) return null
  const before = (graphLinks(graph).into.get(own.id) ?? [])
    .flatMap(({ predecessor }) => graph.tasks.get(predecessor) ?? [])
    .toSorted((a, b) => (b.actualFinish ?? 0) - (a.actualFinish ?? 0))
    .map(({ owner }) => owner)
  const from = declined.kind === 'handoff' ? (graph.handoffs.get(declined.handoff)?.from ?? null) : null
  const decliner = declined.kind === 'handoff' ? (graph.handoffs.get(declined.handoff)?.to ?? null) : own.owner
  const likely = [from, ...before, own.createdBy]
  return likely.find((one) => one !== null && one !== me && one !== decliner && graph.people.has(one)) ?? null
}

/**
 * [LV18] Declines with a reason, in one step: the reason is a question to whoever it goes back to, so that it is known whose
 * move it is. Work is theirs then; a handoff stays offered, and waits for their answer first (D36).
 */
export function declineIntent(
  graph: WorkGraph,
  declined: Declined,
  how: {
    readonly label: string
    readonly reason: string
    readonly to: PersonId
    readonly at: Instant
    readonly comment: CommentId
  }
): Intent | null {
  const { label, reason, to, at, comment } = how
  const task = taskDeclined(graph, declined)
  if (task === null) return null
  const ask: Intent = {
    type: 'addComment',
    comment: { id: comment, task, text: `Declined: ${reason}`, asks: to },
    at
  }
  if (declined.kind === 'handoff') return ask
  return { type: 'together', label, intents: [{ type: 'editTask', task, change: { owner: to } }, ask] }
}
