import type { AssumptionName } from '../model/debt-policy.ts'
import type { PersonId } from '../model/ids.ts'

/** [D30] Where a constant comes from that nobody has set: nobody has measured it, or the team's past says it, out of so much. */
export type Unset =
  | { readonly kind: 'default' }
  | { readonly kind: 'team'; readonly from: number; readonly of: 'lines' | 'dependencies' }

/** [D30] Where a constant comes from; of what somebody has set (null where nobody knows who) what would count instead. */
export type Origin =
  | Unset
  | {
      readonly kind: 'set'
      readonly by: PersonId | null
      readonly instead: { readonly value: number; readonly origin: Unset }
    }

/** [D30] One constant of the debt, the band that it may lie in, and where both come from; in the unit of the policy. */
export type Assumption = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly origin: Origin
}

/** [D30] All of them, as they count in one ledger. */
export type Assumptions = Readonly<Record<AssumptionName, Assumption>>
