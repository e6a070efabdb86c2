import { phases } from './facts.ts'
import type { Facts } from './facts.ts'
import {
  clearLimit,
  isAsKept,
  keepLimits,
  limitLeaf,
  limitSummary,
  openKept,
  openLimits,
  tightenFinish
} from './limits.ts'
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
  readonly boardFinish: number
  /** Whether anything is promised at all. */
  readonly hasPromises: boolean
  /** Whether anything is as late as possible: then early dates depend on late ones. [FP4] */
  readonly hasLatest: boolean
  /** By the early dates, by the late dates, and by the promises. */
  readonly limits: readonly [early: Limits, latest: Limits, promised: Limits]
}

/** Computes late dates and floats against the plan's order, and moves what is as late as possible. [BP1] [FL1]–[FL3] [FP4] */
export function backwardPass(plan: Plan, boardFinish: number): LateState {
  const { facts, order } = plan
  const count = facts.tasks.length
  const late: LateState = {
    lateStart: new Float64Array(count),
    lateFinish: new Float64Array(count),
    totalFloat: new Float64Array(count),
    freeFloat: new Float64Array(count),
    floatToPromise: new Float64Array(count),
    promise: new Int32Array(count),
    boardFinish,
    hasPromises: hasPromises(facts),
    hasLatest: facts.constraint.includes('asLateAsPossible'),
    limits: [openLimits(count), openLimits(count), openLimits(count)]
  }
  let moved = false
  for (let at = order.nodes.length - 1; at >= 0; at -= 1) {
    const node = order.nodes[at] ?? 0
    if (node < count && lateNode(plan, late, node)) moved = true
  }
  if (moved) for (const node of order.nodes) if (node >= count) spanChildren(plan, node - count)
  for (const node of order.nodes) if (node >= count) spanLate(plan, late, node - count)
  return late
}

function hasPromises({ promise }: Facts): boolean {
  return promise.some((date) => date !== Infinity)
}

const tightest: Tightest = { finish: 0, tag: -1 }

/** The late dates of a leaf, or the limits of a summary, from those of what comes after; true if it was moved. */
function lateNode(plan: Plan, late: LateState, node: number): boolean {
  const { facts } = plan
  const { limits } = late
  for (const each of limits) clearLimit(each, node)
  if (isSummary(facts, node)) {
    for (const each of limits) limitSummary(plan, each, node)
    return false
  }
  late.lateStart[node] = plan.start[node] ?? 0
  late.lateFinish[node] = plan.finish[node] ?? 0
  clearFloats(late, node)
  const phase = facts.phase[node] ?? 0
  if (phase === phases.finished || phase === phases.inactive) return false
  if (phase === phases.cancelled) {
    for (const each of limits) passThrough(plan, each, node)
    return false
  }
  const moved = freeWork(plan, late, node)
  boundLate(plan, late, node)
  if (late.hasPromises) nearestPromise(plan, late, node)
  return moved
}

/** One for all nodes: nothing is made in the loop. */
const kept = openKept(3)

/** `lateNode` on a plan that was passed before; true if what the node leaves to its predecessors changed. */
export function reviseLate(plan: Plan, late: LateState, node: number): boolean {
  const [early, latest, promised] = late.limits
  keepLimits(kept, 0, early, node)
  keepLimits(kept, 1, latest, node)
  keepLimits(kept, 2, promised, node)
  lateNode(plan, late, node)
  return !isAsKept(kept, 0, early, node) || !isAsKept(kept, 1, latest, node) || !isAsKept(kept, 2, promised, node)
}

function clearFloats(late: LateDates, task: number): void {
  late.totalFloat[task] = NaN
  late.freeFloat[task] = NaN
  late.floatToPromise[task] = NaN
  late.promise[task] = -1
}

/** [FP6] Cancelled work has no limit of its own. */
function passThrough(plan: Plan, limits: Limits, leaf: number): void {
  tightest.finish = Infinity
  tightest.tag = plan.facts.tasks.length
  tightenFinish(plan, limits, leaf, tightest)
  limitLeaf(plan, limits, leaf, tightest.finish, tightest.finish, tightest.tag)
}

