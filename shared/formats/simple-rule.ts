import type ICAL from 'ical.js'

import { weekdayOf } from './civil-day.ts'

/** Milliseconds. */
const day = 24 * 60 * 60_000

/** As `weekdayOf` counts. */
const weekdays: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** What bounds a rule: both ends count, in milliseconds on the wall's clock. */
export type RuleWindow = { readonly from: number; readonly to: number }

/**
 * [BU8] Where a rule by days or weeks falls within a window, from its first occurrence on the wall's clock; null for any rule that
 * says more than INTERVAL, COUNT, UNTIL and plain days of the week. It goes to the window at once, however long ago it began.
 */
export function occurrencesOfSimpleRule(
  rule: ICAL.Recur,
  first: number,
  until: number | null,
  window: RuleWindow
): readonly number[] | null {
  const cycle = cycleOf(rule, Math.floor(first / day))
  if (cycle === null) return null
  const { start, length, days } = cycle
  const time = first - Math.floor(first / day) * day
  const last = Math.min(window.to, until ?? Number.POSITIVE_INFINITY)
  // What stands before the first occurrence in its own cycle is none.
  const skipped = days.filter((each) => (start + each) * day + time < first).length
  const ahead = Math.max(0, Math.floor((Math.floor(window.from / day) - start) / length))
  const most = rule.count === null ? Number.POSITIVE_INFINITY : rule.count + skipped
  const found: number[] = []
  if (days.length === 0) return found
  for (let place = Math.max(skipped, ahead * days.length); place < most; place += 1) {
    const within = days[place % days.length] ?? 0
    const wall = (start + Math.floor(place / days.length) * length + within) * day + time
    if (wall > last) break
    if (wall >= window.from) found.push(wall)
  }
  return found
}

/** What recurs: from day `start` on, every `length` days, on these days of each cycle, in order. */
type Cycle = { readonly start: number; readonly length: number; readonly days: readonly number[] }

/** The days in which a cycle begins lie a whole number of weeks apart, so that each is like the first. */
function cycleOf({ freq, interval, parts, wkst }: ICAL.Recur, first: number): Cycle | null {
  const names = Object.keys(parts).filter((name) => name !== 'BYDAY')
  const listed = parts.BYDAY?.map((name) => weekdays.indexOf(name)) ?? []
  if (names.length > 0 || listed.includes(-1) || interval < 1) return null
  const length = 7 * interval
  switch (freq) {
    case 'DAILY': {
      const days = weekdays.map((_, index) => index * interval)
      const falls = (each: number): boolean => listed.length === 0 || listed.includes(weekdayOf(first + each))
      return { start: first, length, days: days.filter(falls) }
    }
    case 'WEEKLY': {
      // ical.js counts the days of the week from Sunday, which is 1.
      const begins = (wkst + 5) % 7
      const sinceBegin = (weekday: number): number => (weekday - begins + 7) % 7
      const meant = listed.length === 0 ? [weekdayOf(first)] : [...new Set(listed)]
      const days = meant.map(sinceBegin).toSorted((a, b) => a - b)
      return { start: first - sinceBegin(weekdayOf(first)), length, days }
    }
    default:
      return null
  }
}
