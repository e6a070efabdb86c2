import { computeDebt } from '../../../shared/debt/compute-debt.ts'
import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { WeekOfLedgers } from '../../../shared/ipc/hub-to-window.ts'
import { weekBefore } from '../../../shared/review/week-before.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'

import type { DebtFacts } from './board-ledger.ts'

/** [RV1] The ledger of now, and the same from facts that were known a week ago; that one is computed anew once facts change. Its lines tell no parts. */
export function createWeekOfLedgers(): (facts: DebtFacts, ledger: Ledger) => WeekOfLedgers {
  let known: (Pick<DebtFacts, 'graph' | 'members'> & { readonly before: Ledger }) | null = null
  return ({ graph, members, moments }, ledger) => {
    const at = weekBefore(ledger.now)
    if (known?.graph !== graph || known.members !== members || known.before.now !== at)
      known = { graph, members, before: computeDebt(graph, computeSchedule(graph, at), moments(), at) }
    return { ledger, before: known.before }
  }
}
