import { Temporal } from 'temporal-polyfill'

import { millisecondsOf, toInstant } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'

/** The local days of one zone, numbered from 1970-01-01 (day 0). Where clocks change a day has 23 or 25 hours. */
export type DayAxis = {
  /** The first moment of a day. */
  startOf(day: number): Instant
  /** The day that a moment lies in. */
  dayAt(instant: Instant): number
}

type Offset = { readonly from: number; readonly minutes: number }

/** Reads a zone's offsets once for the moments from `from` to `to`; beyond them the first and the last offset hold on. */
export function createDayAxis(timeZone: string, from: Instant, to: Instant): DayAxis {
  const offsets = offsetsOf(timeZone, from, to)
  const starts = new Map<number, Instant>()
  return {
    dayAt: (instant) => {
      let minutes = 0
      for (const offset of offsets) if (offset.from <= instant) minutes = offset.minutes
      return Math.floor((instant + minutes) / 1440)
    },
    startOf: (day) => {
      const known = starts.get(day)
      if (known !== undefined) return known
      const start = toInstant(startOfDay(day, offsets))
      starts.set(day, start)
      return start
    }
  }
}

/** The first moment whose local time is at or after the day's midnight; a midnight that clocks skip gives what follows it. */
function startOfDay(day: number, offsets: readonly Offset[]): number {
  const midnight = day * 1440
  for (const [index, { from, minutes }] of offsets.entries()) {
    const moment = Math.max(from, midnight - minutes)
    if (moment < (offsets[index + 1]?.from ?? Number.POSITIVE_INFINITY)) return moment
  }
  return midnight
}

function offsetsOf(timeZone: string, from: Instant, to: Instant): readonly Offset[] {
  let moment = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(from)).toZonedDateTimeISO(timeZone)
  const offsets: Offset[] = [{ from: Number.NEGATIVE_INFINITY, minutes: offsetMinutes(moment) }]
  for (;;) {
    const next = moment.getTimeZoneTransition('next')
    if (next === null) return offsets
    const at = Math.floor(next.epochMilliseconds / 60_000)
    if (at >= to) return offsets
    offsets.push({ from: at, minutes: offsetMinutes(next) })
    moment = next
  }
}

function offsetMinutes(moment: Temporal.ZonedDateTime): number {
  return Math.floor(moment.offsetNanoseconds / 60_000_000_000)
}
