import type { Task } from '../model/task.ts'
import { phases } from '../schedule/facts.ts'
import type { Facts } from '../schedule/facts.ts'
import { isSummary } from '../schedule/plan.ts'
import type { Plan } from '../schedule/plan.ts'

import type { ChancesBasis } from './chances.ts'
import { leastSamples, readHistory } from './history.ts'
import { luckUpTo, pertSpread, sampledSpread } from './spread.ts'
import type { Spread } from './spread.ts'

/** One task whose work is drawn: `low` + `span` × the spread's value, in working minutes. */
export type Draw = {
  readonly task: number
  /** Draws what remains instead of the whole. [MC6] */
  readonly started: boolean
  readonly low: number
  readonly span: number
  readonly spread: Spread
  /** The share of luck that is over already. [MC6] */
  readonly spent: number
  /** Working minutes that are no work and not drawn: the pauses of a split task. */
  readonly pauses: number
}

/** How far work spreads around its estimate: lowest and highest as factors of it, and what lies between. */
type Around = { readonly low: number; readonly span: number; readonly spread: Spread }

/** [MC5] Half to twice the estimate. */
const assumed: Around = { low: 0.5, span: 1.5, spread: pertSpread(1 / 3) }

/** What is drawn in each run, in the order of ids, and what the spread goes by. [MC2] */
export function readDraws({ facts }: Plan): { readonly draws: readonly Draw[]; readonly basis: ChancesBasis } {
  const history = readHistory(facts)
  const hasHistory = history.length >= leastSamples
  const others: Around = hasHistory ? { low: 0, span: 1, spread: sampledSpread(history) } : assumed
  const draws: Draw[] = []
  let ranged = 0
  for (const [index, task] of facts.tasks.entries()) {
    const phase = facts.phase[index]
    if (task.kind !== 'task' || isSummary(facts, index) || (phase !== phases.todo && phase !== phases.started)) continue
    if (task.estimateRange !== null) ranged += 1
    draws.push(drawOf(facts, index, task, others))
  }
  const basis: ChancesBasis = {
    ranged,
    unranged: draws.length - ranged,
    samples: history.length,
    needed: leastSamples,
    others: hasHistory ? 'history' : 'assumed'
  }
  return { draws, basis }
}

function drawOf(facts: Facts, index: number, task: Task, others: Around): Draw {
  const started = facts.phase[index] === phases.started
  const length = facts.duration[index] ?? 0
  // An absurd estimate counts as none, and then its segments do as well.
  const estimate = length === 0 ? 0 : Math.min(length, Math.trunc(task.estimate))
  const pauses = started ? 0 : length - estimate
  const base = started ? (facts.remaining[index] ?? 0) : estimate
  const { low, span, spread } = around(task, estimate, base, others)
  const spent = started ? luckUpTo(spread, (elapsed(facts, index) - low) / span) : 0
  // Without a span there is no luck, spent or left: 0 / 0 is no number.
  return { task: index, started, low, span, spread, spent: span > 0 ? spent : 0, pauses }
}

/** The draw's bounds in working minutes for `base` minutes of the estimate. [MC3]–[MC6] */
function around({ estimateRange }: Task, estimate: number, base: number, others: Around): Around {
  if (estimateRange === null) return { low: base * others.low, span: base * others.span, spread: others.spread }
  const low = Math.min(estimate, estimateRange.optimistic)
  const high = Math.max(estimate, estimateRange.pessimistic)
  const mode = high > low ? (estimate - low) / (high - low) : 0
  // Of an estimate of nothing, nothing is left in proportion: the range counts as it is.
  const share = estimate === 0 ? 1 : base / estimate
  return { low: base + (low - estimate) * share, span: (high - low) * share, spread: pertSpread(mode) }
}

/** Working minutes since what remains was said. */
function elapsed(facts: Facts, index: number): number {
  return Math.max(0, facts.time[index]?.between(facts.remainingAt[index] ?? 0, facts.now) ?? 0)
}
