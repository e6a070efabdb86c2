import { computeDebt } from '../../../shared/debt/compute-debt.ts'
import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { GraphIndex } from '../../../shared/document/graph-index.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'

/** Tasks of a board whose figures are told with their parts: of a larger one these may be millions. */
const mostExplained = 1000

/** [LV1] The debt of a board, computed when somebody asks, once for each schedule and graph. */
export function createBoardLedger(index: Pick<GraphIndex, 'graph' | 'stamp'>): (schedule: Schedule) => Ledger {
  let known: { readonly graph: unknown; readonly schedule: Schedule; readonly ledger: Ledger } | null = null
  return (schedule) => {
    const graph = index.graph()
    if (known?.graph === graph && known.schedule === schedule) return known.ledger
    const ledger = computeDebt(graph, schedule, momentsOf(index), schedule.now, graph.tasks.size <= mostExplained)
    known = { graph, schedule, ledger }
    return ledger
  }
}

/** [D1] What the document knows the moment of and its graph does not tell. Who left is not told here yet: nobody has. */
function momentsOf(index: Pick<GraphIndex, 'graph' | 'stamp'>): BoardMoments {
  const ownerCleared = new Map<TaskId, Instant>()
  const pinned = new Map<TaskId, Instant>()
  for (const { id, owner, constraint } of index.graph().tasks.values()) {
    const cleared = owner === null ? index.stamp(id, 'owner') : null
    if (cleared !== null) ownerCleared.set(id, instantFromMilliseconds(cleared.at))
    const set = constraint === null ? null : index.stamp(id, 'constraint')
    if (set !== null) pinned.set(id, instantFromMilliseconds(set.at))
  }
  return { left: new Map(), ownerCleared, pinned }
}
