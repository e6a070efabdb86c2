import type { TaskId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { WorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { calendarOf } from './calendar-of.ts'
import { compileCalendar } from './compile-calendar.ts'
import type { Schedule, TaskForecast } from './schedule.ts'
import type { Absorbed, Slip, SlipCause, SlipShift } from './slip.ts'

/** [SL1] What one cause moved, from the schedule before it to the schedule after it; `graph` is the graph after. */
export function compareSchedules(graph: WorkGraph, before: Schedule, after: Schedule, cause: SlipCause): Slip {
  const shifts: SlipShift[] = []
  const later = new Map<TaskId, WorkingMinutes>()
  const brokenPromises: TaskId[] = []
  const keptPromises: TaskId[] = []
  for (const [id, next] of after.forecasts) {
    const previous = before.forecasts.get(id)
    if (previous === undefined) continue
    if (next.promiseBroken !== previous.promiseBroken && next.state !== 'cancelled') {
      if (next.promiseBroken) brokenPromises.push(id)
      else if (hasPromise(graph, id)) keptPromises.push(id)
    }
    const shift = shiftOf(graph, id, previous, next)
    if (shift === null) continue
    shifts.push(shift)
    if (shift.shift > 0) later.set(id, shift.shift)
  }
  return { cause, shifts, absorbed: absorbedBy(graph, before, after, later), brokenPromises, keptPromises }
}

/** Null if the task stayed, or does not shift: summaries only span, cancelled work only lets pass. */
function shiftOf(graph: WorkGraph, id: TaskId, previous: TaskForecast, next: TaskForecast): SlipShift | null {
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

/** [SL3] Unfinished successors that stayed where they were although what is before them moved later. */
function absorbedBy(
  graph: WorkGraph,
  before: Schedule,
  after: Schedule,
  later: ReadonlyMap<TaskId, WorkingMinutes>
): readonly Absorbed[] {
  if (later.size === 0) return []
  const absorbed = new Map<TaskId, WorkingMinutes>()
  for (const { predecessor, successor } of graph.dependencies.values()) {
    const pushed = later.get(predecessor)
    const previous = before.forecasts.get(successor)
    const next = after.forecasts.get(successor)
    if (pushed === undefined || previous === undefined || next === undefined) continue
    if (!isLeafAtWork(previous) || !isLeafAtWork(next) || next.state === 'done') continue
    if (next.earlyStart !== previous.earlyStart || next.earlyFinish !== previous.earlyFinish) continue
    absorbed.set(successor, toWorkingMinutes(Math.max(pushed, absorbed.get(successor) ?? 0)))
  }
  // In the order of the schedule, which is that of ids. [F1]
  return [...after.forecasts.keys()].flatMap((task) => {
    const minutes = absorbed.get(task)
    return minutes === undefined ? [] : [{ task, minutes }]
  })
}

function isLeafAtWork(forecast: TaskForecast): boolean {
  return forecast.state !== 'cancelled' && forecast.startDriver.kind !== 'child'
}

/** A promise that was taken back is not one that holds again. */
function hasPromise(graph: WorkGraph, id: TaskId): boolean {
  return (graph.tasks.get(id)?.promise ?? null) !== null
}
