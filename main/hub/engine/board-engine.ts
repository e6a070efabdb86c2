import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import type { ScheduleDelta } from '../../../shared/ipc/hub-to-window.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import { changedForecasts } from '../../../shared/schedule/changed-forecasts.ts'
import { compareSchedules } from '../../../shared/schedule/compare-schedules.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'
import { previewSlip } from '../../../shared/schedule/preview-slip.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
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
  readonly step: (graph: WorkGraph, now: Instant) => EngineStep
  readonly slip: (step: EngineStep, cause: SlipCause) => Slip
  readonly preview: (hypothesis: Hypothesis) => Slip
}

export function createBoardEngine(first: WorkGraph, now: Instant): BoardEngine {
  let graph = first
  let schedule = computeSchedule(graph, now)
  return {
    schedule: () => schedule,
    full: () => deltaOf(schedule, [...schedule.forecasts.values()], [], true),
    step: (nextGraph, at) => {
      const previous = schedule
      const previousGraph = graph
      graph = nextGraph
      schedule = computeSchedule(graph, at)
      const { changed, gone } = changedForecasts(previous, schedule)
      return { previousGraph, graph, previous, next: schedule, delta: deltaOf(schedule, changed, gone, false) }
    },
    slip: (step, cause) => compareSchedules(step.graph, step.previous, step.next, cause),
    preview: (hypothesis) => previewSlip(graph, schedule, hypothesis, schedule.now)
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
