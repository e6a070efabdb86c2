import type { IntentId, SlipId, TaskId } from './ids.ts'
import type { Instant } from './instant.ts'

/** How far one promise or task went, in whole minutes of time. */
export type SlipMove = { readonly task: TaskId; readonly finishBefore: Instant; readonly finishAfter: Instant }

/** [SL6] What was shown when a cause made by a person or a signal moved forecasts: values, not prose. */
export type SlipRecord = {
  readonly id: SlipId
  readonly cause: IntentId
  readonly at: Instant
  readonly source: TaskId | null
  readonly moved: number
  readonly absorbed: number
  readonly worst: readonly SlipMove[]
  readonly brokenPromises: readonly TaskId[]
  readonly withdrawn: boolean
}
