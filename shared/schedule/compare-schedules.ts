import { compareText } from '../lib/compare.ts'
import type { Dependency } from '../model/dependency.ts'
import type { TaskId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { WorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { calendarOf } from './calendar-of.ts'
import { changedForecasts } from './changed-forecasts.ts'
import { compileCalendar } from './compile-calendar.ts'
import type { Schedule, TaskForecast } from './schedule.ts'
import type { Absorbed, Slip, SlipCause, SlipShift } from './slip.ts'

/** What a slip reads of a forecast; of work that is neither done nor cancelled it does not ask where it stands. */
export type ForecastDates = Pick<
  TaskForecast,
  'task' | 'earlyStart' | 'earlyFinish' | 'startDriver' | 'finishDriver' | 'promiseBroken'
> & { readonly state: TaskForecast['state'] | 'open' }

/** A schedule and what came to differ from it. */
export type ChangedSchedule = {
  /** The graph after the change. */
  readonly graph: Pick<WorkGraph, 'board' | 'calendars' | 'people'> & {
    readonly tasks: Pick<WorkGraph['tasks'], 'get'>
  }
  readonly before: Pick<Schedule, 'forecasts'>
  /** Every forecast whose dates differ or whose promise breaks or holds again, in the order of ids; others do no harm. */
  readonly changed: readonly ForecastDates[]
  /** The dependencies that take part, by their predecessor. */
  readonly dependenciesOf: (predecessor: TaskId) => Iterable<Pick<Dependency, 'successor'>>
}

/** [SL1] What one cause moved, from the schedule before it to the schedule after it; `graph` is the graph after. */
export function compareSchedules(graph: WorkGraph, before: Schedule, after: Schedule, cause: SlipCause): Slip {
  const { changed } = changedForecasts(before, after)
  const setAside = new Set(after.deadlocks.flatMap((deadlock) => deadlock.setAside))
  const following = new Map<TaskId, Dependency[]>(changed.map(({ task }) => [task, []]))
  for (const dependency of graph.dependencies.values()) {
    if (!setAside.has(dependency.id)) following.get(dependency.predecessor)?.push(dependency)
  }
  return slipOf({ graph, before, changed, dependenciesOf: (task) => following.get(task) ?? [] }, cause)
}

/** `compareSchedules` for whoever knows already which forecasts changed. */
export function slipOf({ graph, before, changed, dependenciesOf }: ChangedSchedule, cause: SlipCause): Slip {
  const shifts: SlipShift[] = []
  const shifted = new Set<TaskId>()
  const brokenPromises: TaskId[] = []
  const keptPromises: TaskId[] = []
  for (const next of changed) {
    const id = next.task
    const previous = before.forecasts.get(id)
    if (previous === undefined) continue
    if (next.promiseBroken !== previous.promiseBroken && next.state !== 'cancelled') {
      if (next.promiseBroken) brokenPromises.push(id)
      else if (hasPromise(graph, id)) keptPromises.push(id)
    }
    const shift = shiftOf(graph, id, previous, next)
    if (shift === null) continue
    shifts.push(shift)
    shifted.add(id)
  }
  const after = new Map(changed.filter(({ task }) => !shifted.has(task)).map((forecast) => [forecast.task, forecast]))
  const absorbed = new Map<TaskId, WorkingMinutes>()
  for (const { task: predecessor, shift: pushed } of shifts) {
    if (pushed <= 0) continue
    for (const { successor } of dependenciesOf(predecessor)) {
      // Most of what follows in a slip moved too.
      if (shifted.has(successor)) continue
      const previous = before.forecasts.get(successor)
      if (previous === undefined || graph.tasks.get(successor) === undefined) continue
      if (!absorbs(previous, after.get(successor) ?? previous)) continue
      absorbed.set(successor, toWorkingMinutes(Math.max(pushed, absorbed.get(successor) ?? 0)))
    }
  }
  return {
    cause,
    shifts,
    // In the order of the schedule, which is that of ids. [F1]
    absorbed: [...absorbed]
      .map(([task, minutes]): Absorbed => ({ task, minutes }))
      .toSorted((a, b) => compareText(a.task, b.task)),
    brokenPromises,
    keptPromises
  }
}

/** [SL3] Unfinished work that stayed where it was although what is before it moved later. */
function absorbs(previous: ForecastDates, next: ForecastDates): boolean {
  if (!isLeafAtWork(previous) || !isLeafAtWork(next) || next.state === 'done') return false
  return next.earlyStart === previous.earlyStart && next.earlyFinish === previous.earlyFinish
}

/** Null if the task stayed, or does not shift: summaries only span, cancelled work only lets pass. */
function shiftOf(
  graph: ChangedSchedule['graph'],
  id: TaskId,
  previous: ForecastDates,
  next: ForecastDates
): SlipShift | null {
  const task = graph.tasks.get(id)
  if (task === undefined || !isLeafAtWork(previous) || !isLeafAtWork(next)) return null
  if (next.earlyStart === previous.earlyStart && next.earlyFinish === previous.earlyFinish) return null
  const calendar = compileCalendar(calendarOf(graph, task))
  return {
    task: id,
    startBefore: previous.earlyStart,
    startAfter: next.earlyStart,
    finishBefore: previous.earlyFinish,
    finishAfter: next.earlyFinish,
    shift: calendar.between(previous.earlyFinish, next.earlyFinish),
    driver: next.startDriver.kind === 'actual' ? next.finishDriver : next.startDriver
  }
}

function isLeafAtWork(forecast: ForecastDates): boolean {
  return forecast.state !== 'cancelled' && forecast.startDriver.kind !== 'child'
}

/** A promise that was taken back is not one that holds again. */
function hasPromise(graph: ChangedSchedule['graph'], id: TaskId): boolean {
  return (graph.tasks.get(id)?.promise ?? null) !== null
}
