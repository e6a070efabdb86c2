import ICAL from 'ical.js'

import type { BusyTime } from '../model/busy-time.ts'
import type { Instant } from '../model/instant.ts'

import type { CalendarClock, ClockOfProperty } from './calendar-clock.ts'
import { textOf } from './calendar-components.ts'
import { timeOf, wallOf } from './calendar-wall.ts'
import { lengthOf } from './entry-length.ts'
import type { EntryLength } from './entry-length.ts'
import { listedMoments } from './listed-moments.ts'
import { ruleTimes } from './rule-times.ts'

const day = 24 * 60
/** [BU9] Minutes by which a changed instance may take the later ones along: farther, nobody means the same meeting. */
const mostShift = 366 * day

/** What the entries of one calendar are read with. */
export type SeriesReading = { readonly clockOf: ClockOfProperty; readonly window: BusyTime }

/** [BU3] When entries of one UID are busy, in any order and at least all of it within the window; null where a part cannot be read. */
export function seriesTimes(series: readonly ICAL.Component[], reading: SeriesReading): readonly BusyTime[] | null {
  try {
    const changed = new Set(series.flatMap((entry) => listedMoments(entry, 'recurrence-id', reading.clockOf)))
    const lasting = series.filter(isLasting)
    return series.flatMap((entry) =>
      isChange(entry) ? timesOf(entry, new Set<Instant>(), [], reading) : timesOf(entry, changed, lasting, reading)
    )
  } catch {
    // Both libraries say only by throwing that a date, a zone or a rule is none.
    return null
  }
}

function isChange(entry: ICAL.Component): boolean {
  return entry.getFirstProperty('recurrence-id') !== null
}

/** [BU9] */
function isLasting(entry: ICAL.Component): boolean {
  const range: unknown = entry.getFirstProperty('recurrence-id')?.getParameter('range')
  return typeof range === 'string' && range.toUpperCase() === 'THISANDFUTURE'
}

/** [BU2] */
function isBusy(entry: ICAL.Component): boolean {
  return (
    textOf(entry, 'transp').toUpperCase() !== 'TRANSPARENT' && textOf(entry, 'status').toUpperCase() !== 'CANCELLED'
  )
}

/** [BU9] How occurrences go from one of them on: so many milliseconds later by the clock, for so long; null where they are not busy. */
type Stretch = { readonly since: number; readonly shift: number; readonly length: EntryLength | null }

function timesOf(
  entry: ICAL.Component,
  changed: ReadonlySet<Instant>,
  lasting: readonly ICAL.Component[],
  reading: SeriesReading
): readonly BusyTime[] {
  if (![entry, ...lasting].some(isBusy)) return []
  const property = entry.getFirstProperty('dtstart')
  if (property === null) throw new Error('It begins at no time.')
  const first = timeOf(property.getFirstValue())
  const wall = wallOf(first)
  if (lasting.length === 0 && isOutside(entry, wall, reading)) return []
  const { clockOf, window } = reading
  const clock = clockOf(property)
  const own = lengthOf(entry, first, clock, clockOf)
  const later = lasting.map((change) => stretchOf(change, clock, clockOf)).toSorted((a, b) => a.since - b.since)
  const stretches = [{ since: Number.NEGATIVE_INFINITY, shift: 0, length: isBusy(entry) ? own : null }, ...later]
  const longest = Math.max(own.most, ...stretches.map(({ length }) => length?.most ?? 0))
  const farthest = Math.max(...stretches.map(({ shift }) => Math.abs(shift)))
  const bounds = {
    from: (window.from - longest - day) * 60_000 - farthest,
    to: (window.to + day) * 60_000 + farthest
  }
  const walls = new Set([wall, ...(isChange(entry) ? [] : ruleTimes(entry, wall, clock, bounds))])
  const left = new Set([...listedMoments(entry, 'exdate', clockOf), ...changed])
  const starts = new Set([...[...walls].map(clock.instantOf), ...listedMoments(entry, 'rdate', clockOf)])
  return [...starts].flatMap((start) => {
    const stretch = left.has(start) ? undefined : stretches.findLast(({ since }) => since <= start)
    if (stretch === undefined || stretch.length === null) return []
    const from = stretch.shift === 0 ? start : clock.instantOf(clock.wallOf(start) + stretch.shift)
    return { from, to: stretch.length.endOf(from) }
  })
}

/** [BU9] What a changed instance says of the later ones of its series, whose clock is `clock`. */
function stretchOf(change: ICAL.Component, clock: CalendarClock, clockOf: ClockOfProperty): Stretch {
  const [since] = listedMoments(change, 'recurrence-id', clockOf)
  if (since === undefined) throw new Error('It changes no occurrence.')
  if (!isBusy(change)) return { since, shift: 0, length: null }
  const property = change.getFirstProperty('dtstart')
  if (property === null) throw new Error('It begins at no time.')
  const first = timeOf(property.getFirstValue())
  const itsClock = clockOf(property)
  const shift = clock.wallOf(itsClock.instantOf(wallOf(first))) - clock.wallOf(since)
  if (Math.abs(shift) > mostShift * 60_000) throw new Error('It moves the later ones too far.')
  return { since, shift, length: lengthOf(change, first, itsClock, clockOf) }
}

/** Most of a calendar is over, and zones take the time: what every clock on Earth puts outside of the window needs none. */
function isOutside(entry: ICAL.Component, wall: number, { window }: SeriesReading): boolean {
  if (wall > (window.to + day) * 60_000) return true
  const repeatsOrLasts = ['rrule', 'rdate', 'duration'].some((name) => entry.getFirstProperty(name) !== null)
  const end: unknown = entry.getFirstPropertyValue('dtend')
  const ended = end instanceof ICAL.Time ? wallOf(end) : wall
  return !repeatsOrLasts && Math.max(wall, ended) < (window.from - 2 * day) * 60_000
}
