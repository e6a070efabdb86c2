import type { IntentId, PersonId } from '../model/ids.ts'
import type { Reverted } from '../model/slip-record.ts'

/** The intent behind a commit, as it is written into the first part's body: what history and slip records show of it. */
export type CommitFacts = {
  readonly id: IntentId
  /** The intent's type and what a person would call it; at most 64 and 512 bytes of UTF-8. */
  readonly type: string
  readonly label: string
  /** The task that the person acted on, when there is one. */
  readonly task: string | null
  readonly by: PersonId | null
  /** Beside a `revert`: for the hub of this device, not part of the frame. */
  readonly reverts?: Reverted
}
