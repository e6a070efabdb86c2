import { constraintCodes } from './constraint-codes.ts'
import { phases } from './facts.ts'
import type { Facts } from './facts.ts'
import { limitKinds, limitLeaf, limitSummary, openLimits, tagLeaf, tightenFinish } from './limits.ts'
import type { Limits, Tightest } from './limits.ts'
import { drivers, finishFrom, isSummary, startFor } from './plan.ts'
import type { Plan } from './plan.ts'
import { spanChildren } from './span-children.ts'

/** Late dates and floats by task index; floats are NaN and promises −1 where there are none. */
export type LateDates = {
  readonly lateStart: Float64Array
  readonly lateFinish: Float64Array
  readonly totalFloat: Float64Array
  readonly freeFloat: Float64Array
  readonly floatToPromise: Float64Array
  /** The task whose promise is nearest. */
  readonly promise: Int32Array
}

/** Late dates with the limits that they follow from: what each end leaves to its predecessors. */
export type LateState = LateDates & {
  boardFinish: number
  /** Whether anything is promised at all. */
  readonly hasPromises: boolean
  /** Whether anything is as late as possible: then early dates depend on late ones. [FP4] */
  readonly hasLatest: boolean
  readonly limits: Limits
}

/** Late dates that nothing was computed for. */
export function openLate({ facts }: Plan): LateState {
  const count = facts.tasks.length
  const hasPromises = facts.promise.some((date) => date !== Infinity)
  return {
    lateStart: new Float64Array(count),
    lateFinish: new Float64Array(count),
    totalFloat: new Float64Array(count),
    freeFloat: new Float64Array(count),
    floatToPromise: new Float64Array(count),
    promise: new Int32Array(count),
    boardFinish: NaN,
    hasPromises,
    hasLatest: facts.constraint.includes(constraintCodes.asLateAsPossible),
    limits: openLimits(count, hasPromises)
  }
}

/**
 * Computes late dates and floats against the plan's order, and moves what is as late as possible. [BP1] [FL1]–[FL3] [FP4]
 * What `late` said before is written over: the same plan's, or new.
 */
export function backwardPass(plan: Plan, boardFinish: number, late: LateState = openLate(plan)): LateState {
  const { nodes } = plan.order
  const count = plan.facts.tasks.length
  late.boardFinish = boardFinish
  let moved = false
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const node = nodes[at] ?? 0
    if (node >= count) continue
    const finish = plan.finish[node]
    lateNode(plan, late, node)
    if (plan.finish[node] !== finish) moved = true
  }
  if (plan.facts.hierarchy.children.length === 0) return late
  if (moved) for (const node of nodes) if (node >= count) spanChildren(plan, node - count)
  for (const node of nodes) if (node >= count) spanLate(plan, late, node - count)
  return late
}

/** One for all nodes: nothing is made in the loop. */
const tightest: Tightest = { early: 0.5, latest: 0.5, promised: 0.5, tag: -1 }

/**
 * The late dates of a leaf, or the limits of a summary, from those of what comes after; true if what it leaves to its
 * predecessors changed.
 */
export function lateNode(plan: Plan, late: LateState, node: number): boolean {
  const { facts } = plan
  const { limits } = late
  if (isSummary(facts, node)) return limitSummary(plan, limits, node)
  const phase = facts.phase[node] ?? 0
  const isAtWork = phase <= phases.started
  tightest.early = Infinity
  tightest.latest = isAtWork ? late.boardFinish : Infinity
  tightest.promised = Infinity
  tightest.tag = -1
  if (isAtWork && late.hasPromises) ownPromise(plan, node, tightest)
  if (isAtWork || phase === phases.cancelled) tightenFinish(plan, limits, node, tightest)
  if (isAtWork) return floatLeaf(plan, late, node)
  clearFloats(late, node)
  late.lateStart[node] = plan.start[node] ?? 0
  late.lateFinish[node] = plan.finish[node] ?? 0
  // Cancelled work lets pass, without a limit of its own. [FP6]
  const isNewEarly = limitLeaf(limits, limitKinds.early, facts, node, tightest.early, tightest.early)
  const isNewLatest = limitLeaf(limits, limitKinds.latest, facts, node, tightest.latest, tightest.latest)
  return promiseLeaf(plan, late, node, tightest.promised) || isNewEarly || isNewLatest
}

