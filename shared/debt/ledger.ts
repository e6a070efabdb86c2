import type { GracedCode } from '../model/debt-policy.ts'
import type { AnyId, PersonId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'

import type { Assumptions } from './assumption.ts'

/** Why a line is open, by the letter of its rule. */
export type LineCode = GracedCode

/** One reason for a part of a figure, in hours (of delays: working days). */
export type LinePart =
  /** What was put into a task and is stuck here. */
  | { readonly kind: 'principal'; readonly task: TaskId; readonly hours: number }
  /** What a task has waited for this since its planned start. */
  | { readonly kind: 'wait'; readonly task: TaskId; readonly hours: number }
  | { readonly kind: 'relearn'; readonly hours: number }
  | { readonly kind: 'chase'; readonly nudges: number; readonly hours: number }
  | { readonly kind: 'drag'; readonly hours: number }

/** [D4] The extra hours that the waiting has cost. `chaseLow` is the same chase at five minutes a nudge; [D35] `low` and `high` are the total at the ends of the assumptions' bands. */
export type Interest = {
  readonly wait: number
  readonly relearn: number
  readonly chase: number
  readonly drag: number
  readonly total: number
  readonly chaseLow: number
  readonly low: number
  readonly high: number
}

/** Working days by which closing a line would bring a broken promise nearer. */
export type Delay = { readonly promise: TaskId; readonly days: number; readonly cost: number | null }

/** Whoever can close a line: people, or nobody who is known. */
export type Debtor = readonly PersonId[]

/** Something that stands still, from the moment on at which it began to. */
export type OpenWait = {
  readonly code: LineCode
  /** The fact that opened it: a task, a handoff, a request, a question, a decision, a dependency. */
  readonly cause: AnyId
  /** The task it is about, where it is about one. */
  readonly task: TaskId | null
  readonly since: Instant
  /** Working minutes of the board. */
  readonly grace: number
  readonly graceEnd: Instant
  readonly move: Debtor
}

/** A wait that is past its grace: a line of the ledger. Hours, but for `overdue`. Full precision. */
export type Line = OpenWait & {
  /** Working minutes of the board since the end of its grace. */
  readonly overdue: number
  readonly principal: number
  readonly interest: Interest
  /** Hours a working day if nothing happens. */
  readonly rate: number
  readonly delays: readonly Delay[]
  readonly hoursToClose: number
  /** From 1 on: the order of payment. */
  readonly order: number
  /** Empty unless asked for; of each kind, its hours add up to the figure. */
  readonly parts: readonly LinePart[]
}

/** [D5] A task that is healthy and waits: the chance that all of its inputs come in time. */
export type Contingency = { readonly task: TaskId; readonly inputs: number; readonly chance: number }

/** The debt of a board at a moment. Hours at full precision; money null without a rate. */
export type Ledger = {
  readonly now: Instant
  /** H */
  readonly hoursPerDay: number
  readonly totals: {
    readonly principal: number
    readonly interest: number
    readonly rate: number
    readonly moving: number
    readonly invested: number
    readonly writtenOff: number
    /** The interest with the low figure of chasing. */
    readonly interestLow: number
    /** [D35] The interest at the ends of the assumptions' bands. */
    readonly interestAtLow: number
    readonly interestAtHigh: number
    readonly principalMoney: number | null
    readonly interestMoney: number | null
    readonly delayMoney: number | null
  }
  /** In the order of payment. */
  readonly lines: readonly Line[]
  /** Inside its grace: no debt yet. In the order of ends of grace. */
  readonly healthy: readonly OpenWait[]
  readonly contingent: readonly Contingency[]
  /** Each promise that is broken, with the days that its lines together cost it. */
  readonly delays: readonly Delay[]
  readonly interestNotPaid: { readonly slips: number; readonly ownersTold: number; readonly datesPlanned: number }
  /** [D30] The constants that counted. */
  readonly assumptions: Assumptions
}
