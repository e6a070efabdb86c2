import type { AssumptionName } from '../model/debt-policy.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Assumption, Assumptions, Unset } from './assumption.ts'
import { closedLines } from './closed-lines.ts'
import type { Past } from './closed-lines.ts'
import type { Measure } from './measure.ts'
import { measureOnTime } from './measure-on-time.ts'
import { measureRelearning } from './measure-relearning.ts'
import { measureWaiting } from './measure-waiting.ts'
import { policyOf } from './policy.ts'
import type { Policy } from './policy.ts'

/**
 * [D30] The constants of a board's debt at a moment, each with its band and where it comes from: what somebody has set counts;
 * else what the team's own past says, once that is enough; else the default of `policy`. `logged` is in minutes by task.
 */
export function calibrate(
  past: Past & { readonly policy: Policy },
  graph: WorkGraph,
  logged: ReadonlyMap<TaskId, number>
): Assumptions {
  const { policy } = past
  const set = graph.board.debt
  const closed = closedLines(past, logged)
  const relearning = measureRelearning(past, closed, logged, policy.handoffLoss)
  const assume = (name: AssumptionName, measure: Measure | null, of: 'lines' | 'dependencies'): Assumption => {
    const unset = measure === null ? assumedOf(name, policyOf({ debt: null })[name]) : measuredOf(measure, of)
    const own = set?.[name]
    if (own === undefined) return unset
    const { value, origin } = unset
    return {
      value: own,
      low: own,
      high: own,
      origin: { kind: 'set', by: set?.setBy?.[name] ?? null, instead: { value, origin } }
    }
  }
  return {
    waitCost: assume('waitCost', measureWaiting(past, closed, graph, logged), 'lines'),
    relearnShare: assume('relearnShare', relearning?.share ?? null, 'lines'),
    halfLife: assume('halfLife', relearning?.halfLife ?? null, 'lines'),
    handoffLoss: assume('handoffLoss', null, 'lines'),
    onTime: assume('onTime', measureOnTime(past, graph), 'dependencies')
  }
}

/** [D30] The policy with the constants that count. */
export function calibrated(
  policy: Policy,
  { waitCost, relearnShare, halfLife, handoffLoss, onTime }: Assumptions
): Policy {
  return {
    ...policy,
    waitCost: waitCost.value,
    relearnShare: relearnShare.value,
    halfLife: halfLife.value,
    handoffLoss: handoffLoss.value,
    onTime: onTime.value
  }
}

type UnsetAssumption = Assumption & { readonly origin: Unset }

function measuredOf({ value, low, high, from }: Measure, of: 'lines' | 'dependencies'): UnsetAssumption {
  return { value, low, high, origin: { kind: 'team', from, of } }
}

/** [D35] Of what nobody has measured, half and double; of a chance, double and half of what is missing to certainty. */
function assumedOf(name: AssumptionName, value: number): UnsetAssumption {
  const origin = { kind: 'default' } as const
  if (name === 'onTime') return { value, low: Math.max(0, 1 - 2 * (1 - value)), high: 1 - (1 - value) / 2, origin }
  const isShare = name === 'relearnShare' || name === 'handoffLoss'
  return { value, low: value / 2, high: isShare ? Math.min(1, 2 * value) : 2 * value, origin }
}
