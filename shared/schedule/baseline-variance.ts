import { activeBaseline, baselineDates } from '../model/baseline-dates.ts'
import type { Baseline, BaselineDates } from '../model/baseline.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { TaskId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { calendarOf } from './calendar-of.ts'
import type { Schedule, TaskForecast } from './schedule.ts'
import { workingTimeOf } from './working-time.ts'

/** How far a task is from its agreed dates, in working minutes of its calendar; positive is later. */
export type BaselineVariance = {
  readonly planned: BaselineDates
  readonly start: WorkingMinutes
  readonly finish: WorkingMinutes
}

/** [BL2] The variance of one task against the active baseline; null where there is nothing to compare. */
export function baselineVariance(graph: WorkGraph, forecast: TaskForecast): BaselineVariance | null {
  const baseline = activeBaseline(graph)
  const planned = baseline === null ? undefined : baselineDates(graph, baseline.id).get(forecast.task)
  const task = graph.tasks.get(forecast.task)
  if (planned === undefined || task === undefined || forecast.state === 'cancelled') return null
  const time = workingTimeOf(calendarOf(graph, task))
  return {
    planned,
    start: toWorkingMinutes(time.between(planned.start, forecast.earlyStart)),
    finish: toWorkingMinutes(time.between(planned.finish, forecast.earlyFinish))
  }
}

/** How a board stands against its active baseline. */
export type BaselineStanding = {
  readonly baseline: Baseline
  /** Tasks that were compared: those without anything below them. */
  readonly compared: number
  readonly later: number
  readonly earlier: number
  readonly plannedFinish: Instant
  /** Working minutes on the board's calendar by which the board finishes later than agreed. */
  readonly finish: WorkingMinutes
}

/** [BL3] Null where no baseline is active, or it or the schedule has no dates. */
export function baselineStanding(
  graph: WorkGraph,
  schedule: Pick<Schedule, 'forecasts' | 'finish'>
): BaselineStanding | null {
  const baseline = activeBaseline(graph)
  if (baseline === null || schedule.finish === null) return null
  const dates = baselineDates(graph, baseline.id)
  const summaries = new Set<TaskId>()
  for (const { parent } of graph.tasks.values()) if (parent !== null) summaries.add(parent)
  let [compared, later, earlier] = [0, 0, 0]
  let plannedFinish: Instant | null = null
  for (const [id, { finish }] of dates) {
    if (plannedFinish === null || finish > plannedFinish) plannedFinish = finish
    const [task, forecast] = [graph.tasks.get(id), schedule.forecasts.get(id)]
    if (task === undefined || forecast === undefined || forecast.state === 'cancelled') continue
    if (summaries.has(id) || task.kind === 'summary') continue
    compared += 1
    if (forecast.earlyFinish === finish) continue
    // The calendar is asked only about dates that differ: on a large board this is done for every edit.
    const variance = workingTimeOf(calendarOf(graph, task)).between(finish, forecast.earlyFinish)
    if (variance > 0) later += 1
    if (variance < 0) earlier += 1
  }
  if (plannedFinish === null) return null
  const { calendar } = graph.board
  const time = workingTimeOf((calendar === null ? null : graph.calendars.get(calendar)) ?? defaultCalendar)
  const finish = toWorkingMinutes(time.between(plannedFinish, schedule.finish))
  return { baseline, compared, later, earlier, plannedFinish, finish }
}
