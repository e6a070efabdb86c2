import ICAL from 'ical.js'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { cutTo, inOrderAndApart } from '../model/busy-time.ts'
import type { BusyTime } from '../model/busy-time.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import { calendarsOf, entriesOf, sequenceOf, textOf, zonesOf } from './calendar-components.ts'
import { clocksOfCalendar } from './calendar-clock.ts'
import type { CalendarClock, ClockOfProperty } from './calendar-clock.ts'
import { dayOfCivil } from './civil-day.ts'
import { readDeadlines } from './read-deadlines.ts'
import type { Deadline } from './read-deadlines.ts'
import { occurrencesOfSimpleRule } from './simple-rule.ts'

/** [BU1] [CD1] When a calendar says that its owner is busy, how many of its entries could not be read, and what is due. */
export type FeedReading = {
  readonly busy: readonly BusyTime[]
  readonly unread: number
  readonly deadlines: readonly Deadline[]
}

/** [BU5] More than any calendar that a person keeps: years of meetings. */
const mostEntries = 20_000
/** [BU5] Periods that one rule may be followed for: daily for twenty-seven years. */
const mostPeriods = 10_000
/** [BU5] A meeting twice an hour, at all hours. */
const mostADay = 48
/** [BU5] As many as two for each half hour of the window. */
const mostBusy = 2_000

const day = 24 * 60

/** What the entries of one calendar are read with. */
type Reading = { readonly clockOf: ClockOfProperty; readonly window: BusyTime }

/** [BU1]–[BU5] [CD1] The busy times of an iCalendar text within a window, merged and in order, and its deadlines from there on; days alone are days of `timeZone`. The failure is a sentence. Never throws. */
export function readFeed(text: string, window: BusyTime, timeZone: string): Result<FeedReading, string> {
  const calendars = calendarsOf(text)
  if (!calendars.ok) return calendars
  const events = calendars.value.flatMap((calendar) => entriesOf(calendar, 'vevent'))
  const entries = [...calendars.value.flatMap((calendar) => entriesOf(calendar, 'vtodo')), ...events]
  if (entries.length > mostEntries) return fail(`It has ${entries.length} entries; at most ${mostEntries} are read.`)
  const zones = zonesOf(calendars.value)
  const reading: Reading = { clockOf: clocksOfCalendar(zones, timeZone), window }
  const times: BusyTime[] = []
  let unread = 0
  for (const series of seriesOf(events)) {
    const busy = timesOfSeries(series, reading)
    if (busy === null) unread += 1
    else times.push(...busy)
  }
  const busy = inOrderAndApart(cutTo(window, times))
  if (busy.length > mostBusy) return fail(`It is busy ${busy.length} times within weeks; at most ${mostBusy} are read.`)
  return succeed({ busy, unread, deadlines: readDeadlines(entries, window.from, zones, timeZone) })
}

/** [BU3] Entries with one UID: what repeats, and its changed instances. Of entries that say the same thing the latest counts. */
function seriesOf(entries: readonly ICAL.Component[]): Iterable<readonly ICAL.Component[]> {
  const series = new Map<string, Map<string, ICAL.Component>>()
  for (const [place, entry] of entries.entries()) {
    const uid = textOf(entry, 'uid') || `#${place}`
    const instance = String(entry.getFirstPropertyValue('recurrence-id') ?? '')
    const known = series.get(uid) ?? new Map<string, ICAL.Component>()
    const other = known.get(instance)
    if (other === undefined || sequenceOf(entry) >= sequenceOf(other)) known.set(instance, entry)
    series.set(uid, known)
  }
  return [...series.values()].map((known) => [...known.values()])
}

/** Null where a part of it cannot be read. */
function timesOfSeries(series: readonly ICAL.Component[], reading: Reading): readonly BusyTime[] | null {
  try {
    const isChange = (entry: ICAL.Component) => entry.getFirstProperty('recurrence-id') !== null
    const changed = new Set(series.flatMap((entry) => momentsOf(entry, 'recurrence-id', reading)))
    return series.flatMap((entry) =>
      isBusy(entry) ? occurrencesOf(entry, isChange(entry) ? new Set<Instant>() : changed, reading) : []
    )
  } catch {
    // Both libraries say only by throwing that a date, a zone or a rule is none.
    return null
  }
}

/** [BU2] */
function isBusy(entry: ICAL.Component): boolean {
  return (
    textOf(entry, 'transp').toUpperCase() !== 'TRANSPARENT' && textOf(entry, 'status').toUpperCase() !== 'CANCELLED'
  )
}

