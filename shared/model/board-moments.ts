import type { PersonId, TaskId } from './ids.ts'
import type { Instant } from './instant.ts'

/** When something came about that a graph tells without its date. What is not in it applies to the whole past. [D1] */
export type BoardMoments = {
  /** Who is no longer a member, and since when. */
  readonly left: ReadonlyMap<PersonId, Instant>
  /** Since when a task has nobody to own it. */
  readonly ownerCleared: ReadonlyMap<TaskId, Instant>
  /** Since when a task's constraint has been what it is. */
  readonly pinned: ReadonlyMap<TaskId, Instant>
}

/** Nothing is known. */
export const noMoments: BoardMoments = { left: new Map(), ownerCleared: new Map(), pinned: new Map() }
