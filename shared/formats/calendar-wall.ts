import ICAL from 'ical.js'

import { dayOfCivil } from './civil-day.ts'

/** What the clock on the wall shows at a time, in milliseconds as if it showed UTC, whatever its zone. Throws where it is no date. */
export function wallOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  if (month < 1 || month > 12) throw new Error('It is no date.')
  return (((dayOfCivil({ year, month: month - 1, date: day }) * 24 + hour) * 60 + minute) * 60 + second) * 1000
}

/** The time that a value is; throws where it is none. */
export function timeOf(value: unknown): ICAL.Time {
  if (value instanceof ICAL.Time) return value
  throw new Error('It is no date.')
}
