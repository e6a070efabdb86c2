import ICAL from 'ical.js'

import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import type { CalendarClock, ClockOfProperty } from './calendar-clock.ts'
import { wallOf } from './calendar-wall.ts'
import { listedMoments } from './listed-moments.ts'

const day = 24 * 60

/** [BU2] How long an entry lasts: `most` in minutes, and when it ends if it begins then. */
export type EntryLength = { readonly most: number; readonly endOf: (start: Instant) => Instant }

/** [BU2] The length of an entry that begins at `first`: days by the calendar, everything else by the clock. */
export function lengthOf(
  entry: ICAL.Component,
  first: ICAL.Time,
  clock: CalendarClock,
  clockOf: ClockOfProperty
): EntryLength {
  const [end] = listedMoments(entry, 'dtend', clockOf)
  const lasting: unknown = entry.getFirstPropertyValue('duration')
  const start = clock.instantOf(wallOf(first))
  const minutes =
    end === undefined
      ? lasting instanceof ICAL.Duration
        ? lasting.toSeconds() / 60
        : first.isDate
          ? day
          : 0
      : end - start
  if (!first.isDate) return { most: minutes, endOf: (from) => toInstant(from + Math.max(0, Math.round(minutes))) }
  const days = Math.max(1, Math.round(minutes / day))
  return { most: days * day, endOf: (from) => clock.instantOf(clock.wallOf(from) + days * day * 60_000) }
}
