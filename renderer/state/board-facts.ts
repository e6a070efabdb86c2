import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

import { graphLinks } from './graph-links.ts'

/** The board in one line: when it ends and what is wrong with it. */
export type BoardFacts = {
  readonly tasks: number
  readonly finish: Instant | null
  readonly brokenPromises: number
  readonly uncaughtHandoffs: number
  readonly openApprovals: number
  readonly deadlocks: number
  /** Tasks whose own date contradicts what comes before them. [FP4] */
  readonly contradictions: number
}

/** Counts what a person should look at; without a schedule only facts are counted. */
export function boardFacts(graph: WorkGraph, schedule: Schedule | null): BoardFacts {
  const { approvals } = graphLinks(graph)
  let tasks = 0
  let openApprovals = 0
  for (const task of graph.tasks.values()) {
    if (task.kind === 'summary') continue
    tasks += 1
    if (task.kind !== 'approval' || task.cancelledAt !== null) continue
    if (approvals.get(task.id)?.decision === null) openApprovals += 1
  }
  let brokenPromises = 0
  for (const forecast of schedule?.forecasts.values() ?? []) if (forecast.promiseBroken) brokenPromises += 1
  let uncaughtHandoffs = 0
  for (const handoff of graph.handoffs.values())
    if (handoff.offered !== null && handoff.caught === null) uncaughtHandoffs += 1
  return {
    tasks,
    finish: schedule?.finish ?? null,
    brokenPromises,
    uncaughtHandoffs,
    openApprovals,
    deadlocks: schedule?.deadlocks.length ?? 0,
    contradictions: schedule?.issues.filter(({ kind }) => kind === 'constraintConflict').length ?? 0
  }
}
