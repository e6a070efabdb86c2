import type { IntentId, PersonId, SlipId, TaskId } from './ids.ts'
import type { Instant, WorkingMinutes } from './instant.ts'

/** How far one task's finish went. `shift` is working time on the task's calendar of then; negative when it came earlier. */
export type SlipMove = {
  readonly task: TaskId
  readonly finishBefore: Instant
  readonly finishAfter: Instant
  readonly shift: WorkingMinutes
}

/** [SL6] What was shown when a cause made by a person or a signal moved forecasts: values, not prose. */
export type SlipRecord = {
  readonly id: SlipId
  readonly cause: IntentId
  /** Who made the cause; null for signals, and before *me* is chosen. */
  readonly by: PersonId | null
  readonly at: Instant
  /** The task that the person acted on, where there is one. */
  readonly source: TaskId | null
  /** How many finishes came to be later, and how many earlier; the source's own among them. */
  readonly later: number
  readonly earlier: number
  /** The farthest of those, the source's own first. */
  readonly moves: readonly SlipMove[]
  /** How many gaps took it up, and the first of whose they are. [SL3] */
  readonly absorbed: number
  readonly absorbedBy: readonly TaskId[]
  /** Promises that broke, and that hold again, as far as they can be told one by one. */
  readonly brokenPromises: readonly TaskId[]
  readonly keptPromises: readonly TaskId[]
  /** The cause was taken back. */
  readonly withdrawn: boolean
}

/** [SL6] Which cause a `revert` takes back, or brings again. */
export type Reverted = { readonly cause: IntentId; readonly as: 'undo' | 'redo' }
