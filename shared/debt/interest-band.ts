import type { Assumptions } from './assumption.ts'
import { halving } from './halving.ts'
import type { Kept } from './tie-up.ts'

/** What a line's waiting and relearning are worked out from: starved working days, hours tied up and kept, working days of age. */
type Standing = { readonly days: number; readonly principal: number; readonly kept: Kept; readonly age: number }

/** [D35] Hours of waiting and relearning with every assumption at that end of its band where it costs least, and most. */
export function interestBand(
  { waitCost, relearnShare, halfLife }: Assumptions,
  { days, principal, kept, age }: Standing
): { readonly low: number; readonly high: number } {
  return {
    low: waitCost.low * days + relearnShare.low * (principal - kept.low * halving(age / halfLife.high)),
    high: waitCost.high * days + relearnShare.high * (principal - kept.high * halving(age / halfLife.low))
  }
}
