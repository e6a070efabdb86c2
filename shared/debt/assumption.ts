import type { AssumptionName } from '../model/debt-policy.ts'
import type { PersonId } from '../model/ids.ts'

/** [D30] Where a constant comes from: nobody has measured it, the team's past says it, somebody has set it (null where nobody knows who). */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'team'; readonly from: number; readonly of: 'lines' | 'dependencies' }
  | { readonly kind: 'set'; readonly by: PersonId | null }

/** [D30] One constant of the debt, the band that it may lie in, and where both come from; in the unit of the policy. */
export type Assumption = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly origin: Origin
}

/** [D30] All of them, as they count in one ledger. */
export type Assumptions = Readonly<Record<AssumptionName, Assumption>>
