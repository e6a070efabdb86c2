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
import { knownBy, pastLedger } from './past-ledger.ts'
import { seamDebts } from './seam-debts.ts'

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
      if (later !== null) days.push(dayOf(graph, null, later, now))
      isFirst = true
      later = null
      break
    }
    const ledger: Ledger =
      at < now ? pastLedger(graph, moments, at) : computeDebt(graph, computeSchedule(graph, at), moments, at)
    if (later !== null) days.push(dayOf(graph, ledger, later, now))
    later = ledger
  }
  return { days: days.toReversed(), reach, isFirst }
}

/** [TR2] When the first task of the board was made; now, if there is none. */
function firstFact({ tasks }: WorkGraph, now: Instant): Instant {
  let first = now
  for (const { createdAt } of tasks.values()) if (isSane(createdAt) && createdAt < first) first = createdAt
  return first
}

function dayOf(graph: WorkGraph, before: Ledger | null, ledger: Ledger, today: Instant): TrendDay {
  const { now: at, totals, lines, delays } = ledger
  const known = at < today ? knownBy(graph, at) : graph
  const gone = closedBetween(before?.lines ?? [], lines)
  return {
    at,
    principal: totals.principal,
    interest: totals.interest,
    delay: delays.reduce((sum, { days }) => sum + days, 0),
    initiatives: initiativeDebts(graph, lines),
    seams: seamDebts(known, lines, at),
    closed: {
      lines: gone.length,
      hours: gone.reduce((sum, line) => sum + line.principal + line.interest.total, 0),
      initiatives: initiativeDebts(graph, gone),
      seams: seamDebts(known, gone, before?.now ?? at)
    },
    writtenOff: Math.max(0, totals.writtenOff - (before?.totals.writtenOff ?? 0)),
    notPaid: Math.max(0, ledger.interestNotPaid.datesPlanned - (before?.interestNotPaid.datesPlanned ?? 0))
  }
}

function closedBetween(before: readonly Line[], after: readonly Line[]): readonly Line[] {
  const open = new Set(after.map(({ code, cause }) => `${code} ${cause}`))
  return before.filter(({ code, cause }) => !open.has(`${code} ${cause}`))
}
