import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { WeekOfLedgers } from '../../../shared/ipc/hub-to-window.ts'
import { weekBefore } from '../../../shared/review/week-before.ts'

import type { Trends, TrendSubject } from './trends.ts'

/** A board that also knows its ledger; the same value while nothing of it changes. */
export type ReviewSubject = TrendSubject & { readonly ledger: () => Ledger }

/**
 * [RV1] [D26] The ledger of now, and that of a week ago as the trend has it. That one is worked out beside the hub, anew once
 * the first is another; its lines tell no parts. Rejects with a sentence.
 */
export function createWeekOfLedgers(
  trends: Pick<Trends, 'ledgerOf'>
): (board: ReviewSubject) => Promise<WeekOfLedgers> {
  let known: WeekOfLedgers | null = null
  return async (board) => {
    const ledger = board.ledger()
    if (known?.ledger === ledger) return known
    known = { ledger, before: await trends.ledgerOf(board, weekBefore(ledger.now)) }
    return known
  }
}
