import type { Json } from '../intents/json.ts'
import type { PersonId } from '../model/ids.ts'

/** [HI2] One thing that happened to one field of a task. Values are as the document holds them; `at` is Unix milliseconds. */
export type HistoryEntry = {
  /** A field of a task, or `deletedAt`; on `created` the fields that were edited later, and `title`. */
  readonly field: string
  /** `tookBack`: an undo, a redo or a restoring put an older value back. */
  readonly kind: 'created' | 'edited' | 'tookBack'
  readonly at: number
  readonly by: PersonId | null
  /** What its author saw before; null on `created`. */
  readonly before: Json
  readonly after: Json
  /** Who replaced it without having seen it, with what: two people decided at once, and one decision had to win. */
  readonly overwrittenUnseen: { readonly at: number; readonly by: PersonId | null; readonly value: Json } | null
}

/** One page of a task's history, the latest first, and how many older entries there are. */
export type TaskHistory = { readonly entries: readonly HistoryEntry[]; readonly older: number }
