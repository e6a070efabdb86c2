import { activeBaseline, baselineDates } from '../model/baseline-dates.ts'
import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { backwardPass } from './backward-pass.ts'
import { constraintCodes } from './constraint-codes.ts'
import { lastFinish, planWork } from './computation.ts'
import { forwardPass } from './forward-pass.ts'
import { openIssueLog } from './issue-log.ts'
import { openPlan } from './plan.ts'
import type { Plan } from './plan.ts'

/** When each task was to start, had nobody waited: what says that a start has passed. In the order of ids. */
export type PlannedStarts = ReadonlyMap<TaskId, Instant>

/**
 * [FP2b] The planned start of every task: the active baseline's where it has one for the task, else the plan pass's early
 * start. `now` only says which facts count already (F2); its passing moves none of these.
 */
export function plannedStartsOf(graph: WorkGraph, now: Instant): PlannedStarts {
  return plannedStartsIn(planWork(graph, now), graph)
}

/** `plannedStartsOf` from facts, links and an order that are there already: one more forward pass. The plan stays as it is. */
export function plannedStartsIn(plan: Plan, graph: WorkGraph): PlannedStarts {
  const planned = plannedByIndex(plan, graph)
  return new Map(plan.facts.ids.map((id, task) => [id, toInstant(planned[task] ?? 0)] as const))
}

/** `plannedStartsIn` by task index. */
export function plannedByIndex(plan: Plan, graph: WorkGraph): Float64Array {
  const { start } = passWithoutNow(plan)
  const baseline = activeBaseline(graph)
  if (baseline === null) return start
  const agreed = baselineDates(graph, baseline.id)
  return start.map((date, task) => agreed.get(plan.facts.ids[task] ?? ('' as TaskId))?.start ?? date)
}

/** The same passes where it is always before everything; what they report about that is nobody's concern. */
function passWithoutNow({ facts, links, order }: Plan): Plan {
  // Summaries get their phase from the pass: the same as before, but into an array of its own.
  const timeless = { ...facts, now: -Infinity, phase: facts.phase.slice(), issues: openIssueLog() }
  const plan = openPlan(timeless, links, order)
  forwardPass(plan)
  if (facts.constraint.includes(constraintCodes.asLateAsPossible)) backwardPass(plan, lastFinish(plan) ?? 0)
  return plan
}
