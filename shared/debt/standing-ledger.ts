import type { Plan } from '../schedule/plan.ts'

import { addUpDebt } from './compute-debt.ts'
import type { DebtFacts } from './compute-debt.ts'
import { readFlow } from './flow.ts'
import type { Flow } from './flow.ts'
import type { Ledger } from './ledger.ts'

/** [D19] The ledger of a board whose plan the engine keeps level with it. */
export type StandingLedger = (facts: Omit<DebtFacts, 'flow'>) => Ledger

/**
 * Opens a ledger beside the engine. It equals `computeDebt` to the last bit: the engine's plan is the one that would be made
 * from nothing, and the flow is read again only once what it rests on differs.
 */
export function openStandingLedger(): StandingLedger {
  let known: { readonly plan: Plan; readonly flow: Flow; readonly facts: readonly ArrayLike<number>[] } | null = null
  return (facts) => {
    const { plan } = facts
    if (known?.plan !== plan || !known.facts.every((column, at) => isSame(column, columnsOf(plan)[at] ?? [])))
      known = { plan, flow: readFlow(plan), facts: columnsOf(plan).map((column) => column.slice()) }
    return addUpDebt({ ...facts, flow: known.flow })
  }
}

/** What of a plan a flow is read from, and what one edit can change without ordering the work anew: what has begun, is over or called off. */
function columnsOf({ facts }: Plan) {
  return [facts.phase, facts.actualStart, facts.actualFinish, facts.cancelledAt] as const
}

/** NaN is the same as NaN: nothing was said. */
function isSame(first: ArrayLike<number>, second: ArrayLike<number>): boolean {
  for (let at = 0; at < first.length; at += 1) if (!Object.is(first[at], second[at])) return false
  return first.length === second.length
}
