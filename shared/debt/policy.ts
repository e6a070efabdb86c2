import type { GracedCode } from '../model/debt-policy.ts'
import type { BoardSettings } from '../model/board.ts'

/** [D9] The constants of a board's debt, whole: what the board has set, and the defaults for the rest. */
export type Policy = {
  /** Working days, by code. */
  readonly graces: Readonly<Record<GracedCode, number>>
  /** Hours, by code; W and M take the remaining estimate where it is longer. */
  readonly hoursToClose: Readonly<Record<GracedCode, number>>
  /** c_w: hours that a starved task-day costs. */
  readonly waitCost: number
  /** β */
  readonly relearnShare: number
  /** τ, in working days. */
  readonly halfLife: number
  /** ℓ */
  readonly handoffLoss: number
  readonly onTime: number
  /** Money an hour; null where the board has set none. */
  readonly rate: number | null
  /** What the money is called; null where the board has said nothing. */
  readonly currency: string | null
}

/** [D9] Assumptions, shown as such: two working days for an answer are healthy, because we said so. */
const defaultPolicy: Policy = {
  graces: { W: 5, R: 1, H: 1, A: 2, T: 3, D: 2, O: 0, C: 0, S: 1, M: 0 },
  hoursToClose: { W: 0.25, R: 0.25, H: 0.5, A: 0.25, T: 0.1, D: 0.25, O: 0.25, C: 0.5, S: 0.25, M: 0.25 },
  waitCost: 0.1,
  relearnShare: 0.2,
  halfLife: 20,
  handoffLoss: 0.5,
  onTime: 0.86,
  rate: null,
  currency: null
}

/** The policy of a board. */
export function policyOf({ debt }: Pick<BoardSettings, 'debt'>): Policy {
  if (debt === null) return defaultPolicy
  return {
    ...defaultPolicy,
    ...debt,
    graces: { ...defaultPolicy.graces, ...debt.graces },
    hoursToClose: { ...defaultPolicy.hoursToClose, ...debt.hoursToClose }
  }
}
