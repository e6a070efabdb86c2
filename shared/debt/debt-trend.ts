import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'

import type { SeamDebt } from './seam-debts.ts'

/** What stands under one initiative, or under none, in hours. */
export type InitiativeDebt = {
  readonly initiative: TaskId | null
  readonly principal: number
  readonly interest: number
}

/** [TR1] The balance of a board on one day of the past, in hours, and what happened since the day before. */
export type TrendDay = {
  readonly at: Instant
  readonly principal: number
  readonly interest: number
  /** Working days on broken promises, all together. */
  readonly delay: number
  readonly initiatives: readonly InitiativeDebt[]
  readonly seams: readonly SeamDebt[]
  /** [TR3] [TR7] Lines that were there the day before, and what they held then: in all, and where they stood. */
  readonly closed: {
    readonly lines: number
    readonly hours: number
    readonly initiatives: readonly InitiativeDebt[]
    readonly seams: readonly SeamDebt[]
  }
  /** [TR3] Hours that went to the written-off account. */
  readonly writtenOff: number
  /** [TR3] Dates that the app planned anew instead of people. */
  readonly notPaid: number
}

/** [TR4] Seven days of a trend, or as many as there are, the oldest first. */
export type TrendWeek = {
  readonly days: readonly TrendDay[]
  /** [TR2] The first day that the board's facts tell of. */
  readonly reach: Instant
  /** Whether nothing is known before it, or nobody is told. */
  readonly isFirst: boolean
}
