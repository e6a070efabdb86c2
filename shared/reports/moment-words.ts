import { Temporal } from 'temporal-polyfill'

import { millisecondsOf } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

/** [RP5] `2026-11-25T09:00:00Z`. */
export function utcMoment(instant: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(millisecondsOf(instant)).toString({ smallestUnit: 'second' })
}

/** [RP5] `2026-11-25 09:00` as clocks show it in a zone, which must be one. */
export function localMoment(timeZone: string): (instant: Instant) => string {
  return (instant) => {
    const local = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(instant)).toZonedDateTimeISO(timeZone)
    return local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
  }
}
