import { Temporal } from 'temporal-polyfill'

import { readDatePhrase } from '../../shared/intents/date-phrase.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { instantFromMilliseconds, millisecondsOf } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'

/** Which moment a date stands for: work starts when its day begins, and what is promised for a day is due when it ends. */
export type DayEdge = 'begin' | 'end'

/** A date as quick add understands it, or as a field shows it ("Thu 14 May"); the failure is a sentence. */
export function readTypedDate(text: string, edge: DayEdge, now: Instant, timeZone: string): Result<Instant, string> {
  const today = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(now)).toZonedDateTimeISO(timeZone).toPlainDate()
  const words = withoutWeekday(
    text
      .replaceAll(',', ' ')
      .split(/\s+/)
      .filter((word) => word !== '')
  )
  const read = readDatePhrase(words, today)
  if (read === null || read.words !== words.length)
    return fail('Write a date like fri, 14 May, in 3 days or 2027-05-14.')
  const begin = read.date.toZonedDateTime(timeZone)
  const moment =
    edge === 'begin' ? begin : read.date.add({ days: 1 }).toZonedDateTime(timeZone).subtract({ minutes: 1 })
  return succeed(instantFromMilliseconds(moment.epochMilliseconds))
}

/** "Thu 14 May" says its weekday twice; alone, a weekday is the date. */
function withoutWeekday(words: readonly string[]): readonly string[] {
  const [first, second] = words
  return first !== undefined &&
    second !== undefined &&
    /^(mon|tue|wed|thu|fri|sat|sun)/i.test(first) &&
    /^\d/.test(second)
    ? words.slice(1)
    : words
}
