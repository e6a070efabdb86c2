import type { BaselineId, CalendarId } from './ids.ts'
import type { DebtPolicy } from './debt-policy.ts'
import type { Instant, WorkingMinutes } from './instant.ts'

/** What holds for a board as a whole. */
export type BoardSettings = {
  readonly title: string
  /** [KEY2] What the short keys of its tasks begin with. */
  readonly keyPrefix: string
  /** No task is forecast to start before it. [FP2] */
  readonly start: Instant
  /** The calendar of everything and everyone without one of their own; null is the built-in Monday to Friday 9 to 17, UTC. */
  readonly calendar: CalendarId | null
  /** Working minutes that people mean by "a day". */
  readonly minutesPerDay: WorkingMinutes
  /** [FL3] Total float at or below which a task is critical. */
  readonly criticalFloat: WorkingMinutes
  /** [BP1] Whether promises bound late dates. */
  readonly promisesBoundLateDates: boolean
  /** The baseline that the forecast is compared with; null for none, and one that is gone counts as none. */
  readonly baseline: BaselineId | null
  /** [DF6] What the board has set of its debt's constants; null where it has set nothing. */
  readonly debt: DebtPolicy | null
  /** The lowest version of the document's layout that may write to it. */
  readonly minWriter: number
}
