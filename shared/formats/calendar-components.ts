import ICAL from 'ical.js'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import type { FileZones } from './calendar-time.ts'

/** [ICS1] The calendars of an iCalendar text, one or several; the failure is a sentence that names the line. */
export function calendarsOf(text: string): Result<readonly ICAL.Component[], string> {
  try {
    const parsed: unknown = ICAL.parse(text)
    const all = Array.isArray(parsed) && Array.isArray(parsed[0]) ? (parsed as unknown[]) : [parsed]
    const components = all.map((one) => new ICAL.Component(one as ConstructorParameters<typeof ICAL.Component>[0]))
    return succeed(components.filter(({ name }) => name === 'vcalendar'))
  } catch (error) {
    // The parser says only by throwing that a file is broken; its message names the line.
    return fail(`This is no whole iCalendar file: ${error instanceof Error ? error.message : 'it cannot be read'}`)
  }
}

/**
 * A calendar's entries of a kind, each on its own: within the calendar, ical.js would look for the zone of every date through all entries.
 * Zones are `zonesOf` here.
 */
export function entriesOf(calendar: ICAL.Component, kind: 'vevent' | 'vtodo'): readonly ICAL.Component[] {
  return calendar.getAllSubcomponents(kind).map(({ jCal }) => new ICAL.Component(jCal))
}

/** [ICS4] The zones that calendars describe themselves. */
export function zonesOf(calendars: readonly ICAL.Component[]): FileZones {
  return new Map(
    calendars.flatMap((calendar) =>
      calendar.getAllSubcomponents('vtimezone').map((zone) => [textOf(zone, 'tzid'), new ICAL.Timezone(zone)] as const)
    )
  )
}

/** [ICS5] */
export function sequenceOf(entry: ICAL.Component): number {
  return Number(textOf(entry, 'sequence')) || 0
}

/** What a property says as text; empty where it is missing, or is no text. */
export function textOf(entry: ICAL.Component, name: string): string {
  const value: unknown = entry.getFirstPropertyValue(name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
