import ICAL from 'ical.js'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import { instantOfLocal, isTimeZone } from './local-time.ts'

/** The zones that a file describes itself, by its own names for them. */
export type FileZones = ReadonlyMap<string, ICAL.Timezone>

/**
 * [ICS4] The moment of a property: in UTC where it says so, in the IANA zone that its TZID names, else in the zone of that name that
 * the file describes; without one in the person's. A day alone gets the time of day. The failure is the end of a sentence.
 */
export function instantOfCalendar(
  property: ICAL.Property,
  zones: FileZones,
  timeZone: string,
  timeOfDay: string
): Result<Instant, string> {
  const value = timeOfProperty(property)
  if (value === null) return fail('it is no date, and is left out.')
  const day = [value.year, value.month, value.day].map((part, place) => String(part).padStart(place === 0 ? 4 : 2, '0'))
  const clock = [value.hour, value.minute, value.second].map((part) => String(part).padStart(2, '0'))
  if (value.isDate) return found(instantOfLocal(day.join('-'), timeZone, timeOfDay))
  const local = `${day.join('-')}T${clock.join(':')}`
  if (value.zone === ICAL.Timezone.utcTimezone) return found(instantOfLocal(local, 'UTC'))
  const name: unknown = property.getParameter('tzid')
  if (typeof name !== 'string') return found(instantOfLocal(local, timeZone))
  if (isTimeZone(name)) return found(instantOfLocal(local, name))
  const described = zones.get(name)
  if (described === undefined) return fail(`“${name.slice(0, 60)}” is no known zone, and it is left out.`)
  const time = value.clone()
  time.zone = described
  return found(instantFromMilliseconds(time.toUnixTime() * 1000))
}

/** The date that a property has; null where it is none. */
export function timeOfProperty(property: ICAL.Property): ICAL.Time | null {
  try {
    const value: unknown = property.getFirstValue()
    return value instanceof ICAL.Time ? value : null
  } catch {
    // The library says only by throwing that it is none.
    return null
  }
}

function found(instant: Instant | null): Result<Instant, string> {
  return instant === null ? fail('it is no date, and is left out.') : succeed(instant)
}
