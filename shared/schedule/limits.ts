import { phases } from './facts.ts'
import type { Facts } from './facts.ts'
import { linkTypes } from './links.ts'
import { beforeLag, finishFrom } from './plan.ts'
import type { Plan } from './plan.ts'

/** By the early dates, by the late dates, and by the promises (only on a board that has any). */
export const limitKinds = { early: 0, latest: 1, promised: 2 } as const

/**
 * What the ends of tasks leave to their predecessors: the instant up to which each end may be pushed (Infinity: it binds
 * nobody). For a summary the tightest of its leaves, with the leaf whose calendar counts; a leaf is its own. The kinds of
 * one end lie beside each other, since a predecessor asks for all of them at once: `slotOf` says where.
 */
export type Limits = {
  /** How many kinds there are. */
  readonly kinds: number
  readonly instant: Float64Array
  readonly leaf: Int32Array
  /** Which promise a limit comes from; −1 for none, and in the kinds that come from none. */
  readonly tag: Int32Array
}

/** Limits that bind nobody yet. */
export function openLimits(count: number, hasPromises: boolean): Limits {
  const kinds = hasPromises ? 3 : 2
  const leaf = new Int32Array(2 * kinds * count)
  for (let slot = 0; slot < leaf.length; slot += 1) leaf[slot] = Math.floor(slot / (2 * kinds))
  return {
    kinds,
    instant: new Float64Array(leaf.length).fill(Infinity),
    leaf,
    tag: new Int32Array(hasPromises ? leaf.length : 0).fill(-1)
  }
}

/** Where the limits of a task's end begin. */
function slotOf({ kinds }: Limits, task: number, isFinish: boolean): number {
  return (2 * task + (isFinish ? 1 : 0)) * kinds
}

/**
 * Sets both limits of a leaf; true if that changes them. Started work binds through its finish only, finished and inactive
 * work not at all. [BP1]
 */
export function limitLeaf(
  limits: Limits,
  kind: number,
  { phase }: Facts,
  leaf: number,
  start: number,
  finish: number
): boolean {
  const { instant } = limits
  const at = phase[leaf] ?? 0
  const bindsStart = at === phases.todo || at === phases.cancelled
  const startSlot = slotOf(limits, leaf, false) + kind
  const finishSlot = slotOf(limits, leaf, true) + kind
  const startWas = instant[startSlot]
  const finishWas = instant[finishSlot]
  instant[startSlot] = bindsStart ? start : Infinity
  instant[finishSlot] = bindsStart || at === phases.started ? finish : Infinity
  return instant[startSlot] !== startWas || instant[finishSlot] !== finishWas
}

/** Says which promise a leaf's limits come from; true if that changes. */
export function tagLeaf(limits: Limits, leaf: number, tag: number): boolean {
  let isNew = false
  for (const isFinish of [false, true]) {
    const slot = slotOf(limits, leaf, isFinish) + limitKinds.promised
    if (limits.tag[slot] !== tag) isNew = true
    limits.tag[slot] = tag
  }
  return isNew
}

/** Gives a summary the tightest limits of its children; true if that changes them. [FP7] */
export function limitSummary({ facts }: Plan, limits: Limits, summary: number): boolean {
  const { firstChild, children } = facts.hierarchy
  let isNew = false
  for (const isFinish of [false, true]) {
    for (let kind = 0; kind < limits.kinds; kind += 1) {
      let tightest = -1
      for (let at = firstChild[summary] ?? 0; at < (firstChild[summary + 1] ?? 0); at += 1) {
        const slot = slotOf(limits, children[at] ?? 0, isFinish) + kind
        if (isTighter(limits, slot, tightest)) tightest = slot
      }
      if (copyLimit(limits, tightest, slotOf(limits, summary, isFinish) + kind)) isNew = true
    }
  }
  return isNew
}

