import { Temporal } from 'temporal-polyfill'

/** A stretch of time with one offset from UTC; `utc` is its first UTC minute, `offset` in minutes (local = UTC + offset). */
export type ZoneStretch = { readonly utc: number; readonly offset: number }

/**
 * The offsets of an IANA zone over the UTC minutes [from, to), in order, the first reaching back without end. Seconds of
 * historic local times are cut. Throws a RangeError for an unknown zone, which the caller turns into a problem. [T2]
 */
export function zoneOffsets(timeZone: string, from: number, to: number): readonly ZoneStretch[] {
  let moment = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(timeZone)
  const stretches: ZoneStretch[] = [{ utc: Number.NEGATIVE_INFINITY, offset: offsetMinutes(moment) }]
  for (;;) {
    const next = moment.getTimeZoneTransition('next')
    if (next === null) return stretches
    const utc = Math.floor(next.epochMilliseconds / 60_000)
    if (utc >= to) return stretches
    stretches.push({ utc, offset: offsetMinutes(next) })
    moment = next
  }
}

function offsetMinutes(moment: Temporal.ZonedDateTime): number {
  return Math.floor(moment.offsetNanoseconds / 60_000_000_000)
}
