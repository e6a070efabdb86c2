import type { NodeQueue } from './node-queue.ts'
import { isSummary } from './plan.ts'
import type { Plan } from './plan.ts'

/** Whose links, and where they lead: `first` and `list` as in `LinkTable`, `ends` the far ends. */
export type Reach = { readonly first: Int32Array; readonly list: Int32Array; readonly ends: Int32Array }

/** What comes after each task. */
export function successorsOf({ links, order }: Plan): Reach {
  const { first, list } = order.outgoing
  return { first, list, ends: links.successor }
}

/** What comes before each task. */
export function predecessorsOf({ links, order }: Plan): Reach {
  const { first, list } = order.incoming
  return { first, list, ends: links.predecessor }
}

/** Whoever a task's links lead to waits to be computed again. */
export function pushAround(plan: Plan, queue: NodeQueue, { first, list, ends }: Reach, task: number): void {
  for (let at = first[task] ?? 0; at < (first[task + 1] ?? 0); at += 1)
    pushLeaves(plan, queue, ends[list[at] ?? 0] ?? 0)
}

/** The summary right above a task waits to be spanned again. */
export function pushSpan({ facts }: Plan, queue: NodeQueue, task: number): void {
  const parent = facts.hierarchy.parent[task] ?? -1
  if (parent >= 0) queue.push(parent + facts.tasks.length)
}

/** A task, or the leaves below a summary: a link to or from a summary stands for them. [FP7] */
export function pushLeaves(plan: Plan, queue: NodeQueue, task: number): void {
  const { firstChild, children } = plan.facts.hierarchy
  if (!isSummary(plan.facts, task)) return queue.push(task)
  const open = [task]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (let at = firstChild[next] ?? 0; at < (firstChild[next + 1] ?? 0); at += 1) {
      const child = children[at] ?? 0
      if (isSummary(plan.facts, child)) open.push(child)
      else queue.push(child)
    }
  }
}
