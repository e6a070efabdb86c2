import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { CompiledCalendar } from '../schedule/compile-calendar.ts'

/** Minutes off between two stretches of one working day; a longer pause is a night. */
const longestBreak = 4 * 60
const aDay = 24 * 60

/**
 * When the working day of a moment ends, or the next one where the moment is in no working time: what is promised for a day
 * is due at its end. Where work does not pause within a day there is no end but the moment itself.
 */
export function endOfDay(time: CompiledCalendar, moment: Instant): Instant {
  if (time.empty) return moment
  const before = toInstant(moment - 1)
  const begin = time.isWorking(before) ? before : time.nextWorking(moment)
  const limit = toInstant(begin + aDay)
  const stretches = time.intervals(begin, limit)
  let end = begin
  for (const { from, to } of stretches) {
    if (from - end > longestBreak) break
    end = to
  }
  return end >= limit || end < moment ? moment : end
}