/** [FL2] Free float, and the move of what is as late as possible into it; true if it moved. */
function freeWork(plan: Plan, late: LateState, leaf: number): boolean {
  const { facts } = plan
  const [early] = late.limits
  const time = facts.time[leaf]
  tightest.finish = Infinity
  tightest.tag = facts.tasks.length
  tightenFinish(plan, early, leaf, tightest)
  const room = Math.min(late.boardFinish, tightest.finish)
  let moved = false
  if (facts.constraint[leaf] === 'asLateAsPossible' && facts.phase[leaf] === phases.todo && facts.manual[leaf] === 0) {
    const latest = snapFinish(facts, leaf, Math.min(room, facts.promise[leaf] ?? 0))
    if (latest > (plan.finish[leaf] ?? 0)) {
      moved = true
      plan.start[leaf] = startFor(plan, leaf, latest)
      plan.startDriver[leaf] = drivers.constraint
      plan.startRef[leaf] = leaf
      plan.finish[leaf] = finishFrom(plan, leaf, plan.start[leaf] ?? 0)
      plan.finishDriver[leaf] = drivers.constraint
      plan.finishRef[leaf] = leaf
    }
  }
  const finish = plan.finish[leaf] ?? 0
  late.freeFloat[leaf] = Math.max(0, time?.between(finish, room) ?? 0)
  limitLeaf(plan, early, leaf, plan.start[leaf] ?? 0, finish, -1)
  return moved
}

/** [BP1] [FL1] */
function boundLate(plan: Plan, late: LateState, leaf: number): void {
  const { facts } = plan
  const [, latest] = late.limits
  const time = facts.time[leaf]
  const finish = plan.finish[leaf] ?? 0
  const isUnstarted = facts.phase[leaf] === phases.todo
  tightest.finish = late.boardFinish
  tightest.tag = -1
  tightenFinish(plan, latest, leaf, tightest)
  let bound = tightest.finish
  const usesPromises = facts.board.promisesBoundLateDates
  for (let holder = leaf; holder >= 0; holder = plan.above[holder] ?? 0) {
    const date = facts.constraintDate[holder] ?? 0
    const type = facts.constraint[holder]
    if (usesPromises) bound = Math.min(bound, facts.promise[holder] ?? 0)
    if (Number.isNaN(date) || facts.manual[holder] === 1) continue
    if (type === 'finishNoLaterThan' || type === 'mustFinishOn') bound = Math.min(bound, date)
    else if (holder === leaf && isUnstarted && (type === 'startNoLaterThan' || type === 'mustStartOn')) {
      bound = Math.min(bound, finishFrom(plan, leaf, date))
    }
  }
  bound = snapFinish(facts, leaf, bound)
  late.lateFinish[leaf] = bound
  late.lateStart[leaf] = isUnstarted ? startFor(plan, leaf, bound) : (plan.start[leaf] ?? 0)
  const totalFloat = (time?.between(finish, bound) ?? 0) - (plan.overrun[leaf] ?? 0)
  late.totalFloat[leaf] = totalFloat
  late.freeFloat[leaf] = Math.max(0, Math.min(late.freeFloat[leaf] ?? 0, totalFloat))
  limitLeaf(plan, latest, leaf, late.lateStart[leaf] ?? 0, bound, -1)
}

/** [FL3] Promises travel against the dependencies alone: no board finish, no constraints. */
function nearestPromise(plan: Plan, late: LateState, leaf: number): void {
  const { facts } = plan
  const [, , promised] = late.limits
  tightest.finish = Infinity
  tightest.tag = facts.tasks.length
  for (let holder = leaf; holder >= 0; holder = plan.above[holder] ?? 0) {
    const promise = facts.promise[holder] ?? 0
    if (promise === Infinity || promise > tightest.finish) continue
    if (promise === tightest.finish && holder > tightest.tag) continue
    tightest.finish = promise
    tightest.tag = holder
  }
  tightenFinish(plan, promised, leaf, tightest)
  const { tag } = tightest
  if (tightest.finish === Infinity) return
  const bound = snapFinish(facts, leaf, tightest.finish)
  late.floatToPromise[leaf] = facts.time[leaf]?.between(plan.finish[leaf] ?? 0, bound) ?? 0
  late.promise[leaf] = tag
  limitLeaf(
    plan,
    promised,
    leaf,
    facts.phase[leaf] === phases.todo ? startFor(plan, leaf, bound) : Infinity,
    bound,
    tag
  )
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
