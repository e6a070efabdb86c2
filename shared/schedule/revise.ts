import type { Task } from '../model/task.ts'

import { backwardPass, lateNode, spanLate } from './backward-pass.ts'
import { lastFinish, reportEmptyCalendar } from './computation.ts'
import type { Computation } from './computation.ts'
import { rereadLeaf } from './facts.ts'
import { createNodeQueue } from './node-queue.ts'
import type { NodeQueue } from './node-queue.ts'
import { passOnDates, pushLeafDates } from './pass-on-dates.ts'
import { isSummary } from './plan.ts'
import { predecessorsOf, pushAround, pushLeaves, pushSpan, successorsOf } from './reach.ts'
import type { Reach } from './reach.ts'
import { judgeReadiness, settleFact } from './readiness.ts'
import { reportSummaryConflict } from './span-children.ts'

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
  const { facts, order } = plan
  const count = facts.tasks.length
  const touched = new Set<number>(leaves.keys())
  const after = successorsOf(plan)
  const before = predecessorsOf(plan)
  const queueOf = (way: 'forwards' | 'backwards'): NodeQueue => createNodeQueue(order.nodes, placeOf, way)
  const dates = queueOf('forwards')
  const late = queueOf('backwards')
  const settling = queueOf('forwards')
  const judging = queueOf('forwards')

  const last = followLastFinish(computation)

  for (const [leaf, task] of leaves) {
    const phase = facts.phase[leaf]
    rereadLeaf(facts, leaf, task)
    if (facts.phase[leaf] !== phase) last.lookAgain()
    pushLeafDates(plan, dates, leaf)
    late.push(leaf)
    pushAround(plan, late, before, leaf)
    settling.push(leaf)
    judging.push(leaf)
    pushAround(plan, judging, after, leaf)
  }

  passOnDates(plan, dates, {
    before: last.note,
    changed: (node, what) => {
      const task = node % count
      touched.add(task)
      last.note(task)
      if (node >= count) {
        settling.push(node)
        judging.push(node)
      }
      if (what === 'driver') return
      if (node < count) late.push(task)
      else {
        // A link from a summary's start binds the leaf that starts first: which one that is may have changed.
        pushLeaves(plan, late, task)
        pushAround(plan, judging, after, task)
      }
    }
  })

  const finish = last.read()
  if (finish === computation.late.boardFinish) reviseAllLate(computation, placeOf, late, touched, before)
  else {
    backwardPass(plan, finish, computation.late)
    for (let task = 0; task < count; task += 1) touched.add(task)
  }

  for (let node = settling.take(); node >= 0; node = settling.take()) {
    pushSpan(plan, settling, node % count)
    if (!settleFact(plan, standings, node)) continue
    judging.push(node)
    pushAround(plan, judging, after, node % count)
  }
  for (let node = judging.take(); node >= 0; node = judging.take()) {
    touched.add(node % count)
    if (judgeReadiness(plan, standings, node)) pushSpan(plan, judging, node % count)
  }

  for (const task of touched) {
    reportEmptyCalendar(plan, task)
    if (isSummary(facts, task)) reportSummaryConflict(plan, task)
  }
  return touched
}

/** The board's last finish, looked for among all tasks only where one of those that set it, or that come to, is dated again. */
function followLastFinish({ plan, late }: Computation) {
  let isSame = true
  return {
    /** Of a task before and after it is dated. */
    note: (task: number): void => {
      if ((plan.finish[task] ?? 0) >= late.boardFinish) isSame = false
    },
    /** Other work takes part than before. */
    lookAgain: (): void => {
      isSame = false
    },
    read: (): number => (isSame ? late.boardFinish : (lastFinish(plan) ?? 0))
  }
}

function reviseAllLate(
  computation: Computation,
  placeOf: Int32Array,
  late: NodeQueue,
  touched: Set<number>,
  before: Reach
): void {
  const { plan } = computation
  const { facts } = plan
  const { parent } = facts.hierarchy
  const count = facts.tasks.length
  const spans = new Set<number>()
  for (let node = late.take(); node >= 0; node = late.take()) {
    touched.add(node)
    if ((parent[node] ?? -1) >= 0) spans.add(parent[node] ?? 0)
    if (!lateNode(plan, computation.late, node)) continue
    pushAround(plan, late, before, node)
    if ((parent[node] ?? -1) >= 0) late.push(parent[node] ?? 0)
  }
  for (const task of touched) if (isSummary(facts, task)) spans.add(task)
  // A set hands out what is added while it is read: so this climbs to the top.
  for (const span of spans) if ((parent[span] ?? -1) >= 0) spans.add(parent[span] ?? 0)
  const placeOfSpan = (summary: number): number => placeOf[summary + count] ?? 0
  // Children before parents: a summary is dated after all below it.
  for (const summary of [...spans].toSorted((a, b) => placeOfSpan(a) - placeOfSpan(b))) {
    spanLate(plan, computation.late, summary)
    touched.add(summary)
  }
}
