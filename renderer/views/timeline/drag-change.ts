import { assertNever } from '../../../shared/lib/assert-never.ts'
import { toInstant, toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { Instant, WorkingMinutes } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { CompiledCalendar } from '../../../shared/schedule/compile-calendar.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'

import type { DayAxis } from './day-axis.ts'
import { snapStart } from './snap-start.ts'

/** What a bar was taken by: its right end, or its body. */
export type Grip = 'end' | 'body'

/** The one fact that a drag would set. */
export type DragChange =
  | { readonly kind: 'estimate'; readonly minutes: WorkingMinutes }
  | { readonly kind: 'remaining'; readonly minutes: WorkingMinutes }
  | { readonly kind: 'notBefore'; readonly date: Instant }

/** What a drag is measured with: the task's own calendar, the days of the reader's zone, and the step to snap to. */
export type DragFrame = {
  readonly calendar: CompiledCalendar
  readonly axis: DayAxis
  readonly now: Instant
  readonly step: number
  readonly minutesPerDay: number
}

/** Whether a bar can be taken there; if not, why, in words for the person. */
export type GripRule = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

const allowed: GripRule = { allowed: true }

/** Which drags a task takes: finished work none, work under way only its end, summaries follow their children; readers none at all. */
export function gripRule(task: Task, forecast: TaskForecast, grip: Grip, mayEdit: boolean): GripRule {
  const no = (reason: string): GripRule => ({ allowed: false, reason })
  if (!mayEdit) return no('You may read this board, and not change it.')
  if (forecast.state === 'done') return no('Finished work keeps its dates. Reopen it first.')
  if (forecast.state === 'cancelled' || task.inactive) return no('It takes no part in the plan.')
  if (task.kind === 'summary') return no('It spans its parts: move those.')
  if (task.kind === 'approval') return no('An approval moves by its decision.')
  if (grip === 'end') return task.kind === 'milestone' ? no('A milestone takes no time.') : allowed
  if (task.actualStart !== null) return no('It has started: its start is a fact. Drag its end.')
  return isPinned(task) ? no('Its dates are pinned by a constraint. Change that in its panel.') : allowed
}

/** A constraint that a not-before would silently replace. */
function isPinned({ constraint, manual }: Task): boolean {
  if (manual || constraint === null) return manual
  return constraint.type !== 'asSoonAsPossible' && constraint.type !== 'startNoEarlierThan'
}

/** What is asked for by taking a bar's end or body to a moment, snapped to whole steps of working time. */
export function changeAt(task: Task, forecast: TaskForecast, grip: Grip, at: Instant, frame: DragFrame): DragChange {
  const { calendar, step } = frame
  if (grip === 'body') return { kind: 'notBefore', date: snapStart(at, step, calendar, frame.axis) }
  const from = task.actualStart === null ? forecast.earlyStart : frame.now
  const worked = calendar.between(from, at) - (task.actualStart === null ? pausesOf(task) : 0)
  const steps = Math.round(worked / step)
  return task.actualStart === null
    ? { kind: 'estimate', minutes: toWorkingMinutes(Math.max(1, steps) * step) }
    : { kind: 'remaining', minutes: toWorkingMinutes(Math.max(0, steps) * step) }
}

/** What is asked for by one more key press: a working day more or less than `before`, or than what holds now. */
export function changeBy(
  task: Task,
  forecast: TaskForecast,
  grip: Grip,
  before: DragChange | null,
  direction: 1 | -1,
  frame: DragFrame
): DragChange {
  const day = direction * frame.minutesPerDay
  if (grip === 'body') {
    const date = before?.kind === 'notBefore' ? before.date : forecast.earlyStart
    return { kind: 'notBefore', date: frame.calendar.nextWorking(frame.calendar.advance(date, toWorkingMinutes(day))) }
  }
  if (task.actualStart === null) {
    const minutes = before?.kind === 'estimate' ? before.minutes : task.estimate
    // Never to nothing: a task without time would be a milestone.
    return { kind: 'estimate', minutes: toWorkingMinutes(Math.max(Math.min(minutes, frame.step), minutes + day)) }
  }
  const minutes =
    before?.kind === 'remaining' ? before.minutes : frame.calendar.between(frame.now, forecast.earlyFinish)
  return { kind: 'remaining', minutes: toWorkingMinutes(Math.max(0, minutes + day)) }
}

/** Where the bar itself would stand if nothing else held it; what really happens is the engine's answer. */
export function wishedDates(
  task: Task,
  forecast: TaskForecast,
  change: DragChange,
  { calendar, now }: DragFrame
): { readonly start: Instant; readonly finish: Instant } {
  const { earlyStart, earlyFinish } = forecast
  switch (change.kind) {
    case 'estimate':
      return { start: earlyStart, finish: finishAfter(calendar, earlyStart, change.minutes + pausesOf(task)) }
    case 'remaining':
      return { start: earlyStart, finish: toInstant(Math.max(now, finishAfter(calendar, now, change.minutes))) }
    case 'notBefore':
      return {
        start: change.date,
        finish: finishAfter(calendar, change.date, calendar.between(earlyStart, earlyFinish))
      }
    default:
      return assertNever(change)
  }
}

function finishAfter(calendar: CompiledCalendar, start: Instant, minutes: number): Instant {
  return minutes <= 0 ? start : calendar.advance(start, toWorkingMinutes(minutes))
}

/** Working time between the parts of split work: its bar is longer than its estimate by that. */
function pausesOf({ segments }: Task): number {
  return segments?.slice(1).reduce((sum, { pause }) => sum + pause, 0) ?? 0
}
