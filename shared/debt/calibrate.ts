import type { AssumptionName } from '../model/debt-policy.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Assumption, Assumptions } from './assumption.ts'
import { closedLines } from './closed-lines.ts'
import type { Past } from './closed-lines.ts'
import { originOf } from './measure.ts'
import type { Measure } from './measure.ts'
import { measureOnTime } from './measure-on-time.ts'
import { measureRelearning } from './measure-relearning.ts'
import { measureWaiting } from './measure-waiting.ts'
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
  const closed = closedLines(past)
  const relearning = measureRelearning(past, closed, logged, policy.handoffLoss)
  const assume = (name: AssumptionName, measure: Measure | null, of: 'lines' | 'dependencies'): Assumption => {
    const own = set?.[name]
    if (own !== undefined)
      return { value: own, low: own, high: own, origin: { kind: 'set', by: set?.setBy?.[name] ?? null } }
    if (measure !== null) {
      const { value, low, high } = measure
      return { value, low, high, origin: originOf(measure, of) }
    }
    return { value: policy[name], ...bandOf(name, policy[name]), origin: { kind: 'default' } }
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

/** [D30] Of what nobody has measured, half and double; of a chance, double and half of what is missing to certainty. */
function bandOf(name: AssumptionName, value: number): { readonly low: number; readonly high: number } {
  if (name === 'onTime') return { low: Math.max(0, 1 - 2 * (1 - value)), high: 1 - (1 - value) / 2 }
  const isShare = name === 'relearnShare' || name === 'handoffLoss'
  return { low: value / 2, high: isShare ? Math.min(1, 2 * value) : 2 * value }
}