/** Among equals the lowest promise, then the first child. */
function isTighter({ instant, tag }: Limits, slot: number, best: number): boolean {
  const own = instant[slot] ?? 0
  if (own === Infinity || best < 0) return own !== Infinity
  const other = instant[best] ?? 0
  return own < other || (own === other && tag.length > 0 && (tag[slot] ?? 0) < (tag[best] ?? 0))
}

/** From a child to its summary, true if that changes it; −1 for no child binds nobody. */
function copyLimit({ instant, leaf, tag }: Limits, from: number, to: number): boolean {
  const value = from < 0 ? Infinity : (instant[from] ?? 0)
  const whose = from < 0 ? (leaf[to] ?? 0) : (leaf[from] ?? 0)
  const source = from < 0 || tag.length === 0 ? -1 : (tag[from] ?? 0)
  const isNew = instant[to] !== value || leaf[to] !== whose || (tag.length > 0 && tag[to] !== source)
  instant[to] = value
  leaf[to] = whose
  if (tag.length > 0) tag[to] = source
  return isNew
}

/** The tightest finishes by each kind of limit, with the promise that the last comes from; one is reused for all tasks. */
export type Tightest = { early: number; latest: number; promised: number; tag: number }

/**
 * Tightens a leaf's finishes to what its successors leave, and those of the summaries above it. A limit of the start counts
 * as the finish that belongs to it. A link from a summary's start binds only the leaf that starts first. [BP1] [FL2]
 */
export function tightenFinish(plan: Plan, limits: Limits, leaf: number, tightest: Tightest): void {
  const { facts, order, above } = plan
  const { first, successor, type, lag } = order.outgoing
  const { instant } = limits
  const isStarted = facts.phase[leaf] === phases.started
  for (let holder = leaf; holder >= 0; holder = above[holder] ?? 0) {
    const last = first[holder + 1] ?? 0
    for (let at = first[holder] ?? 0; at < last; at += 1) {
      const kind = type[at] ?? 0
      const isFromStart = (kind & linkTypes.startToStart) !== 0
      if (isFromStart && (isStarted || (plan.start[leaf] ?? 0) > (plan.start[holder] ?? 0))) continue
      // Most links have no lag and come from a finish: what they leave is the limit itself.
      const isPlain = lag[at] === 0 && !isFromStart
      const slot = slotOf(limits, successor[at] ?? 0, kind >= linkTypes.finishToFinish)
      const byEarly = isPlain
        ? (instant[slot + limitKinds.early] ?? 0)
        : left(plan, limits, at, leaf, slot + limitKinds.early)
      if (byEarly < tightest.early) tightest.early = byEarly
      const byLatest = isPlain
        ? (instant[slot + limitKinds.latest] ?? 0)
        : left(plan, limits, at, leaf, slot + limitKinds.latest)
      if (byLatest < tightest.latest) tightest.latest = byLatest
      if (limits.kinds <= limitKinds.promised) continue
      const byPromise = isPlain
        ? (instant[slot + limitKinds.promised] ?? 0)
        : left(plan, limits, at, leaf, slot + limitKinds.promised)
      const tag = limits.tag[slot + limitKinds.promised] ?? 0
      if (byPromise === Infinity || byPromise > tightest.promised) continue
      if (byPromise === tightest.promised && tag >= tightest.tag) continue
      tightest.promised = byPromise
      tightest.tag = tag
    }
  }
}

/** The finish that one limit of a successor leaves to a leaf, by an outgoing link. */
function left(plan: Plan, limits: Limits, at: number, leaf: number, slot: number): number {
  const limit = limits.instant[slot] ?? 0
  if (limit === Infinity) return Infinity
  const { facts, order } = plan
  const { lag, type } = order.outgoing
  let instant = limit
  if (lag[at] !== 0) {
    const bound = limits.leaf[slot] ?? 0
    const isPassed = facts.phase[leaf] === phases.cancelled || facts.phase[bound] === phases.cancelled
    if (!isPassed) instant = beforeLag(plan, at, bound, limit)
  }
  return ((type[at] ?? 0) & linkTypes.startToStart) === 0 ? instant : finishFrom(plan, leaf, instant)
}
