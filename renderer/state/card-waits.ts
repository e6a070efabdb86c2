import { handoffCompleteness } from '../../shared/model/handoff-completeness.ts'
import type { Handoff } from '../../shared/model/handoff.ts'
import type { PersonId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkState } from '../../shared/schedule/schedule.ts'

import type { GraphLinks } from './graph-links.ts'

/** What a card says somebody or something is waited for; persons are named by the view. */
export type CardWait =
  | { readonly kind: 'answer' | 'decision' | 'declined'; readonly person: PersonId | null }
  /** Nobody has asked for the decision. */
  | { readonly kind: 'unasked' }
  /** `isOver`: the day has come, and nobody has ended the wait. */
  | { readonly kind: 'until'; readonly date: Instant; readonly isOver: boolean }
  | { readonly kind: 'paused' }

/** A handoff that nobody has caught. */
export type CardHandoff = Pick<Handoff, 'from' | 'to'> & {
  /** How many of its five fields say something. */
  readonly said: number
}

/** [CO2] Whom and what a task waits for, whatever its state, people first; nothing once it is over. */
export function cardWaits(task: Task, state: WorkState, links: GraphLinks, now: Instant): readonly CardWait[] {
  if (state === 'done' || state === 'cancelled') return []
  const { waiting } = task
  return [
    ...(links.questions.get(task.id) ?? []).map(({ asks }): CardWait => ({ kind: 'answer', person: asks })),
    ...(task.kind === 'approval' ? decisionWaits(task, state, links) : []),
    ...(waiting === null ? [] : [{ kind: 'until' as const, date: waiting.until, isOver: waiting.until <= now }]),
    ...(task.pausedAt === null ? [] : [{ kind: 'paused' as const }])
  ]
}

/** Nobody is waited for as long as something else stands before the decision. */
function decisionWaits(task: Task, state: WorkState, links: GraphLinks): readonly CardWait[] {
  const request = links.approvals.get(task.id)
  if (request === undefined) return state === 'clear' ? [{ kind: 'unasked' }] : []
  const { decision, delegate, approver } = request
  if (decision?.verdict === 'declined') return [{ kind: 'declined', person: decision.by }]
  return state === 'waiting' ? [{ kind: 'decision', person: delegate ?? approver }] : []
}

/** [CO1] What is handed over to a task that has not begun, and not caught yet. */
export function cardHandoffs(task: Task, state: WorkState, links: GraphLinks): readonly CardHandoff[] {
  if (task.actualStart !== null || state === 'done' || state === 'cancelled') return []
  return (links.into.get(task.id) ?? []).flatMap(({ id }) => {
    const handoff = links.handoffs.get(id)
    if (handoff === undefined || handoff.offered === null || handoff.caught !== null) return []
    return [{ from: handoff.from, to: handoff.to, said: handoffCompleteness(handoff) }]
  })
}
