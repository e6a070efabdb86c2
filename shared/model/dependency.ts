import type { CalendarId, DependencyId, PersonId, TaskId } from './ids.ts'
import type { Instant } from './instant.ts'

/** [FP1] Which end of the predecessor binds which end of the successor. */
export type DependencyType = 'finishToStart' | 'startToStart' | 'finishToFinish' | 'startToFinish'

/** Minutes to wait after the predecessor's end; negative is a lead. Working minutes count in the successor's calendar. [T4] */
export type Lag = { readonly minutes: number; readonly unit: 'working' | 'elapsed' }

/** A link between two tasks. `lagCalendar` is set only by imports that name another calendar for the lag. [T4] */
export type Dependency = {
  readonly id: DependencyId
  readonly predecessor: TaskId
  readonly successor: TaskId
  readonly type: DependencyType
  readonly lag: Lag
  readonly lagCalendar: CalendarId | null
  readonly createdAt: Instant
  readonly createdBy: PersonId | null
}
