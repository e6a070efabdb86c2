import type { Task } from '../model/task.ts'

import { backwardPass, lateNode, spanLate } from './backward-pass.ts'
import { lastFinish, reportEmptyCalendar } from './computation.ts'
import type { Computation } from './computation.ts'
import { rereadLeaf } from './facts.ts'
import { redateNode } from './forward-pass.ts'
import { createNodeQueue } from './node-queue.ts'
import type { NodeQueue } from './node-queue.ts'
import { isSummary } from './plan.ts'
import type { Plan } from './plan.ts'
import { judgeReadiness, settleFact } from './readiness.ts'
import { reportSummaryConflict } from './span-children.ts'

/** Whose links, and where they lead: `first` and `list` as in `LinkTable`, `ends` the far ends. */
type Reach = { readonly first: Int32Array; readonly list: Int32Array; readonly ends: Int32Array }

/**
 * [IN2] Brings a computation level with new facts about some leaves, and gives every task whose forecast may differ now.
 * Each stage looks only at nodes that something before them changed, in the order of work, and stops where nothing does;
 * but where the board's last finish moves, all late dates follow it, and are computed as from scratch.
 */
export function reviseLeaves(
  computation: Computation,
  placeOf: Int32Array,
  leaves: ReadonlyMap<number, Task>
): ReadonlySet<number> {
  const { plan, standings } = computation
  const { facts, links, order } = plan
  const count = facts.tasks.length
  const touched = new Set<number>(leaves.keys())
  const after: Reach = { ...order.outgoing, ends: links.successor }
  const before: Reach = { ...order.incoming, ends: links.predecessor }
  const queueOf = (way: 'forwards' | 'backwards'): NodeQueue => createNodeQueue(order.nodes, placeOf, way)
  const dates = queueOf('forwards')
  const late = queueOf('backwards')
  const settling = queueOf('forwards')
  const judging = queueOf('forwards')

  const pushAround = (queue: NodeQueue, reach: Reach, task: number): void => {
    for (let at = reach.first[task] ?? 0; at < (reach.first[task + 1] ?? 0); at += 1)
      pushLeaves(plan, queue, reach.ends[reach.list[at] ?? 0] ?? 0)
  }
  const pushParent = (queue: NodeQueue, task: number, offset: number): void => {
    const parent = facts.hierarchy.parent[task] ?? -1
    if (parent >= 0) queue.push(parent + offset)
  }

  for (const [leaf, task] of leaves) {
    rereadLeaf(facts, leaf, task)
    dates.push(leaf)
    // Whether it is started, finished or cancelled counts for its neighbours too, whatever its dates come to.
    pushAround(dates, after, leaf)
    pushParent(dates, leaf, count)
    late.push(leaf)
    pushAround(late, before, leaf)
    settling.push(leaf)
    judging.push(leaf)
    pushAround(judging, after, leaf)
  }

  for (let node = dates.take(); node >= 0; node = dates.take()) {
    const redated = redateNode(plan, node)
    const task = node % count
    if (redated === 'same') continue
    touched.add(task)
    if (node >= count) {
      settling.push(node)
      judging.push(node)
    }
    if (redated === 'driver') continue
    pushAround(dates, after, task)
    pushParent(dates, task, count)
    if (node < count) late.push(task)
    else {
      // A link from a summary's start binds the leaf that starts first: which one that is may have changed.
      pushLeaves(plan, late, task)
      pushAround(judging, after, task)
    }
  }

  const finish = lastFinish(plan) ?? 0
  if (finish === computation.late.boardFinish) reviseAllLate(computation, late, touched, before)
  else {
    backwardPass(plan, finish, computation.late)
    for (let task = 0; task < count; task += 1) touched.add(task)
  }

  for (let node = settling.take(); node >= 0; node = settling.take()) {
    pushParent(settling, node % count, count)
    if (!settleFact(plan, standings, node)) continue
    judging.push(node)
    pushAround(judging, after, node % count)
  }
  for (let node = judging.take(); node >= 0; node = judging.take()) {
    touched.add(node % count)
    if (judgeReadiness(plan, standings, node)) pushParent(judging, node % count, count)
  }

  for (const task of touched) {
    reportEmptyCalendar(plan, task)
    if (isSummary(facts, task)) reportSummaryConflict(plan, task)
  }
  return touched
}

function reviseAllLate(computation: Computation, late: NodeQueue, touched: Set<number>, before: Reach): void {
  const { plan } = computation
  const { facts } = plan
  const { parent } = facts.hierarchy
  const count = facts.tasks.length
  const spans = new Set<number>()
  for (let node = late.take(); node >= 0; node = late.take()) {
    touched.add(node)
    if ((parent[node] ?? -1) >= 0) spans.add(parent[node] ?? 0)
    if (!lateNode(plan, computation.late, node)) continue
    for (let at = before.first[node] ?? 0; at < (before.first[node + 1] ?? 0); at += 1)
      pushLeaves(plan, late, before.ends[before.list[at] ?? 0] ?? 0)
    if ((parent[node] ?? -1) >= 0) late.push(parent[node] ?? 0)
  }
  for (const task of touched) if (isSummary(facts, task)) spans.add(task)
  // A set hands out what is added while it is read: so this climbs to the top.
  for (const span of spans) if ((parent[span] ?? -1) >= 0) spans.add(parent[span] ?? 0)
  // Children before parents: a summary is dated after all below it.
  for (const node of plan.order.nodes) {
    if (node < count || !spans.has(node - count)) continue
    spanLate(plan, computation.late, node - count)
    touched.add(node - count)
  }
}

/** A task, or the leaves below a summary: a link to or from a summary stands for them. [FP7] */
function pushLeaves(plan: Plan, queue: NodeQueue, task: number): void {
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
