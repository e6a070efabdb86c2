import { Temporal } from 'temporal-polyfill'

import { instantFromMilliseconds } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

/**
 * The moment of a local ISO date and time (`2026-05-14T09:00:00`, or a date alone with the given time of day) in a zone;
 * null where it is no date. A time that the clocks jump over is the moment of the jump.
 */
export function instantOfLocal(text: string, timeZone: string, timeOfDay = '00:00'): Instant | null {
  const hasTime = text.includes('T') || text.includes(' ')
  try {
    const local = Temporal.PlainDateTime.from(hasTime ? text.replace(' ', 'T') : `${text}T${timeOfDay}`)
    return instantFromMilliseconds(local.toZonedDateTime(timeZone).epochMilliseconds)
  } catch {
    // Temporal says only by throwing that a text is no date or a zone unknown.
    return null
  }
}

/** Whether a name is one of a time zone. */
export function isTimeZone(name: string): boolean {
  return instantOfLocal('2026-01-01', name) !== null
}
