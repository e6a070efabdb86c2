import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'

/** [CD3] A deadline in a calendar of one's own, as the person sees it who decides which task it is about. */
export type CalendarDeadline = {
  readonly uid: string
  readonly title: string
  readonly due: Instant
  /** The task of this board that follows it; null for none here. */
  readonly task: TaskId | null
}
