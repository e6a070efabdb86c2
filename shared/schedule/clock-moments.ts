import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Computation } from './computation.ts'
import { isSane, phases } from './facts.ts'
import { drivers, isSummary, predecessorEnd } from './plan.ts'
import type { Plan } from './plan.ts'

/**
 * [CL1] When the passing of time alone changes a schedule next; null where it never does. Before the earlier of the two
 * nothing differs but `now`. [CL2] A `turn` is something new, a `push` moves on what `now` drives already.
 */
export type NextMoment = { readonly turn: Instant | null; readonly push: Instant | null }

/** The moments of one task or board while they are looked for; one is used for all. */
type Moments = { turn: number; push: number }

const own: Moments = { turn: Infinity, push: Infinity }

/** [CL1] The next moment of a schedule, from the state that it was read from. Looks at every task. */
export function nextMoment(computation: Computation, graph: WorkGraph): NextMoment {
  const { facts } = computation.plan
  const next: Moments = { turn: factsOfTheBoard(graph, facts.now), push: Infinity }
  if (rulesOutSteps(computation)) next.push = facts.now + 1
  for (let task = 0; task < facts.tasks.length; task += 1) {
    readOwn(computation, task, own)
    next.turn = Math.min(next.turn, own.turn)
    next.push = Math.min(next.push, own.push)
  }
  return { turn: instantOrNull(next.turn), push: instantOrNull(next.push) }
}

/**
 * [IN5] The leaves that the passing of time from the computation's `now` to `to` changes by itself; all else follows from
 * them. Null where everything has to be computed anew.
 */
export function dueLeaves(computation: Computation, graph: WorkGraph, to: Instant): ReadonlyMap<number, Task> | null {
  const due = new Map<number, Task>()
  const { facts } = computation.plan
  if (to === facts.now) return due
  if (to < facts.now || rulesOutSteps(computation) || factsOfTheBoard(graph, facts.now) <= to) return null
  for (const [index, task] of facts.tasks.entries()) {
    readOwn(computation, index, own)
    if (own.turn > to && own.push > to) continue
    // What a summary says holds for all below it.
    if (isSummary(facts, index)) return null
    due.set(index, task)
  }
  return due
}

/** Whether every minute may change everything: dates move against late dates, or the board starts whenever it is looked at. */
function rulesOutSteps({ plan, late }: Computation): boolean {
  return late.hasLatest || !isSane(plan.facts.board.start)
}

/** The first fact that counts only later and that is not about one task's own fields. */
function factsOfTheBoard({ approvals, comments, handoffs }: WorkGraph, now: number): number {
  let first = Infinity
  const note = (at: number | undefined): void => {
    if (at !== undefined && at > now && at < first) first = at
  }
  for (const { requested, decision } of approvals.values()) {
    note(requested.at)
    note(decision?.at)
  }
  for (const { written } of comments.values()) note(written.at)
  for (const { caught } of handoffs.values()) note(caught?.at)
  return first
}

/** When time by itself next changes one task, its neighbours left alone. */
function readOwn(computation: Computation, index: number, found: Moments): void {
  const { plan } = computation
  const { facts } = plan
  const task = facts.tasks[index]
  const phase = facts.phase[index] ?? phases.inactive
  found.turn = Infinity
  found.push = Infinity
  if (task === undefined || phase === phases.inactive) return
  readComing(task, isSummary(facts, index), facts.now, found)
  if (isSummary(facts, index)) return
  if (phase === phases.todo) readUnstarted(computation, index, task, found)
  else if (phase === phases.started) readStarted(computation, index, found)
  else return
  readHandoffs(plan, index, found)
}

/** Facts that are said of the future count from then on; a wait ends at its date. A summary's move nothing, but may be absurd. */
function readComing(task: Task, isAbove: boolean, now: number, found: Moments): void {
  const note = (date: number | null | undefined): void => {
    if (date !== null && date !== undefined && date > now) found.turn = Math.min(found.turn, Math.trunc(date))
  }
  note(task.cancelledAt)
  note(task.actualStart)
  note(task.actualFinish)
  note(task.remaining?.at)
  note(task.progress?.at)
  if (isAbove) return
  note(task.pausedAt)
  note(task.waiting?.until)
}

/** [FP2] `now` pushes unstarted work from the minute after its start on. */
function readUnstarted(computation: Computation, index: number, task: Task, found: Moments): void {
  const { plan, standings } = computation
  const { facts } = plan
  const time = facts.time[index]
  const start = plan.start[index] ?? 0
  const keepsItsDate =
    facts.manual[index] === 1 || (time?.empty === true && !Number.isNaN(facts.constraintDate[index] ?? 0))
  if (!keepsItsDate) {
    if (plan.startDriver[index] === drivers.now) {
      found.push = Math.min(found.push, start + 1)
      readPromise(computation, index, start, found)
    } else found.turn = Math.min(found.turn, start + 1)
  }
  for (const blocker of standings.readiness[index]?.blockers ?? []) {
    if (blocker.kind === 'notBefore') found.turn = Math.min(found.turn, blocker.date)
  }
  // Made by a clock ahead of this one: it counts as made now. [CS2]
  if (task.createdAt > facts.now) found.push = Math.min(found.push, facts.now + 1)
}

/** [FP5] From the minute after its finish on, unfinished work is overdue. */
function readStarted(computation: Computation, index: number, found: Moments): void {
  const { facts, finish, finishDriver } = computation.plan
  const end = finish[index] ?? 0
  const driver = finishDriver[index]
  if (driver === drivers.now) {
    found.push = Math.min(found.push, facts.now + 1)
    readPromise(computation, index, end, found)
  } else if (driver === drivers.duration) found.turn = Math.min(found.turn, end + 1)
  // When a link says the same minute as `now`, that is what is said to drive it.
  else found.turn = Math.min(found.turn, Math.max(end, facts.now + 1))
}

/** [CL2] Work that `now` pushes breaks a promise once it has used up the working time until then. */
function readPromise({ plan, late }: Computation, index: number, end: number, found: Moments): void {
  const left = late.floatToPromise[index] ?? NaN
  const time = plan.facts.time[index]
  if (time === undefined || !(left >= 0)) return
  found.turn = Math.min(found.turn, (left === 0 ? end : time.advance(end, left)) + 1)
}

/** [FP8] What nobody has caught is forecast to be caught now, once there is something to catch. */
function readHandoffs(plan: Plan, index: number, found: Moments): void {
  const { facts, links, order } = plan
  const { first, list } = order.incoming
  for (let holder = index; holder >= 0; holder = plan.above[holder] ?? 0) {
    for (let at = first[holder] ?? 0; at < (first[holder + 1] ?? 0); at += 1) {
      const link = list[at] ?? 0
      if (links.handoff[link] === null || !Number.isNaN(links.caughtAt[link] ?? 0)) continue
      if (facts.phase[links.predecessor[link] ?? 0] === phases.cancelled) continue
      found.push = Math.min(found.push, Math.max(facts.now, predecessorEnd(plan, link)) + 1)
    }
  }
}

function instantOrNull(moment: number): Instant | null {
  return moment === Infinity ? null : toInstant(moment)
}
