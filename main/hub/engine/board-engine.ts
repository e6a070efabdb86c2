import type { Ledger } from '../../../shared/debt/ledger.ts'
import { openStandingLedger } from '../../../shared/debt/standing-ledger.ts'
import type { ScheduleDelta } from '../../../shared/ipc/hub-to-window.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import type { GraphDifference } from '../../../shared/model/graph-difference.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { noDifference } from '../../../shared/model/graph-difference.ts'
import type { NextMoment } from '../../../shared/schedule/clock-moments.ts'
import { compareSchedules } from '../../../shared/schedule/compare-schedules.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'
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
  /** Where the facts differ. */
  readonly difference: GraphDifference
}

/** Keeps one board's schedule level with its graph and the clock. Holds nothing that it could not compute again. */
export type BoardEngine = {
  readonly schedule: () => Schedule
  /** The whole schedule, as a window gets it first. */
  readonly full: () => ScheduleDelta
  /** Facts changed; `difference` is from the graph of the step before. Time stands still. */
  readonly step: (graph: WorkGraph, difference: GraphDifference) => EngineStep
  /** Time passed, and nothing else. */
  readonly pass: (now: Instant) => EngineStep
  readonly nextMoment: () => NextMoment
  /** [D19] The debt as it stands in the last step; with `explain` its lines tell their parts. */
  readonly debt: (moments: BoardMoments, explain: boolean) => Ledger
  readonly slip: (step: EngineStep, cause: SlipCause) => Slip
  readonly preview: (hypothesis: Hypothesis) => Slip
  /** [PR8] What another graph of the board would move; `task` is what it is about. Computed whole: a hundred milliseconds for 10,000 tasks. */
  readonly tryGraph: (supposed: WorkGraph, task: TaskId) => Slip
}

export function createBoardEngine(first: WorkGraph, now: Instant): BoardEngine {
  const scheduler = openScheduler(first, now)
  const ledger = openStandingLedger()
  let graph = first

  function step(nextGraph: WorkGraph, difference: GraphDifference, at: Instant): EngineStep {
    const previous = scheduler.schedule()
    const previousGraph = graph
    graph = nextGraph
    const { changed, gone } = scheduler.update(graph, difference, at)
    const next = scheduler.schedule()
    return { previousGraph, graph, previous, next, delta: deltaOf(previous, next, changed, gone), difference }
  }

  return {
    schedule: scheduler.schedule,
    full: () => {
      const schedule = scheduler.schedule()
      return deltaOf(null, schedule, [...schedule.forecasts.values()], [])
    },
    step: (nextGraph, difference) => step(nextGraph, difference, scheduler.schedule().now),
    pass: (at) => step(graph, noDifference, at),
    nextMoment: scheduler.nextMoment,
    debt: (moments, explain) =>
      ledger({ graph, schedule: scheduler.schedule(), moments, plan: scheduler.plan(), explain }),
    slip: ({ previous, delta }, cause) => scheduler.slip(previous, delta, cause),
    preview: scheduler.preview,
    tryGraph: (supposed, task) => {
      const before = scheduler.schedule()
      return compareSchedules(supposed, before, computeSchedule(supposed, before.now), { kind: 'preview', task })
    }
  }
}

/** What brings whoever has `previous` level; without one, all of it. */
function deltaOf(
  previous: Schedule | null,
  { now, issues, deadlocks, finish }: Schedule,
  changed: ScheduleDelta['changed'],
  gone: ScheduleDelta['gone']
): ScheduleDelta {
  const told = issues === previous?.issues ? null : issues
  return { full: previous === null, now, changed, gone, issues: told, deadlocks, finish }
}
