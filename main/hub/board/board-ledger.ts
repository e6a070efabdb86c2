import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { Members } from '../../../shared/sync/membership/members.ts'
import type { BoardEngine } from '../engine/board-engine.ts'

/** Tasks of a board whose figures are told with their parts: of a larger one these may be millions. */
const mostExplained = 1000

/** What the debt of a board is computed from, as it stands now. */
export type DebtFacts = {
  readonly graph: WorkGraph
  readonly schedule: Schedule
  readonly members: Members
  readonly moments: () => BoardMoments
}

/** [LV1] The debt of a board, brought level when somebody asks, once for each schedule, graph and membership. */
export function createBoardLedger(engine: Pick<BoardEngine, 'debt'>): (facts: DebtFacts) => Ledger {
  let known: (DebtFacts & { readonly ledger: Ledger }) | null = null
  return (facts) => {
    const { graph, schedule, members, moments } = facts
    if (known?.graph === graph && known.schedule === schedule && known.members === members) return known.ledger
    const ledger = engine.debt(moments(), graph.tasks.size <= mostExplained)
    known = { ...facts, ledger }
    return ledger
  }
}
