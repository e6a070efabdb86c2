import { Temporal } from 'temporal-polyfill'

import type { Calendar, WorkingInterval } from '../model/calendar.ts'

import { horizon } from './horizon.ts'
import { zoneOffsets } from './zone-offsets.ts'

/** What of a calendar could not be read. */
export type CalendarProblem = 'timeZone' | 'week' | 'exception'

/** Half-open UTC stretches of working time: sorted, apart from each other, never empty. */
export type Stretches = { readonly starts: ArrayLike<number>; readonly ends: ArrayLike<number> }

/** A calendar as read: `stretches` gives the working time of the local days [fromDay, toDay), counted since 1970. */
export type WorkingDays = {
  readonly problems: readonly CalendarProblem[]
  /** Nothing in it ever works. [T5] */
  readonly empty: boolean
  stretches(fromDay: number, toDay: number): Stretches
}

type DatedDays = { readonly from: number; readonly to: number; readonly intervals: readonly WorkingInterval[] }

/** Reads a calendar once; what cannot be read is left out and named. [T2] [F2] */
export function readWorkingDays(calendar: Calendar): WorkingDays {
  const problems = new Set<CalendarProblem>()
  const timeZone = knownZone(calendar.timeZone)
  if (timeZone === null) problems.add('timeZone')
  const week = Array.from({ length: 7 }, (_, day) => tidy(calendar.week[day] ?? [], () => problems.add('week')))
  if (calendar.week.length !== 7) problems.add('week')
  const dated: DatedDays[] = []
  for (const exception of calendar.exceptions) {
    const from = dayOf(exception.from)
    const to = dayOf(exception.to)
    if (from === null || to === null || from > to) problems.add('exception')
    else dated.push({ from, to: to + 1, intervals: tidy(exception.intervals, () => problems.add('exception')) })
  }
  const inHorizon = dated.filter(({ from, to }) => to > horizon.firstDay && from < horizon.lastDay)
  return {
    problems: [...problems].toSorted(),
    empty: week.every((day) => day.length === 0) && inHorizon.every(({ intervals }) => intervals.length === 0),
    stretches: (fromDay, toDay) => stretchesOf(timeZone ?? 'UTC', week, inHorizon, fromDay, toDay)
  }
}

function stretchesOf(
  timeZone: string,
  week: readonly (readonly WorkingInterval[])[],
  dated: readonly DatedDays[],
  fromDay: number,
  toDay: number
): Stretches {
  const special: (readonly WorkingInterval[] | undefined)[] = Array.from({ length: toDay - fromDay })
  for (const { from, to, intervals } of dated) {
    for (let day = Math.max(from, fromDay); day < Math.min(to, toDay); day += 1) special[day - fromDay] = intervals
  }
  const offsets = zoneOffsets(timeZone, (fromDay - 2) * 1440, (toDay + 2) * 1440)
  let current = 0
  /** Called with rising local minutes only. The first occurrence of a doubled local time, the jump itself for a missing one. */
  function toUtc(local: number): number {
    for (;;) {
      const here = offsets[current] ?? { utc: 0, offset: 0 }
      const next = offsets[current + 1]
      if (next === undefined || local < next.utc + here.offset) return Math.max(here.utc, local - here.offset)
      current += 1
    }
  }
  const starts: number[] = []
  const ends: number[] = []
  for (let day = fromDay; day < toDay; day += 1) {
    const intervals = special[day - fromDay] ?? week[weekday(day)] ?? []
    for (const { from, to } of intervals) {
      const start = toUtc(day * 1440 + from)
      const end = toUtc(day * 1440 + to)
      if (end <= start) continue
      if (starts.length > 0 && start <= (ends[ends.length - 1] ?? 0)) ends[ends.length - 1] = end
      else {
        starts.push(start)
        ends.push(end)
      }
    }
  }
  return { starts, ends }
}

/** Monday is 0; 1970-01-01 was a Thursday. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

/** Sorted, merged, whole minutes of one day; `complain` is called for each interval that is none. */
function tidy(intervals: readonly WorkingInterval[], complain: () => void): readonly WorkingInterval[] {
  const sound = intervals.filter(({ from, to }) => {
    const fits = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to <= 1440 && from < to
    if (!fits) complain()
    return fits
  })
  const merged: WorkingInterval[] = []
  for (const interval of sound.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1)
    if (last !== undefined && interval.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) }
    } else merged.push(interval)
  }
  return merged
}

function knownZone(timeZone: string): string | null {
  try {
    zoneOffsets(timeZone, 0, 0)
    return timeZone
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

/** Days since 1970 of an ISO date, null if it is none. */
function dayOf(text: string): number | null {
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'days' }).days
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
