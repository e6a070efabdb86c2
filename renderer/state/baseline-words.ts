import type { Instant } from '../../shared/model/instant.ts'
import type { BaselineStanding } from '../../shared/schedule/baseline-variance.ts'
import { describeWorkingTime } from '../../shared/schedule/describe-working-time.ts'
import { formatDate } from '../ui/text/format-day.ts'
import type { DateFrame } from '../ui/text/format-day.ts'

/** How far something is from what was agreed, in working minutes: "2 days later", "4 hours earlier", "as planned". */
export function varianceWords(minutes: number, minutesPerDay: number): string {
  if (minutes === 0) return 'as planned'
  return `${describeWorkingTime(minutes, minutesPerDay)} ${minutes > 0 ? 'later' : 'earlier'}`
}

/** An agreed date beside the one that is forecast or, where `isFact`, came to be. */
export type ComparedDate = {
  readonly planned: Instant
  readonly date: Instant
  readonly isFact: boolean
  /** Working minutes; positive is later. */
  readonly variance: number
}

/** An agreed date in a sentence: "Planned 14 May, now 18 May: 2 days later". */
export function plannedWords(
  { planned, date, isFact, variance }: ComparedDate,
  frame: DateFrame,
  minutesPerDay: number
): string {
  const [before, after] = [formatDate(planned, frame), formatDate(date, frame)]
  if (variance === 0) return `As planned, ${before}`
  const difference = varianceWords(variance, minutesPerDay)
  if (before === after) return `Planned ${before}, ${difference} that day`
  return `Planned ${before}, ${isFact ? 'was' : 'now'} ${after}: ${difference}`
}

/** A board against its baseline: "7 of 24 tasks later than “Baseline 1”, finish 3 days later". */
export function standingWords({ baseline, compared, later, finish }: BaselineStanding, minutesPerDay: number): string {
  const tasks =
    later === 0
      ? `No task later than “${baseline.name}”`
      : `${later} of ${compared} ${compared === 1 ? 'task' : 'tasks'} later than “${baseline.name}”`
  return `${tasks}, finish ${varianceWords(finish, minutesPerDay)}`
}
