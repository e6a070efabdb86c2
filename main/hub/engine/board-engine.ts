import type { ScheduleDelta } from '../../../shared/ipc/hub-to-window.ts'
import type { GraphDifference } from '../../../shared/model/graph-difference.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import { openScheduler } from '../../../shared/schedule/scheduler.ts'
import type { Slip, SlipCause } from '../../../shared/schedule/slip.ts'

/** What one step of a board's facts or clock did to its forecast. */
export type EngineStep = {
  readonly previousGraph: WorkGraph
  readonly graph: WorkGraph
  readonly previous: Schedule
  readonly next: Schedule
  readonly delta: ScheduleDelta
}

/** Keeps one board's schedule level with its graph and the clock. Holds nothing that it could not compute again. */
export type BoardEngine = {
  readonly schedule: () => Schedule
  /** The whole schedule, as a window gets it first. */
  readonly full: () => ScheduleDelta
  /** `difference` is from the graph of the step before. */
  readonly step: (graph: WorkGraph, difference: GraphDifference, now: Instant) => EngineStep
  readonly slip: (step: EngineStep, cause: SlipCause) => Slip
  readonly preview: (hypothesis: Hypothesis) => Slip
}

export function createBoardEngine(first: WorkGraph, now: Instant): BoardEngine {
  const scheduler = openScheduler(first, now)
  let graph = first
  return {
    schedule: scheduler.schedule,
    full: () => {
      const schedule = scheduler.schedule()
      return deltaOf(schedule, [...schedule.forecasts.values()], [], true)
    },
    step: (nextGraph, difference, at) => {
      const previous = scheduler.schedule()
      const previousGraph = graph
      graph = nextGraph
      const { changed, gone } = scheduler.update(graph, difference, at)
      const next = scheduler.schedule()
      return { previousGraph, graph, previous, next, delta: deltaOf(next, changed, gone, false) }
    },
    slip: ({ previous, delta }, cause) => scheduler.slip(previous, delta, cause),
    preview: scheduler.preview
  }
}

function deltaOf(
  schedule: Schedule,
  changed: ScheduleDelta['changed'],
  gone: ScheduleDelta['gone'],
  full: boolean
): ScheduleDelta {
  const { now, issues, deadlocks, finish } = schedule
  return { full, now, changed, gone, issues, deadlocks, finish }
}
