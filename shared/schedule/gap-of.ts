import type { Dependency, Lag } from '../model/dependency.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { calendarOf } from './calendar-of.ts'
import { compileCalendar } from './compile-calendar.ts'
import type { CompiledCalendar } from './compile-calendar.ts'
import type { Schedule, TaskForecast } from './schedule.ts'

/**
 * [SL7] The lag that would keep the gap that a dependency leaves now, in its own unit; null where it leaves none, or where
 * its successor does not follow it any more.
 */
export function gapOf(
  graph: WorkGraph,
  schedule: Pick<Schedule, 'forecasts' | 'deadlocks'>,
  dependency: Dependency
): Lag | null {
  const { predecessor, successor, lag, lagCalendar } = dependency
  const [before, after] = [schedule.forecasts.get(predecessor), schedule.forecasts.get(successor)]
  const follower = graph.tasks.get(successor)
  if (before === undefined || after === undefined || follower === undefined) return null
  if (!isOpen(before) || !isOpen(after) || follower.actualStart !== null || follower.manual) return null
  if (schedule.deadlocks.some(({ setAside }) => setAside.includes(dependency.id))) return null
  for (const handoff of graph.handoffs.values()) if (handoff.dependency === dependency.id) return null
  const [from, to] = endsOf(dependency, before, after)
  const named = lagCalendar === null ? undefined : graph.calendars.get(lagCalendar)
  const minutes =
    lag.unit === 'elapsed' ? to - from : workingGap(compileCalendar(named ?? calendarOf(graph, follower)), from, to)
  return minutes > lag.minutes ? { minutes, unit: lag.unit } : null
}

/** The most working minutes that lead no further than `to`. A lead ends where work begins, which can be the morning after an evening: then it is a minute longer. [T3] */
function workingGap(time: CompiledCalendar, from: Instant, to: Instant): number {
  const minutes = time.between(from, to)
  // A lag of nothing stays where the predecessor ends, also outside working time.
  const reached = minutes === 0 ? from : time.advance(from, minutes)
  return reached > to ? minutes - 1 : minutes
}

/** Leaves at work: a summary stands for its leaves, each with a gap of its own. */
function isOpen({ state, startDriver }: TaskForecast): boolean {
  return state !== 'done' && state !== 'cancelled' && startDriver.kind !== 'child'
}

/** The two dates that the dependency is about. [FP1] */
function endsOf(
  { type }: Dependency,
  before: TaskForecast,
  after: TaskForecast
): readonly [from: Instant, to: Instant] {
  switch (type) {
    case 'finishToStart':
      return [before.earlyFinish, after.earlyStart]
    case 'startToStart':
      return [before.earlyStart, after.earlyStart]
    case 'finishToFinish':
      return [before.earlyFinish, after.earlyFinish]
    case 'startToFinish':
      return [before.earlyStart, after.earlyFinish]
    default:
      return assertNever(type)
  }
}
