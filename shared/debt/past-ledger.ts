import type { BoardMoments } from '../model/board-moments.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

import { computeDebt } from './compute-debt.ts'
import type { Ledger } from './ledger.ts'

/** [D26] The ledger of a moment before now, from the facts of today: whoever asks about the past asks here. Its lines tell no parts. */
export function pastLedger(graph: WorkGraph, moments: BoardMoments, at: Instant): Ledger {
  const known = knownBy(graph, at)
  return computeDebt(known, computeSchedule(known, at), moments, at)
}

/** [D26] What had been made by a moment; everything else has dates of its own, which count as the engine says (F2). */
export function knownBy(graph: WorkGraph, at: Instant): WorkGraph {
  const by = <Id, Made extends { readonly createdAt: number }>(made: ReadonlyMap<Id, Made>): ReadonlyMap<Id, Made> =>
    new Map([...made].filter(([, { createdAt }]) => createdAt <= at))
  return {
    ...graph,
    tasks: by(graph.tasks),
    dependencies: by(graph.dependencies),
    handoffs: by(graph.handoffs)
  }
}
