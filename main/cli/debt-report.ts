import { roundHundredths } from '../../shared/debt/round-hundredths.ts'
import { seamDebts } from '../../shared/debt/seam-debts.ts'
import type { SeamDebt } from '../../shared/debt/seam-debts.ts'
import type { Assumptions } from '../../shared/debt/assumption.ts'
import { calibrated } from '../../shared/debt/calibrate.ts'
import type { Interest, Ledger, Line, LineCode, LinePart, OpenWait } from '../../shared/debt/ledger.ts'
import { policyOf } from '../../shared/debt/policy.ts'
import type { Policy } from '../../shared/debt/policy.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'
import { millisecondsOf } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** A figure at full precision, and half-even to two places beside it. */
export type Figure = { readonly exact: number; readonly rounded: number }

type Waiting = {
  readonly code: LineCode
  readonly cause: string
  readonly task: TaskId | null
  readonly title: string | null
  readonly move: readonly string[]
  readonly since: string
  /** Working minutes of the board. */
  readonly grace: number
  readonly graceEnd: string
}

type Cost = {
  readonly promise: TaskId
  readonly title: string | null
  readonly days: Figure
  readonly cost: Figure | null
}

/** [docs/CLI.md] One line of `slipstream debt`: hours, but for `overdue` (working minutes) and delays (working days). */
export type LineReport = Waiting & {
  readonly order: number
  readonly overdue: number
  readonly principal: Figure
  readonly interest: Readonly<Record<keyof Interest, Figure>>
  readonly rate: Figure
  readonly delay: readonly Cost[]
  readonly hoursToClose: number
  readonly parts: readonly LinePart[]
}

/** [docs/CLI.md] What `slipstream debt --json` says. */
export type DebtReport = {
  readonly board: BoardId
  readonly title: string
  readonly now: string
  readonly hoursPerDay: number
  readonly policy: Policy
  readonly assumptions: Assumptions
  readonly totals: { readonly [Name in keyof Ledger['totals']]: Figure | null }
  readonly lines: readonly LineReport[]
  readonly healthy: readonly Waiting[]
  readonly contingent: readonly { readonly task: TaskId; readonly inputs: number; readonly chance: Figure }[]
  readonly delay: readonly Cost[]
  readonly seams: readonly { readonly ends: SeamDebt['ends']; readonly principal: Figure; readonly interest: Figure }[]
  readonly interestNotPaid: Ledger['interestNotPaid']
}

/** A board's ledger as the command line says it. */
export function reportDebt(graph: WorkGraph, ledger: Ledger): DebtReport {
  const titleOf = (task: TaskId | null): string | null =>
    task === null ? null : (graph.tasks.get(task)?.title ?? null)
  const waiting = ({ code, cause, task, move, since, grace, graceEnd }: OpenWait): Waiting => ({
    code,
    cause,
    task,
    title: titleOf(task),
    move: move.map((person) => graph.people.get(person)?.name ?? person),
    since: momentOf(since),
    grace,
    graceEnd: momentOf(graceEnd)
  })
  const cost = ({ promise, days, cost: money }: Ledger['delays'][number]): Cost => ({
    promise,
    title: titleOf(promise),
    days: figure(days),
    cost: money === null ? null : figure(money)
  })
  const { totals } = ledger
  return {
    board: graph.id,
    title: graph.board.title,
    now: momentOf(ledger.now),
    hoursPerDay: ledger.hoursPerDay,
    policy: calibrated(policyOf(graph.board), ledger.assumptions),
    assumptions: ledger.assumptions,
    totals: {
      principal: figure(totals.principal),
      interest: figure(totals.interest),
      interestLow: figure(totals.interestLow),
      interestAtLow: figure(totals.interestAtLow),
      interestAtHigh: figure(totals.interestAtHigh),
      rate: figure(totals.rate),
      moving: figure(totals.moving),
      invested: figure(totals.invested),
      writtenOff: figure(totals.writtenOff),
      principalMoney: figureOrNull(totals.principalMoney),
      interestMoney: figureOrNull(totals.interestMoney),
      delayMoney: figureOrNull(totals.delayMoney)
    },
    lines: ledger.lines.map((line) => ({
      order: line.order,
      ...waiting(line),
      overdue: line.overdue,
      principal: figure(line.principal),
      interest: interestOf(line),
      rate: figure(line.rate),
      delay: line.delays.map(cost),
      hoursToClose: line.hoursToClose,
      parts: line.parts
    })),
    healthy: ledger.healthy.map(waiting),
    contingent: ledger.contingent.map(({ task, inputs, chance }) => ({ task, inputs, chance: figure(chance) })),
    delay: ledger.delays.map(cost),
    seams: seamDebts(graph, ledger.lines, ledger.now).map(({ ends, principal, interest }) => ({
      ends,
      principal: figure(principal),
      interest: figure(interest)
    })),
    interestNotPaid: ledger.interestNotPaid
  }
}

function interestOf({ interest }: Line): LineReport['interest'] {
  return {
    wait: figure(interest.wait),
    relearn: figure(interest.relearn),
    chase: figure(interest.chase),
    drag: figure(interest.drag),
    total: figure(interest.total),
    chaseLow: figure(interest.chaseLow),
    low: figure(interest.low),
    high: figure(interest.high)
  }
}

function figure(exact: number): Figure {
  return { exact, rounded: roundHundredths(exact) }
}

function figureOrNull(exact: number | null): Figure | null {
  return exact === null ? null : figure(exact)
}

function momentOf(instant: Instant): string {
  return `${new Date(millisecondsOf(instant)).toISOString().slice(0, 19)}Z`
}
