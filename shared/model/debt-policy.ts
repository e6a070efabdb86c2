import type { PersonId } from './ids.ts'

/** [DF6] The lines whose grace a board may set, in working days. */
export const gracedCodes = ['W', 'R', 'H', 'A', 'T', 'D', 'O', 'C', 'S', 'M'] as const

export type GracedCode = (typeof gracedCodes)[number]

/** [DF6] The constants that a team's own past may take the place of, or that hand-set numbers may. */
export const assumptionNames = ['waitCost', 'relearnShare', 'halfLife', 'handoffLoss', 'onTime'] as const

export type AssumptionName = (typeof assumptionNames)[number]

/** [DF6] What a board has set of the constants of its debt; what is not there keeps its default. */
export type DebtPolicy = {
  /** Working days; of W it is the grace while the board has too few finished samples of a size. */
  readonly graces?: Readonly<Partial<Record<GracedCode, number>>>
  /** Hours to close a line, by code; W and M take the remaining estimate. */
  readonly hoursToClose?: Readonly<Partial<Record<GracedCode, number>>>
  /** Hours that a starved task-day costs. */
  readonly waitCost?: number
  /** Share of what is tied up that has to be learned again, at most. */
  readonly relearnShare?: number
  /** Working days in which half is forgotten. */
  readonly halfLife?: number
  /** Share that gets lost over a handoff of which nothing is told. */
  readonly handoffLoss?: number
  /** Chance that one dependency is on time. */
  readonly onTime?: number
  /** Money an hour; without one there is no money in the ledger. */
  readonly rate?: number
  /** What the money is called: EUR, kr. */
  readonly currency?: string
  /** [DF8] Who set those of the constants above that are set. */
  readonly setBy?: Readonly<Partial<Record<AssumptionName, PersonId>>>
}
