import { phases } from './facts.ts'
import type { Facts } from './facts.ts'
import { lagUnits, linkTypes } from './links.ts'
import type { Links } from './links.ts'
import type { WorkOrder } from './work-order.ts'

/** What sets a date, as a number; `ref` beside it is a link, a task index or nothing. The long form is `Driver`. [FP3] */
export const drivers = {
  boardStart: 0,
  now: 1,
  actual: 2,
  duration: 3,
  dependency: 4,
  handoff: 5,
  constraint: 6,
  child: 7,
  manual: 8
} as const

/** Everything that the passes share: facts, links, their order, and the dates as they come to be, by task index. */
export type Plan = {
  readonly facts: Facts
  readonly links: Links
  readonly order: WorkOrder
  /** The nearest summary above that has links, a constraint or a promise of its own; −1 for none. */
  readonly above: Int32Array
  readonly start: Float64Array
  readonly finish: Float64Array
  readonly startDriver: Uint8Array
  readonly startRef: Int32Array
  readonly finishDriver: Uint8Array
  readonly finishRef: Int32Array
  /** Working minutes by which an unstarted task starts before its predecessors let it, because its constraint says so. [FP4] */
  readonly overrun: Float64Array
}

/** A plan without dates. */
export function openPlan(facts: Facts, links: Links, order: WorkOrder): Plan {
  const count = facts.tasks.length
  return {
    facts,
    links,
    order,
    above: nearestBinding(facts, order),
    start: new Float64Array(count),
    finish: new Float64Array(count),
    startDriver: new Uint8Array(count),
    startRef: new Int32Array(count),
    finishDriver: new Uint8Array(count),
    finishRef: new Int32Array(count),
    overrun: new Float64Array(count)
  }
}

/** Whether a task has children. [FP7] */
export function isSummary({ hierarchy }: Facts, task: number): boolean {
  return (hierarchy.firstChild[task] ?? 0) < (hierarchy.firstChild[task + 1] ?? 0)
}

/** The end of a link's predecessor that the link is about. [FP1] */
export function predecessorEnd({ links, start, finish }: Plan, link: number): number {
  const isFromStart = ((links.type[link] ?? 0) & linkTypes.startToStart) !== 0
  return (isFromStart ? start : finish)[links.predecessor[link] ?? 0] ?? 0
}

/** The instant at which a link's predecessor end lets go, its handoff and its lag considered, for one leaf of its successor. [FP1] */
export function linkBound(plan: Plan, link: number, leaf: number): number {
  const { facts, links } = plan
  const end = predecessorEnd(plan, link)
  const isPassed =
    facts.phase[leaf] === phases.cancelled || facts.phase[links.predecessor[link] ?? 0] === phases.cancelled
  if (isPassed) return end
  return addLag(plan, link, leaf, links.isHandedOver[link] === 1 ? Math.max(end, handoffInstant(plan, link)) : end)
}

/** When a link's handoff was or will be caught, as far as known; −Infinity without one. [FP8] */
export function handoffInstant({ facts, links }: Plan, link: number): number {
  if (links.isHandedOver[link] === 0) return -Infinity
  const caught = links.caughtAt[link] ?? 0
  return Number.isNaN(caught) ? facts.now : caught
}

/** An instant and a link's lag. [T4] */
export function addLag({ facts, links }: Plan, link: number, leaf: number, instant: number): number {
  const lag = links.lag[link] ?? 0
  if (lag === 0 || links.elapsed[link] === 1) return instant + lag
  return (links.lagTime[link] ?? facts.time[leaf])?.advance(instant, lag) ?? instant
}

/** The latest instant to which an outgoing link's lag, not 0, can be added without passing the given one, for one leaf of its successor. [BP1] */
export function beforeLag({ facts, links, order }: Plan, at: number, leaf: number, instant: number): number {
  const { lag, lagUnit, list } = order.outgoing
  const minutes = lag[at] ?? 0
  if (lagUnit[at] === lagUnits.elapsed) return instant - minutes
  const named = lagUnit[at] === lagUnits.named ? links.lagTime[list[at] ?? 0] : null
  const time = named ?? facts.time[leaf]
  if (time === undefined) return instant
  return minutes > 0 ? time.retreat(instant, minutes) : time.nextWorking(time.advance(instant, -minutes))
}

/** Where a task of some duration may start, from an instant on. [T3] */
export function snapStart({ facts }: Plan, task: number, instant: number): number {
  const time = facts.time[task]
  if (time === undefined || time.empty) return instant
  if ((facts.duration[task] ?? 0) === 0 && time.previousWorking(instant) === instant) return instant
  return time.nextWorking(instant)
}

/** A start and the duration after it. */
export function finishFrom({ facts }: Plan, task: number, start: number): number {
  const duration = facts.duration[task] ?? 0
  return duration === 0 ? start : (facts.time[task]?.advance(start, duration) ?? start)
}

/** A finish less the duration before it. */
export function startFor({ facts }: Plan, task: number, finish: number): number {
  const duration = facts.duration[task] ?? 0
  return duration === 0 ? finish : (facts.time[task]?.retreat(finish, duration) ?? finish)
}

function nearestBinding(facts: Facts, { incoming, outgoing }: WorkOrder): Int32Array {
  const above = new Int32Array(facts.tasks.length).fill(-1)
  const { parent, topDown } = facts.hierarchy
  for (const task of topDown) {
    const up = parent[task] ?? 0
    if (up < 0) continue
    const hasLinks = incoming.first[up] !== incoming.first[up + 1] || outgoing.first[up] !== outgoing.first[up + 1]
    const binds = hasLinks || !Number.isNaN(facts.constraintDate[up] ?? 0) || facts.promise[up] !== Infinity
    above[task] = binds ? up : (above[up] ?? 0)
  }
  return above
}
