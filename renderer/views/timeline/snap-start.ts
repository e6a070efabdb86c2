import { toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { CompiledCalendar } from '../../../shared/schedule/compile-calendar.ts'

import type { DayAxis } from './day-axis.ts'

/** The nearest moment at which work can start that lies a whole number of steps (working minutes) into its day; past the day's last it is the next day's first. */
export function snapStart(instant: Instant, step: number, calendar: CompiledCalendar, axis: DayAxis): Instant {
  const midnight = axis.startOf(axis.dayAt(instant))
  const worked = calendar.between(midnight, instant)
  const steps = Math.round(worked / step)
  return calendar.nextWorking(calendar.advance(midnight, toWorkingMinutes(steps * step)))
}
