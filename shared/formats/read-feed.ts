import type ICAL from 'ical.js'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { cutTo, inOrderAndApart } from '../model/busy-time.ts'
import type { BusyTime } from '../model/busy-time.ts'

import { calendarsOf, entriesOf, sequenceOf, textOf, zonesOf } from './calendar-components.ts'
import { clocksOfCalendar } from './calendar-clock.ts'
import { readDeadlines } from './read-deadlines.ts'
import type { Deadline } from './read-deadlines.ts'
import { seriesTimes } from './series-times.ts'

/** [BU1] [CD1] When a calendar says that its owner is busy, how many of its entries could not be read, and what is due. */
export type FeedReading = {
  readonly busy: readonly BusyTime[]
  readonly unread: number
  readonly deadlines: readonly Deadline[]
}

/** [BU5] More than any calendar that a person keeps: years of meetings. */
const mostEntries = 20_000
/** [BU5] As many as two for each half hour of the window. */
const mostBusy = 2_000

/** [BU1]–[BU5] [CD1] The busy times of an iCalendar text within a window, merged and in order, and its deadlines from there on; days alone are days of `timeZone`. The failure is a sentence. Never throws. */
export function readFeed(text: string, window: BusyTime, timeZone: string): Result<FeedReading, string> {
  const calendars = calendarsOf(text)
  if (!calendars.ok) return calendars
  const events = calendars.value.flatMap((calendar) => entriesOf(calendar, 'vevent'))
  const entries = [...calendars.value.flatMap((calendar) => entriesOf(calendar, 'vtodo')), ...events]
  if (entries.length > mostEntries) return fail(`It has ${entries.length} entries; at most ${mostEntries} are read.`)
  const zones = zonesOf(calendars.value)
  const reading = { clockOf: clocksOfCalendar(zones, timeZone), window }
  const times: BusyTime[] = []
  let unread = 0
  for (const series of seriesOf(events)) {
    const busy = seriesTimes(series, reading)
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
