import type { BoardMoments } from '../model/board-moments.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { isSane } from '../schedule/facts.ts'

import { computeDebt } from './compute-debt.ts'
import type { TrendDay, TrendWeek } from './debt-trend.ts'
import { initiativeDebts } from './initiative-debts.ts'
import type { Ledger, Line } from './ledger.ts'

/** [TR2] Twelve weeks and a day: so the oldest of them has a day before it. */
export const trendWeeks = 12

const day = 1440

/**
 * [TR1] [TR4] One week of the balance by day, `week` weeks before `now`: computed from the board's dated facts, as if it were
 * then. Eight ledgers.
 */
export function readTrendWeek(graph: WorkGraph, moments: BoardMoments, now: Instant, week: number): TrendWeek {
  const reach = firstFact(graph, now)
  const days: TrendDay[] = []
  let isFirst = week >= trendWeeks - 1
  let later: Ledger | null = null
  for (let back = 7 * week; back <= 7 * week + 7; back += 1) {
    const at = toInstant(now - back * day)
    if (at < reach) {
      // Before its first fact a board owed nothing.
      if (later !== null) days.push(dayOf(graph, null, later))
      isFirst = true
      later = null
      break
    }
    const ledger: Ledger = ledgerAt(graph, moments, at, now)
    if (later !== null) days.push(dayOf(graph, ledger, later))
    later = ledger
  }
  return { days: days.toReversed(), reach, isFirst }
}

function ledgerAt(graph: WorkGraph, moments: BoardMoments, at: Instant, now: Instant): Ledger {
  const known = at < now ? knownBy(graph, at) : graph
  return computeDebt(known, computeSchedule(known, at), moments, at)
}

/** [TR1] What had been made by a moment; everything else has dates of its own, which count as the engine says (F2). */
function knownBy(graph: WorkGraph, at: Instant): WorkGraph {
  const by = <Id, Made extends { readonly createdAt: number }>(made: ReadonlyMap<Id, Made>): ReadonlyMap<Id, Made> =>
    new Map([...made].filter(([, { createdAt }]) => createdAt <= at))
  return {
    ...graph,
    tasks: by(graph.tasks),
    dependencies: by(graph.dependencies),
    handoffs: by(graph.handoffs)
  }
}

/** [TR2] When the first task of the board was made; now, if there is none. */
function firstFact({ tasks }: WorkGraph, now: Instant): Instant {
  let first = now
  for (const { createdAt } of tasks.values()) if (isSane(createdAt) && createdAt < first) first = createdAt
  return first
}

function dayOf(graph: WorkGraph, before: Ledger | null, ledger: Ledger): TrendDay {
  const { now, totals, lines, delays } = ledger
  const gone = closedBetween(before?.lines ?? [], lines)
  return {
    at: now,
    principal: totals.principal,
    interest: totals.interest,
    delay: delays.reduce((sum, { days }) => sum + days, 0),
    initiatives: initiativeDebts(graph, lines),
    closed: { lines: gone.length, hours: gone.reduce((sum, line) => sum + line.principal + line.interest.total, 0) },
    writtenOff: Math.max(0, totals.writtenOff - (before?.totals.writtenOff ?? 0)),
    notPaid: Math.max(0, ledger.interestNotPaid.datesPlanned - (before?.interestNotPaid.datesPlanned ?? 0))
  }
}

function closedBetween(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  const open = new Set(after.map(({ code, cause }) => `${code} ${cause}`))
  return before.filter(({ code, cause }) => !open.has(`${code} ${cause}`))
}
