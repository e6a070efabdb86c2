import type { Deed } from './handoff.ts'
import type { DecisionId, PersonId, TaskId } from './ids.ts'

/** [DF3] What a team decided, and what is to follow from it. */
export type TeamDecision = {
  readonly id: DecisionId
  readonly text: string
  /** The work that it is about, where it is about one. */
  readonly task: TaskId | null
  /** Who sees to it that something follows. */
  readonly follower: PersonId | null
  /** The task that carries it out, once there is one. */
  readonly followUp: TaskId | null
  readonly made: Deed
}
