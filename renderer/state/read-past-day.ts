import { Temporal } from 'temporal-polyfill'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { instantFromMilliseconds, millisecondsOf } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'

import { readTypedDate } from './read-typed-date.ts'

/**
 * A day on which something was done: "yesterday", or a date as `readTypedDate` knows it, of which the latest that is not
 * ahead is meant ("mon", "14 May"). Its begin; of today the present moment. The failure is a sentence.
 */
export function readPastDay(text: string, now: Instant, timeZone: string): Result<Instant, string> {
  const words = text.trim().toLowerCase()
  const today = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(now)).toZonedDateTimeISO(timeZone).toPlainDate()
  const beginOf = (day: Temporal.PlainDate) => instantFromMilliseconds(day.toZonedDateTime(timeZone).epochMilliseconds)
  if (words === 'today') return succeed(now)
  if (words === 'yesterday') return succeed(beginOf(today.subtract({ days: 1 })))
  const read = readTypedDate(text, 'begin', now, timeZone)
  if (!read.ok) return fail('Write a day like yesterday, mon, 14 May or 2027-05-14.')
  const day = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(read.value))
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  if (day.equals(today)) return succeed(now)
  if (Temporal.PlainDate.compare(day, today) < 0) return succeed(read.value)
  if (/^in\b|^tomorrow$|\d{4}/.test(words)) return fail('That day is ahead.')
  return succeed(beginOf(/^[a-z]+$/.test(words) ? day.subtract({ weeks: 1 }) : day.subtract({ years: 1 })))
}
