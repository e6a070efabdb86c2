import { assertNever } from '../lib/assert-never.ts'
import { backwardPass } from '../schedule/backward-pass.ts'
import { lastFinish } from '../schedule/computation.ts'
import { constraintCodes } from '../schedule/constraint-codes.ts'
import { phases } from '../schedule/facts.ts'
import { forwardPass, redateNode } from '../schedule/forward-pass.ts'
import { openIssueLog } from '../schedule/issue-log.ts'
import { createNodeQueue } from '../schedule/node-queue.ts'
import { isSummary, openPlan } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'

import type { Flow } from './flow.ts'
import type { LineCode } from './ledger.ts'

/** A line as far as its closing moves dates: where it stands, and when it should have been closed. */
export type Closable = {
  readonly code: LineCode
  /** A node of the flow, or null where nothing can be acted on. */
  readonly item: number | null
  /** Whether it holds its item (D16); true where there is none. */
  readonly holds: boolean
  /** The task that it is about, by index; −1 for none. */
  readonly task: number
  readonly at: number
}

/** [D15] The finishes of some tasks, had some lines been closed when their grace ended, and were `now` the last of those instants. */
export type ClosedFinishes = (closed: readonly Closable[], tasks: readonly number[]) => readonly number[]

/**
 * Dates what the tasks wait for, and nothing else: a board may break hundreds of promises, each held up in its own way. The
 * plan stays as it is; what is supposed goes into a copy of it, one for all questions, and is taken back after each.
 */
export function openClosedFinishes(plan: Plan, flow: Flow): ClosedFinishes {
  const { facts, links, order } = plan
  const count = facts.tasks.length
  const supposed = {
    ...facts,
    phase: facts.phase.slice(),
    actualStart: facts.actualStart.slice(),
    actualFinish: facts.actualFinish.slice(),
    remainingAt: facts.remainingAt.slice(),
    constraint: facts.constraint.slice(),
    issues: openIssueLog()
  }
  const caughtAt = links.caughtAt.slice()
  const trial = openPlan(supposed, { ...links, caughtAt }, order)
  const linkOfHandoff = new Map(
    links.handoff.flatMap((handoff, link) => (handoff === null ? [] : [[handoff.id, link]]))
  )
  const placeOf = new Int32Array(2 * count).fill(-1)
  for (const [place, node] of order.nodes.entries()) placeOf[node] = place
  const queue = createNodeQueue(order.nodes, placeOf, 'forwards')
  const isReached = new Uint8Array(2 * count)

  function suppose({ code, item, task, at }: Closable): void {
    switch (code) {
      case 'W':
      case 'M':
      case 'A': {
        if (isSummary(facts, task)) return
        const started = supposed.actualStart[task] ?? NaN
        const finish = Number.isNaN(started) ? at : Math.max(at, started)
        supposed.phase[task] = phases.finished
        supposed.actualFinish[task] = finish
        if (Number.isNaN(started)) supposed.actualStart[task] = finish
        return
      }
      case 'R':
        supposed.phase[task] = phases.started
        supposed.actualStart[task] = at
        supposed.remainingAt[task] = at
        return
      case 'H': {
        const handoff = flow.handoffs[(item ?? 0) - 2 * flow.tasks]
        const link = handoff === undefined ? undefined : linkOfHandoff.get(handoff.id)
        if (link !== undefined) caughtAt[link] = at
        return
      }
      case 'S':
        supposed.constraint[task] = constraintCodes.none
        return
      case 'T':
      case 'D':
      case 'O':
      case 'C':
        // An answer, an owner, a follow-up or a link less moves no date by itself: the loop is cut already.
        return
      default:
        assertNever(code)
    }
  }

  function takeBack(): void {
    supposed.phase.set(facts.phase)
    supposed.actualStart.set(facts.actualStart)
    supposed.actualFinish.set(facts.actualFinish)
    supposed.remainingAt.set(facts.remainingAt)
    supposed.constraint.set(facts.constraint)
    caughtAt.set(links.caughtAt)
  }

  /** The nodes that a task's dates rest on wait to be dated, each once. */
  function reach(task: number): void {
    const { firstChild, children } = facts.hierarchy
    const { first, list } = order.incoming
    const open = [isSummary(facts, task) ? count + task : task]
    const push = (next: number): void => {
      const node = isSummary(facts, next) ? count + next : next
      if (isReached[node] === 0) open.push(node)
    }
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (isReached[node] === 1) continue
      isReached[node] = 1
      queue.push(node)
      if (node >= count) {
        const summary = node - count
        for (let at = firstChild[summary] ?? 0; at < (firstChild[summary + 1] ?? 0); at += 1) push(children[at] ?? 0)
        continue
      }
      for (let holder = node; holder >= 0; holder = plan.above[holder] ?? -1)
        for (let at = first[holder] ?? 0; at < (first[holder + 1] ?? 0); at += 1)
          push(links.predecessor[list[at] ?? 0] ?? 0)
    }
  }

  return (closed, tasks) => {
    supposed.now = closed.reduce((latest, { at }) => Math.max(latest, at), -Infinity)
    for (const line of closed) suppose(line)
    if (tasks.some((task) => isMovedLast(plan, task))) {
      forwardPass(trial)
      backwardPass(trial, lastFinish(trial) ?? 0)
    } else {
      isReached.fill(0)
      for (const task of tasks) reach(task)
      for (let node = queue.take(); node >= 0; node = queue.take()) redateNode(trial, node)
    }
    const finishes = tasks.map((task) => trial.finish[task] ?? 0)
    takeBack()
    return finishes
  }
}

/** Whether a task, or one in it, is as late as possible: its dates come from the way back. */
function isMovedLast({ facts }: Pick<Plan, 'facts'>, task: number): boolean {
  const { firstChild, children } = facts.hierarchy
  if (!isSummary(facts, task)) return facts.constraint[task] === constraintCodes.asLateAsPossible
  for (let at = firstChild[task] ?? 0; at < (firstChild[task + 1] ?? 0); at += 1)
    if (isMovedLast({ facts }, children[at] ?? 0)) return true
  return false
}
