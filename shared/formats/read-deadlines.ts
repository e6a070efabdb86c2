import type ICAL from 'ical.js'

import type { Instant } from '../model/instant.ts'
import { readReference } from '../model/reference.ts'

import { sequenceOf, textOf } from './calendar-components.ts'
import { instantOfCalendar, timeOfProperty } from './calendar-time.ts'
import type { FileZones } from './calendar-time.ts'

/** [CD1] A date that a calendar says something is due at. */
export type Deadline = {
  readonly uid: string
  readonly title: string
  readonly due: Instant
  /** [CD2] Grows whenever whoever keeps the entry gives it another date. */
  readonly sequence: number
  /** When the entry was changed last, as it says; null where it does not. */
  readonly changedAt: Instant | null
  /** [XR1] What it refers to, in the one spelling; null for none. */
  readonly reference: string | null
}

/** [CD1] */
const mostDeadlines = 500
const longestUid = 200
const longestTitle = 200

/** [CD1] The deadlines among a calendar's entries that are due from `from` on, soonest first; days alone end at 17:00 in `timeZone`. */
export function readDeadlines(
  entries: readonly ICAL.Component[],
  from: Instant,
  zones: FileZones,
  timeZone: string
): readonly Deadline[] {
  const latest = new Map<string, ICAL.Component>()
  for (const entry of entries) {
    const uid = textOf(entry, 'uid')
    if (uid === '' || uid.length > longestUid || repeats(entry)) continue
    const other = latest.get(uid)
    if (other === undefined || sequenceOf(entry) >= sequenceOf(other)) latest.set(uid, entry)
  }
  const deadlines = [...latest].flatMap(([uid, entry]) => {
    const property = isOver(entry) ? null : entry.getFirstProperty(entry.name === 'vtodo' ? 'due' : 'dtstart')
    const due = property === null || isLongBefore(property, from) ? null : momentOf(property, zones, timeZone)
    if (due === null || due < from) return []
    const changed = entry.getFirstProperty('last-modified') ?? entry.getFirstProperty('dtstamp')
    return {
      uid,
      title: textOf(entry, 'summary')
        .trim()
        .slice(0, longestTitle)
        .replace(/[\uD800-\uDBFF]$/, ''),
      due,
      sequence: sequenceOf(entry),
      changedAt: changed === null ? null : momentOf(changed, zones, timeZone),
      reference: readReference(textOf(entry, 'url')) ?? null
    }
  })
  return deadlines.toSorted((a, b) => a.due - b.due).slice(0, mostDeadlines)
}

function repeats(entry: ICAL.Component): boolean {
  return ['rrule', 'rdate', 'recurrence-id'].some((name) => entry.getFirstProperty(name) !== null)
}

function isOver(entry: ICAL.Component): boolean {
  const status = textOf(entry, 'status').toUpperCase()
  return status === 'CANCELLED' || status === 'COMPLETED' || entry.getFirstProperty('completed') !== null
}

/** Most of a calendar is over, and zones take the time: by every clock on Earth. */
function isLongBefore(property: ICAL.Property, from: Instant): boolean {
  const value = timeOfProperty(property)
  const twoDays = 2 * 24 * 60
  return value !== null && value.toUnixTime() / 60 < from - twoDays
}

function momentOf(property: ICAL.Property, zones: FileZones, timeZone: string): Instant | null {
  const moment = instantOfCalendar(property, zones, timeZone, '17:00')
  return moment.ok ? moment.value : null
}