function occurrencesOf(entry: ICAL.Component, changed: ReadonlySet<Instant>, reading: Reading): readonly BusyTime[] {
  const property = entry.getFirstProperty('dtstart')
  if (property === null) throw new Error('It begins at no time.')
  const first = timeOf(property.getFirstValue())
  const wall = wallOf(first)
  if (isOutside(entry, wall, reading)) return []
  const clock = reading.clockOf(property)
  const length = lengthOf(entry, first, clock, reading)
  const walls = new Set([
    wall,
    ...(entry.getFirstProperty('recurrence-id') === null ? repeats(entry, wall, length.most, clock, reading) : [])
  ])
  const left = new Set([...momentsOf(entry, 'exdate', reading), ...changed])
  const starts = new Set([...[...walls].map(clock.instantOf), ...momentsOf(entry, 'rdate', reading)])
  return [...starts].filter((start) => !left.has(start)).map((from) => ({ from, to: length.endOf(from) }))
}

/** Most of a calendar is over, and zones take the time: what every clock on Earth puts outside of the window needs none. */
function isOutside(entry: ICAL.Component, wall: number, { window }: Reading): boolean {
  if (wall > (window.to + day) * 60_000) return true
  const repeatsOrLasts = ['rrule', 'rdate', 'duration'].some((name) => entry.getFirstProperty(name) !== null)
  const end: unknown = entry.getFirstPropertyValue('dtend')
  const ended = end instanceof ICAL.Time ? wallOf(end) : wall
  return !repeatsOrLasts && Math.max(wall, ended) < (window.from - 2 * day) * 60_000
}

/** [BU4] Where a rule falls within the window, on the clock of its zone: each of milliseconds as if that clock showed UTC. */
function repeats(
  entry: ICAL.Component,
  first: number,
  longest: number,
  clock: CalendarClock,
  { window }: Reading
): readonly number[] {
  return entry.getAllProperties('rrule').flatMap((property) => {
    const rule: unknown = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur)) throw new Error('It repeats by no rule.')
    if (rule.freq === 'SECONDLY' || rule.freq === 'MINUTELY' || timesADay(rule) > mostADay)
      throw new Error('It repeats too often.')
    const until = rule.until === null ? null : untilOf(rule.until, clock)
    const from = (window.from - longest - day) * 60_000
    const to = (window.to + day) * 60_000
    if (until !== null && until < from) return []
    const simple = occurrencesOfSimpleRule(rule, first, until, { from, to })
    if (simple !== null) return simple
    const endless = rule.clone()
    endless.until = null
    const ends = until === null ? '' : `;UNTIL=${stamp(until)}`
    const rules = new RRuleTemporal({
      rruleString: `DTSTART:${stamp(first)}\nRRULE:${String(endless)}${ends}`,
      maxIterations: mostPeriods
    })
    return rules.between(shownAt(from), shownAt(to), true).map((at) => at.epochMilliseconds)
  })
}

function timesADay({ freq, parts }: ICAL.Recur): number {
  const listed = (name: 'BYHOUR' | 'BYMINUTE' | 'BYSECOND') => Math.max(1, parts[name]?.length ?? 1)
  return (freq === 'HOURLY' ? 24 : listed('BYHOUR')) * listed('BYMINUTE') * listed('BYSECOND')
}

/** A day alone ends with the day. UTC is turned to the clock on which the rule runs. */
function untilOf(until: ICAL.Time, clock: CalendarClock): number {
  if (until.isDate) return wallOf(until) + day * 60_000 - 1_000
  return until.zone === ICAL.Timezone.utcTimezone ? clock.wallOf(toInstant(wallOf(until) / 60_000)) : wallOf(until)
}

/** How long an entry lasts: days by the calendar, everything else by the clock. */
function lengthOf(
  entry: ICAL.Component,
  first: ICAL.Time,
  clock: CalendarClock,
  reading: Reading
): { readonly most: number; readonly endOf: (start: Instant) => Instant } {
  const [end] = momentsOf(entry, 'dtend', reading)
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

/** Every moment that the properties of a name list. */
function momentsOf(entry: ICAL.Component, name: string, { clockOf }: Reading): readonly Instant[] {
  return entry.getAllProperties(name).flatMap((property) => {
    const clock = clockOf(property)
    return property.getValues().map((value: unknown) => {
      const time = timeOf(value instanceof ICAL.Period ? value.start : value)
      return clock.instantOf(wallOf(time))
    })
  })
}

function timeOf(value: unknown): ICAL.Time {
  if (value instanceof ICAL.Time) return value
  throw new Error('It is no date.')
}

function wallOf({ year, month, day: date, hour, minute, second }: ICAL.Time): number {
  if (month < 1 || month > 12) throw new Error('It is no date.')
  return (((dayOfCivil({ year, month: month - 1, date }) * 24 + hour) * 60 + minute) * 60 + second) * 1000
}

function shownAt(wall: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC')
}

function stamp(wall: number): string {
  const shown = shownAt(wall).toPlainDateTime().toString({ smallestUnit: 'second' })
  return `${shown.replaceAll(/[-:]/g, '')}Z`
}
