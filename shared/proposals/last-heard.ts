import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

const latest = new WeakMap<WorkGraph['comments'], ReadonlyMap<TaskId, Instant>>()

/** When something was last heard of begun work: its start, what remains, its progress, a word in its thread. */
export function lastHeard(graph: Pick<WorkGraph, 'comments'>, task: Task & { readonly actualStart: Instant }): Instant {
  const said = saidOf(task)
  return toInstant(Math.max(said, latestComments(graph).get(task.id) ?? said))
}

/** `lastHeard` as far as the task itself tells: no more is needed of work that was heard of lately. */
export function saidOf({ actualStart, remaining, progress }: Task & { readonly actualStart: Instant }): Instant {
  return toInstant(Math.max(actualStart, remaining?.at ?? actualStart, progress?.at ?? actualStart))
}

function latestComments({ comments }: Pick<WorkGraph, 'comments'>): ReadonlyMap<TaskId, Instant> {
  const known = latest.get(comments)
  if (known !== undefined) return known
  const moments = new Map<TaskId, Instant>()
  for (const { task, written } of comments.values()) {
    const before = moments.get(task)
    if (before === undefined || written.at > before) moments.set(task, written.at)
  }
  latest.set(comments, moments)
  return moments
}
