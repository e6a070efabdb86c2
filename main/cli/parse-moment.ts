import { Temporal } from 'temporal-polyfill'

import { instantOfLocal } from '../../shared/formats/local-time.ts'
import { instantFromMilliseconds, toInstant } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'

/**
 * A moment as a person types it: ISO 8601 with `Z` or an offset, the same without one in `timeZone`, a date alone (its first minute),
 * or a whole number of minutes since 1970, which of a PSPLIB file is a period. Null for anything else.
 */
export function parseMoment(text: string, timeZone: string): Instant | null {
  if (/^\d{1,9}$/.test(text)) return toInstant(Number(text))
  if (!/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(text)) return null
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10))) return instantOfLocal(text, timeZone)
  try {
    return instantFromMilliseconds(Temporal.Instant.from(text).epochMilliseconds)
  } catch {
    // Temporal says only by throwing that a text is no moment.
    return null
  }
}
