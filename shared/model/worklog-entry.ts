import type { Deed } from './handoff.ts'
import type { PersonId, TaskId, WorklogId } from './ids.ts'
import type { WorkingMinutes } from './instant.ts'

/** [DF1] Work that somebody put into a task. Entries are summed, and none is ever counted up. */
export type WorklogEntry = {
  readonly id: WorklogId
  readonly task: TaskId
  /** Whose work it was; null where nobody said. */
  readonly person: PersonId | null
  readonly minutes: WorkingMinutes
  /** What it was spent on; empty where nobody said. */
  readonly note: string
  /** By whom it was logged, and when the work was done. */
  readonly logged: Deed
}
