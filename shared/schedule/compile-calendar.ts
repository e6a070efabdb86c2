import type { Calendar } from '../model/calendar.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'

import { workingTimeOf } from './working-time.ts'
import type { CalendarProblem } from './working-days.ts'

/** A half-open stretch of working time. */
export type WorkingStretch = { readonly from: Instant; readonly to: Instant }

/** [T2] [T3] What can be asked of a calendar; each question takes a few steps, however long the calendar. An empty calendar moves and counts nothing. [T5] */
export type CompiledCalendar = {
  readonly empty: boolean
  readonly problems: readonly CalendarProblem[]
  /** Ends at the end of working time; of 0 it is `nextWorking`; of less than 0 a retreat. */
  advance(instant: Instant, minutes: WorkingMinutes): Instant
  /** Ends at the beginning of working time; of 0 it is `previousWorking`; of less than 0 an advance. */
  retreat(instant: Instant, minutes: WorkingMinutes): Instant
  /** Signed working time. */
  between(from: Instant, to: Instant): WorkingMinutes
  isWorking(instant: Instant): boolean
  nextWorking(instant: Instant): Instant
  previousWorking(instant: Instant): Instant
  /** Working time within [from, to), in order, cut at its ends. */
  intervals(from: Instant, to: Instant): readonly WorkingStretch[]
}

/** [T2] Compiles a calendar; the same immutable value is compiled once, and then only looked up. */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  const time = workingTimeOf(calendar)
  // Whole minutes in, whole minutes out: the brands hold by construction.
  return {
    empty: time.empty,
    problems: time.problems,
    advance: (instant, minutes) => time.advance(instant, minutes) as Instant,
    retreat: (instant, minutes) => time.retreat(instant, minutes) as Instant,
    between: (from, to) => time.between(from, to) as WorkingMinutes,
    isWorking: (instant) => time.isWorking(instant),
    nextWorking: (instant) => time.nextWorking(instant) as Instant,
    previousWorking: (instant) => time.previousWorking(instant) as Instant,
    intervals: (from, to) => {
      const { starts, ends } = time.stretches(from, to)
      return Array.from(starts, (start, index) => ({ from: start as Instant, to: (ends[index] ?? start) as Instant }))
    }
  }
}
