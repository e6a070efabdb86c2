import type { IntentId, TaskId } from '../model/ids.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'

import type { Driver } from './schedule.ts'

/** [SL1] Why forecasts moved: one cause. */
export type SlipCause =
  | { readonly kind: 'intent'; readonly intent: IntentId; readonly task: TaskId | null }
  | { readonly kind: 'preview'; readonly task: TaskId }
  | { readonly kind: 'clock' }

/** How one task's forecast moved. */
export type SlipShift = {
  readonly task: TaskId
  readonly startBefore: Instant
  readonly startAfter: Instant
  readonly finishBefore: Instant
  readonly finishAfter: Instant
  /** Working time on the task's calendar; negative when it is pulled in. */
  readonly shift: WorkingMinutes
  readonly driver: Driver
}

/** [SL3] A task that had float before something that moved, and stayed where it was. */
export type Absorbed = { readonly task: TaskId; readonly minutes: WorkingMinutes }

/** [SL1] The difference between two schedules with one cause. */
export type Slip = {
  readonly cause: SlipCause
  readonly shifts: readonly SlipShift[]
  readonly absorbed: readonly Absorbed[]
  /** Promises that held before and are broken after. */
  readonly brokenPromises: readonly TaskId[]
  /** Promises that were broken before and hold after. */
  readonly keptPromises: readonly TaskId[]
}
