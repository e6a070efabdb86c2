import type { Instant, WorkingMinutes } from '../../shared/model/instant.ts'
import type { Person } from '../../shared/model/person.ts'
import type { Task } from '../../shared/model/task.ts'
import { taskKeys } from '../../shared/model/task-keys.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { TaskForecast, WorkState } from '../../shared/schedule/schedule.ts'

import { stateOf } from './columns.ts'
import type { GraphLinks } from './graph-links.ts'

/** What a card shows of a task; dates stay moments, because only the view knows how to say them. */
export type CardFacts = {
  /** Its short key; null for a task without one. */
  readonly key: string
  readonly state: WorkState
  readonly owner: Person | null
  /** The actual finish of done work, else the forecast; null before there is one. */
  readonly finish: Instant | null
  readonly blockersLeft: number
  readonly conditions: number
  readonly critical: boolean
  readonly promise: { readonly date: Instant; readonly broken: boolean } | null
  /** Somebody handed this over and it was not caught yet. */
  readonly handoffFrom: string | null
  readonly waitsFor: WaitReason | null
  /** Share done, 0 to 1; null unless work is under way and somebody said. */
  readonly progress: number | null
  readonly estimate: WorkingMinutes
}

/** Why work waits. */
export type WaitReason =
  | { readonly kind: 'answer'; readonly person: string }
  | { readonly kind: 'decision'; readonly person: string }
  | { readonly kind: 'until'; readonly date: Instant; readonly reason: string }
  | { readonly kind: 'paused' }

/** Reads a card's facts; cheap, and only done for cards on screen. */
export function cardFacts(
  task: Task,
  forecast: TaskForecast | null,
  graph: WorkGraph,
  links: GraphLinks,
  now: Instant
): CardFacts {
  const state = stateOf(task, forecast, now)
  return {
    key: taskKeys(graph).keyOf(task),
    state,
    owner: task.owner === null ? null : (graph.people.get(task.owner) ?? null),
    finish: task.actualFinish ?? forecast?.earlyFinish ?? null,
    blockersLeft: forecast?.blockers.length ?? 0,
    conditions: forecast?.conditions ?? 0,
    critical: state !== 'done' && (forecast?.critical ?? false),
    promise: task.promise === null ? null : { date: task.promise.date, broken: forecast?.promiseBroken ?? false },
    handoffFrom: handoffFrom(task, graph, links),
    waitsFor: state === 'waiting' ? waitReason(task, graph, links) : null,
    progress: state === 'inProgress' ? progressOf(task) : null,
    estimate: task.estimate
  }
}

/** What waiting work waits for: a question first, because somebody's turn it is. */
function waitReason(task: Task, graph: WorkGraph, links: GraphLinks): WaitReason | null {
  const nameOf = (id: Task['owner']) => (id === null ? 'somebody' : (graph.people.get(id)?.name ?? 'somebody'))
  const question = links.questions.get(task.id)?.[0]
  if (question !== undefined) return { kind: 'answer', person: nameOf(question.asks) }
  const approval = links.approvals.get(task.id)
  if (approval !== undefined && approval.decision === null) {
    return { kind: 'decision', person: nameOf(approval.delegate ?? approval.approver) }
  }
  if (task.waiting !== null) return { kind: 'until', date: task.waiting.until, reason: task.waiting.reason }
  return task.pausedAt === null ? null : { kind: 'paused' }
}

function handoffFrom(task: Task, graph: WorkGraph, links: GraphLinks): string | null {
  if (task.actualStart !== null) return null
  for (const dependency of links.into.get(task.id) ?? []) {
    const handoff = links.handoffs.get(dependency.id)
    if (handoff === undefined || handoff.offered === null || handoff.caught !== null) continue
    return (handoff.from === null ? undefined : graph.people.get(handoff.from)?.name) ?? 'somebody'
  }
  return null
}

function progressOf(task: Task): number | null {
  if (task.progress !== null) return Math.min(1, Math.max(0, task.progress.fraction))
  if (task.remaining === null || task.estimate <= 0) return null
  return Math.min(1, Math.max(0, 1 - task.remaining.minutes / task.estimate))
}
