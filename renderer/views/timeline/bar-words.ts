import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { baselineVariance } from '../../../shared/schedule/baseline-variance.ts'
import { describeVariance } from '../../../shared/schedule/describe-baseline.ts'
import type { CompiledCalendar } from '../../../shared/schedule/compile-calendar.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { stateLooks } from '../../ui/state-badge.tsx'
import { formatDate, formatPlainDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'

/** What is said of an end besides its date: how late, how likely its promise holds, when it is 80 % sure, and how it stands against the plan. */
export type EndWords = {
  readonly late: string | null
  readonly odds: string | null
  readonly sure: Instant | null
  readonly planned: string | null
}

/** A bar in words, all that its look says: "Build API, 12 May to 15 May, critical". */
export function barWords(
  task: Task,
  forecast: TaskForecast,
  { late, odds, sure, planned }: EndWords,
  frame: DateFrame
): string {
  const from = formatPlainDay(forecast.earlyStart, frame)
  const to = formatPlainDay(forecast.earlyFinish, frame)
  const words = [
    titleOf(task),
    task.kind === 'task' ? '' : task.kind,
    from === to || task.kind === 'milestone' || task.kind === 'approval' ? to : `${from} to ${to}`,
    stateLooks[forecast.state].word.toLowerCase(),
    forecast.critical ? 'critical' : '',
    task.promise === null
      ? ''
      : `promised ${formatPlainDay(task.promise.date, frame)}${late === null ? '' : `, ${late}`}${odds === null ? '' : `, ${odds} likely to hold`}`,
    sure === null ? '' : `80 % sure by ${formatPlainDay(sure, frame)}`,
    planned === null ? '' : `${planned.slice(0, 1).toLowerCase()}${planned.slice(1)}`
  ]
  return words.filter((word) => word !== '').join(', ')
}

/** A task's finish beside the agreed one: "Planned 14 May, now 18 May: 2 days later"; null where nothing is compared. */
export function plannedFinish(graph: WorkGraph, task: Task, forecast: TaskForecast, frame: DateFrame): string | null {
  const variance = baselineVariance(graph, forecast)
  if (variance === null) return null
  const { planned, finish } = variance
  const isFact = task.actualFinish !== null
  const compared = { planned: planned.finish, date: forecast.earlyFinish, isFact, variance: finish }
  return describeVariance(compared, graph.board.minutesPerDay, (instant) => formatDate(instant, frame))
}

/** By how much a finish misses a task's promise, in working time: "2 days late"; null while it holds. */
export function lateness(
  { promise }: Task,
  finish: Instant,
  isBroken: boolean,
  calendar: CompiledCalendar,
  minutesPerDay: number
): string | null {
  if (promise === null || !isBroken) return null
  const minutes = calendar.between(promise.date, finish)
  return minutes <= 0 ? 'late' : `${sayDuration(roughly(minutes, minutesPerDay), minutesPerDay)} late`
}

/** The title, or words for none. */
export function titleOf(task: Task): string {
  return task.title.trim() === '' ? 'Untitled task' : task.title
}

/** Whole days from two days on: nobody is later by an hour when they are later by a week. */
function roughly(minutes: number, minutesPerDay: number): number {
  return minutes < 2 * minutesPerDay ? minutes : Math.round(minutes / minutesPerDay) * minutesPerDay
}
