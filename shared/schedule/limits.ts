import { phases } from './facts.ts'
import { linkTypes } from './links.ts'
import { beforeLag, finishFrom } from './plan.ts'
import type { Plan } from './plan.ts'

/**
 * What the ends of tasks leave to their predecessors: the instant up to which each end may be pushed (Infinity: it binds
 * nobody). For a summary the tightest of its leaves, with the leaf whose calendar counts. `tag` travels along: which
 * promise a limit comes from.
 */
export type Limits = {
  readonly start: Float64Array
  readonly startLeaf: Int32Array
  readonly startTag: Int32Array
  readonly finish: Float64Array
  readonly finishLeaf: Int32Array
  readonly finishTag: Int32Array
}

/** Limits that bind nobody yet. */
export function openLimits(count: number): Limits {
  return {
    start: new Float64Array(count).fill(Infinity),
    startLeaf: new Int32Array(count).fill(-1),
    startTag: new Int32Array(count).fill(-1),
    finish: new Float64Array(count).fill(Infinity),
    finishLeaf: new Int32Array(count).fill(-1),
    finishTag: new Int32Array(count).fill(-1)
  }
}

/** Takes the limits of a task back. */
export function clearLimit(limits: Limits, task: number): void {
  limits.start[task] = Infinity
  limits.startLeaf[task] = -1
  limits.startTag[task] = -1
  limits.finish[task] = Infinity
  limits.finishLeaf[task] = -1
  limits.finishTag[task] = -1
}

/** How many numbers say all about the limits of a task. */
const width = 6

/** What the limits of one task say, kept to compare with what they say later. */
export type LimitsKept = { readonly values: Float64Array }

/** Room for as many limits. */
export function openKept(limits: number): LimitsKept {
  return { values: new Float64Array(limits * width) }
}

/** Keeps what the limits of a task say, in the place of the `at`th. */
export function keepLimits({ values }: LimitsKept, at: number, limits: Limits, task: number): void {
  values[at * width] = limits.start[task] ?? 0
  values[at * width + 1] = limits.startLeaf[task] ?? 0
  values[at * width + 2] = limits.startTag[task] ?? 0
  values[at * width + 3] = limits.finish[task] ?? 0
  values[at * width + 4] = limits.finishLeaf[task] ?? 0
  values[at * width + 5] = limits.finishTag[task] ?? 0
}

/** Whether the limits of a task still say what was kept. */
export function isAsKept({ values }: LimitsKept, at: number, limits: Limits, task: number): boolean {
  return (
    values[at * width] === limits.start[task] &&
    values[at * width + 1] === limits.startLeaf[task] &&
    values[at * width + 2] === limits.startTag[task] &&
    values[at * width + 3] === limits.finish[task] &&
    values[at * width + 4] === limits.finishLeaf[task] &&
    values[at * width + 5] === limits.finishTag[task]
  )
}

/** Sets both limits of a leaf. Started work binds through its finish only, finished and inactive work not at all. [BP1] */
export function limitLeaf(
  { facts }: Plan,
  limits: Limits,
  leaf: number,
  start: number,
  finish: number,
  tag: number
): void {
  const phase = facts.phase[leaf] ?? 0
  limits.startLeaf[leaf] = leaf
  limits.finishLeaf[leaf] = leaf
  limits.startTag[leaf] = tag
  limits.finishTag[leaf] = tag
  if (phase === phases.todo || phase === phases.cancelled) limits.start[leaf] = start
  if (phase <= phases.started || phase === phases.cancelled) limits.finish[leaf] = finish
}

/** Gives a summary the tightest limits of its children. [FP7] */
export function limitSummary({ facts }: Plan, limits: Limits, summary: number): void {
  const { firstChild, children } = facts.hierarchy
  for (let at = firstChild[summary] ?? 0; at < (firstChild[summary + 1] ?? 0); at += 1) {
    const child = children[at] ?? 0
    if (isTighter(limits.start, limits.startTag, child, summary)) {
      limits.start[summary] = limits.start[child] ?? 0
      limits.startLeaf[summary] = limits.startLeaf[child] ?? 0
      limits.startTag[summary] = limits.startTag[child] ?? 0
    }
    if (isTighter(limits.finish, limits.finishTag, child, summary)) {
      limits.finish[summary] = limits.finish[child] ?? 0
      limits.finishLeaf[summary] = limits.finishLeaf[child] ?? 0
      limits.finishTag[summary] = limits.finishTag[child] ?? 0
    }
  }
}

/** The tightest finish, with where it comes from; one is reused for all tasks. */
export type Tightest = { finish: number; tag: number }

/**
 * Tightens a leaf's finish to what its successors leave, and those of the summaries above it. A limit of the start counts
 * as the finish that belongs to it. A link from a summary's start binds only the leaf that starts first. [BP1] [FL2]
 */
export function tightenFinish(plan: Plan, limits: Limits, leaf: number, tightest: Tightest): void {
  const { facts, links } = plan
  const { first, list } = plan.order.outgoing
  const phase = facts.phase[leaf] ?? 0
  for (let holder = leaf; holder >= 0; holder = plan.above[holder] ?? 0) {
    for (let at = first[holder] ?? 0; at < (first[holder + 1] ?? 0); at += 1) {
      const link = list[at] ?? 0
      const successor = links.successor[link] ?? 0
      const type = links.type[link] ?? 0
      const bindsFinish = type === linkTypes.finishToFinish || type === linkTypes.startToFinish
      let limit = (bindsFinish ? limits.finish : limits.start)[successor] ?? 0
      if (limit === Infinity) continue
      const bound = (bindsFinish ? limits.finishLeaf : limits.startLeaf)[successor] ?? 0
      const isPassed = phase === phases.cancelled || facts.phase[bound] === phases.cancelled
      if (!isPassed) limit = beforeLag(plan, link, bound, limit)
      if (type === linkTypes.startToStart || type === linkTypes.startToFinish) {
        if (phase === phases.started || (plan.start[leaf] ?? 0) > (plan.start[holder] ?? 0)) continue
        limit = finishFrom(plan, leaf, limit)
      }
      const tag = (bindsFinish ? limits.finishTag : limits.startTag)[successor] ?? 0
      if (limit > tightest.finish || (limit === tightest.finish && tag >= tightest.tag)) continue
      tightest.finish = limit
      tightest.tag = tag
    }
  }
}

function isTighter(limit: Float64Array, tag: Int32Array, child: number, summary: number): boolean {
  const difference = (limit[child] ?? 0) - (limit[summary] ?? 0)
  return difference < 0 || (difference === 0 && (tag[child] ?? 0) < (tag[summary] ?? 0))
}