function clearFloats(late: LateDates, task: number): void {
  late.totalFloat[task] = NaN
  late.freeFloat[task] = NaN
  late.floatToPromise[task] = NaN
  late.promise[task] = -1
}

/** [BP1] [FL1] [FL2] From the tightest finishes of work that is not finished. */
function floatLeaf(plan: Plan, late: LateState, leaf: number): boolean {
  const { facts } = plan
  const { limits } = late
  const time = facts.time[leaf]
  const room = Math.min(late.boardFinish, tightest.early)
  if (late.hasLatest && moveLast(plan, leaf, room)) {
    // Where it starts among its summary's leaves may count for what comes after.
    tightest.latest = late.boardFinish
    tightest.promised = Infinity
    tightest.tag = -1
    ownPromise(plan, leaf, tightest)
    tightenFinish(plan, limits, leaf, tightest)
  }
  const start = plan.start[leaf] ?? 0
  const finish = plan.finish[leaf] ?? 0
  const bound = snapFinish(facts, leaf, ownBounds(plan, leaf, tightest.latest))
  const lateStart = facts.phase[leaf] === phases.todo ? startFor(plan, leaf, bound) : start
  late.lateStart[leaf] = lateStart
  late.lateFinish[leaf] = bound
  const totalFloat = (time?.between(finish, bound) ?? 0) - (plan.overrun[leaf] ?? 0)
  late.totalFloat[leaf] = totalFloat
  late.freeFloat[leaf] = Math.max(0, Math.min(time?.between(finish, room) ?? 0, totalFloat))
  const isNewEarly = limitLeaf(limits, limitKinds.early, facts, leaf, start, finish)
  const isNewLatest = limitLeaf(limits, limitKinds.latest, facts, leaf, lateStart, bound)
  return nearestPromise(plan, late, leaf) || isNewEarly || isNewLatest
}

/** [FP4] Moves what is as late as possible into its free float; true if it moved. */
function moveLast(plan: Plan, leaf: number, room: number): boolean {
  const { facts } = plan
  if (facts.constraint[leaf] !== constraintCodes.asLateAsPossible) return false
  if (facts.phase[leaf] !== phases.todo || facts.manual[leaf] === 1) return false
  const latest = snapFinish(facts, leaf, Math.min(room, facts.promise[leaf] ?? 0))
  if (latest <= (plan.finish[leaf] ?? 0)) return false
  plan.start[leaf] = startFor(plan, leaf, latest)
  plan.startDriver[leaf] = drivers.constraint
  plan.startRef[leaf] = leaf
  plan.finish[leaf] = finishFrom(plan, leaf, plan.start[leaf] ?? 0)
  plan.finishDriver[leaf] = drivers.constraint
  plan.finishRef[leaf] = leaf
  return true
}

/** [BP1] A finish tightened by what the leaf and the summaries above it say themselves. */
function ownBounds(plan: Plan, leaf: number, finish: number): number {
  const { facts, above } = plan
  const isUnstarted = facts.phase[leaf] === phases.todo
  const usesPromises = facts.board.promisesBoundLateDates
  let bound = finish
  for (let holder = leaf; holder >= 0; holder = above[holder] ?? 0) {
    if (usesPromises) bound = Math.min(bound, facts.promise[holder] ?? 0)
    const type = facts.constraint[holder]
    const date = facts.constraintDate[holder] ?? 0
    if (type === constraintCodes.none || Number.isNaN(date) || facts.manual[holder] === 1) continue
    if (type === constraintCodes.finishNoLaterThan || type === constraintCodes.mustFinishOn)
      bound = Math.min(bound, date)
    if (holder !== leaf || !isUnstarted) continue
    if (type === constraintCodes.startNoLaterThan || type === constraintCodes.mustStartOn)
      bound = Math.min(bound, finishFrom(plan, leaf, date))
  }
  return bound
}

