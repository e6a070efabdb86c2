import type { Result } from '../../shared/lib/result.ts'
import type { Instant } from '../../shared/model/instant.ts'

import { readTypedDate } from './read-typed-date.ts'
import type { DayEdge } from './read-typed-date.ts'
import { useDateFrame } from './use-date-frame.ts'

/** Reads typed dates in this person's zone, seen from the hub's clock. */
export function useDateReader(edge: DayEdge): (text: string) => Result<Instant, string> {
  const { now, timeZone } = useDateFrame()
  return (text) => readTypedDate(text, edge, now, timeZone)
}
