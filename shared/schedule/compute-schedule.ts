import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { allForecasts, computeWhole, lastFinish } from './computation.ts'
import type { Schedule } from './schedule.ts'

/**
 * The forecast of a board at a moment: pure, and total whatever the graph says. Rules in SPEC.md. [F1] [F2]
 * Facts up to `known` count; it is another moment than `now` only for a record that speaks of an earlier one. [F3]
 */
export function computeSchedule(graph: WorkGraph, now: Instant, known: Instant = now): Schedule {
  const computation = computeWhole(graph, now, known)
  const { facts, order } = computation.plan
  const finish = lastFinish(computation.plan)
  return {
    now: toInstant(now),
    forecasts: new Map(allForecasts(computation).map((forecast) => [forecast.task, forecast])),
    issues: facts.issues.list(),
    deadlocks: order.deadlocks,
    finish: finish === null ? null : toInstant(finish)
  }
}