/** The nearest of the promises of a leaf and of the summaries above it. */
function ownPromise({ facts, above }: Plan, leaf: number, nearest: Tightest): void {
  for (let holder = leaf; holder >= 0; holder = above[holder] ?? 0) {
    const promise = facts.promise[holder] ?? 0
    if (promise === Infinity || promise > nearest.promised) continue
    if (promise === nearest.promised && holder > nearest.tag) continue
    nearest.promised = promise
    nearest.tag = holder
  }
}

/** [FL3] Promises travel against the dependencies alone: no board finish, no constraints. */
function nearestPromise(plan: Plan, late: LateState, leaf: number): boolean {
  const { facts } = plan
  const { promised, tag } = tightest
  if (promised === Infinity) {
    late.floatToPromise[leaf] = NaN
    late.promise[leaf] = -1
    return promiseLeaf(plan, late, leaf, Infinity)
  }
  const bound = snapFinish(facts, leaf, promised)
  late.floatToPromise[leaf] = facts.time[leaf]?.between(plan.finish[leaf] ?? 0, bound) ?? 0
  late.promise[leaf] = tag
  return promiseLeaf(plan, late, leaf, bound)
}

/** What a leaf's promises leave to its predecessors; true if that changed. */
function promiseLeaf(plan: Plan, { hasPromises, limits }: LateState, leaf: number, finish: number): boolean {
  if (!hasPromises) return false
  const { facts } = plan
  const isUnstarted = facts.phase[leaf] === phases.todo && finish !== Infinity
  const start = isUnstarted ? startFor(plan, leaf, finish) : finish
  const isNew = limitLeaf(limits, limitKinds.promised, facts, leaf, start, finish)
  return tagLeaf(limits, leaf, finish === Infinity ? -1 : tightest.tag) || isNew
}

/** [T3] A finish in non-working time means the last working instant before it, but of work whose dates are kept as they are. */
function snapFinish({ time, duration, manual }: Facts, task: number, instant: number): number {
  return (duration[task] ?? 0) === 0 || manual[task] === 1 ? instant : (time[task]?.previousWorking(instant) ?? instant)
}

/** [FL1] A summary's late dates span its children's; its floats are the least of its unfinished leaves'. */
export function spanLate({ facts }: Plan, late: LateDates, summary: number): void {
  const { firstChild, children } = facts.hierarchy
  clearFloats(late, summary)
  let start = Infinity
  let finish = -Infinity
  for (let at = firstChild[summary] ?? 0; at < (firstChild[summary + 1] ?? 0); at += 1) {
    const child = children[at] ?? 0
    if ((facts.phase[summary] ?? 0) < phases.cancelled && (facts.phase[child] ?? 0) >= phases.cancelled) continue
    start = Math.min(start, late.lateStart[child] ?? 0)
    finish = Math.max(finish, late.lateFinish[child] ?? 0)
    for (const float of [late.totalFloat, late.freeFloat]) {
      float[summary] = lesser(float[child] ?? 0, float[summary] ?? 0)
    }
    const promise = late.floatToPromise[child] ?? 0
    const known = late.floatToPromise[summary] ?? 0
    const isNearer = Number.isNaN(known) ? !Number.isNaN(promise) : promise < known
    if (isNearer || (promise === known && (late.promise[child] ?? 0) < (late.promise[summary] ?? 0))) {
      late.floatToPromise[summary] = promise
      late.promise[summary] = late.promise[child] ?? 0
    }
  }
  late.lateStart[summary] = start
  late.lateFinish[summary] = finish
}

/** The lesser of two floats, either of which may be none. */
function lesser(first: number, second: number): number {
  if (Number.isNaN(first)) return second
  return Number.isNaN(second) ? first : Math.min(first, second)
}
