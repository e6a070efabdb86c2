import type { Instant } from '../model/instant.ts'

import type { BaselineStanding } from './baseline-variance.ts'
import { describeWorkingTime } from './describe-working-time.ts'

/** An agreed date beside the one that is forecast or, where `isFact`, came to be. */
export type ComparedDate = {
  readonly planned: Instant
  readonly date: Instant
  readonly isFact: boolean
  /** Working minutes; positive is later. [BL2] */
  readonly variance: number
}

/** An agreed date in words: "Planned 14 May, now 18 May: 2 days later"; `format` writes a date without its time. */
export function describeVariance(
  { planned, date, isFact, variance }: ComparedDate,
  minutesPerDay: number,
  format: (instant: Instant) => string
): string {
  const [before, after] = [format(planned), format(date)]
  if (variance === 0) return `As planned, ${before}`
  const difference = describeDifference(variance, minutesPerDay)
  if (before === after) return `Planned ${before}, ${difference} that day`
  return `Planned ${before}, ${isFact ? 'was' : 'now'} ${after}: ${difference}`
}

/** A board against its baseline in words: "7 of 24 tasks later than “Baseline 1”, finish 3 days later". [BL3] */
export function describeStanding(standing: BaselineStanding, minutesPerDay: number): string {
  const { baseline, compared, later, finish } = standing
  const count = later === 0 ? 'No task' : `${later} of ${compared} ${compared === 1 ? 'task' : 'tasks'}`
  return `${count} later than “${baseline.name}”, finish ${describeDifference(finish, minutesPerDay)}`
}

function describeDifference(minutes: number, minutesPerDay: number): string {
  if (minutes === 0) return 'as planned'
  return `${describeWorkingTime(minutes, minutesPerDay)} ${minutes > 0 ? 'later' : 'earlier'}`
}
