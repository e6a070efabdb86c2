import type { Instant } from '../model/instant.ts'
import { instantOfLocal } from './local-time.ts'

/** How a column writes `05/06/2026`. */
export type DateOrder = 'dayFirst' | 'monthFirst'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const numeric = /^(\d{1,2})[/.](\d{1,2})[/.](\d{2}|\d{4})(?:[ ,]+(.*))?$/
const named = /^(\d{1,2})[/\- ]([a-z]{3})[a-z]*[/\- ,]+(\d{2}|\d{4})(?:[ ,]+(.*))?$/i
const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2}|UTC)?)?$/

/**
 * [CSV4] Whether a column of numeric dates has the day or the month first: whichever some value proves. Null when no
 * value proves anything though numeric dates are there; dots always mean day first.
 */
export function dateOrderOf(values: readonly string[]): DateOrder | null {
  let seen = false
  for (const value of values) {
    const match = numeric.exec(value.trim())
    if (!match) continue
    if (value.includes('.') || Number(match[1]) > 12) return 'dayFirst'
    if (Number(match[2]) > 12) return 'monthFirst'
    seen = true
  }
  return seen ? null : 'dayFirst'
}

/** [CSV4] A date in any of the usual forms; a date alone gets the time of day. Null when it is none. */
export function readCsvDate(text: string, order: DateOrder, timeZone: string, timeOfDay: string): Instant | null {
  const value = text.trim()
  const parts = iso.exec(value)
  if (parts) {
    const [, day = '', time, zone] = parts
    if (time === undefined) return instantOfLocal(day, timeZone, timeOfDay)
    return instantOfLocal(`${day}T${time}`, zone === undefined ? timeZone : offsetOf(zone))
  }
  const words = named.exec(value)
  if (words) {
    const month = months.indexOf((words[2] ?? '').toLowerCase()) + 1
    return month === 0 ? null : build(words[3], month, Number(words[1]), words[4], timeZone, timeOfDay)
  }
  const digits = numeric.exec(value)
  if (!digits) return null
  const [first, second] = [Number(digits[1]), Number(digits[2])]
  const [day, month] = order === 'dayFirst' ? [first, second] : [second, first]
  return build(digits[3], month, day, digits[4], timeZone, timeOfDay)
}

function build(
  year: string | undefined,
  month: number,
  day: number,
  time: string | undefined,
  zone: string,
  timeOfDay: string
): Instant | null {
  const full = (year ?? '').length === 2 ? `20${year}` : year
  const date = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const clock = readTime(time)
  return clock === null ? instantOfLocal(date, zone, timeOfDay) : instantOfLocal(`${date}T${clock}`, zone)
}

/** `9:05 PM` or `21:05` as `21:05`; null for anything else. */
function readTime(text: string | undefined): string | null {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]m)?$/i.exec(text?.trim() ?? '')
  if (!match) return null
  const half = match[3]?.toLowerCase()
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'pm' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${match[2]}`
}

function offsetOf(zone: string): string {
  if (zone === 'Z' || zone === 'UTC') return 'UTC'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}
