import type { Intent } from '../intents/intent.ts'
import type { Hypothesis } from '../schedule/hypothesis.ts'
import type { BoardId, IntentId, PersonId, ProposalId, TaskId } from '../model/ids.ts'
import type { Reverted } from '../model/slip-record.ts'
import type { Way } from '../proposals/proposal.ts'

import type { CalendarDeed } from './calendar-state.ts'
import type { TeamDeed } from './team-deed.ts'
import type { WatchedFolderDeed } from './watched-folder-state.ts'

/** How a window's document stands, so that the hub can catch it up and may lease it a clientID. */
export type WindowReplica = {
  /** Yjs state vector of the window's cache, outbox included. */
  readonly stateVector: Uint8Array
  /** The clientID leased last time and its clock in the cache; null for a fresh cache. */
  readonly lease: { readonly clientID: number; readonly clock: number } | null
  /** Highest number of a commit still in the outbox; 0 when it is empty. */
  readonly outbox: number
  /** The clocks that the outbox holds, `to` exclusive, in the order of commits (PROTOCOL W3). */
  readonly outboxSpans: readonly { readonly clientID: number; readonly from: number; readonly to: number }[]
}

/** The intent behind a commit, as the hub writes it into the frame and the slip record. */
export type CommitIntent = {
  readonly id: IntentId
  readonly type: string
  readonly label: string
  /** The task that the person acted on, when there is one: the source of a slip. */
  readonly task: string | null
  readonly by: PersonId | null
  /** Beside a `revert` only. */
  readonly reverts?: Reverted
}

/** One question to the hub; the answer comes back under the same number. */
export type WindowCall =
  | { readonly method: 'preview'; readonly hypothesis: Hypothesis }
  /** [PR8] What a yes would move, answered as a preview; fails with a sentence where it cannot be carried out any more. */
  | { readonly method: 'tryProposal'; readonly proposal: ProposalId; readonly way: Way }
  /** [WO7] What an intent would move, answered as a preview; `task` is what the person acts on. Nothing is written. */
  | { readonly method: 'tryIntent'; readonly intent: Intent; readonly task: TaskId }
  /** What happened to a task, the latest first, without the `skip` latest entries. */
  | { readonly method: 'history'; readonly task: TaskId; readonly skip: number }
  /** [OS3] When a task could begin. */
  | { readonly method: 'openSlot'; readonly task: TaskId }
  /** [LV1] What stands still on the board, and what that costs. */
  | { readonly method: 'ledger' }
  /** [RP6] What is mine on all boards. */
  | { readonly method: 'myWork' }
  /** [RV1] The same as it stands now, and as it stood a week ago. */
  | { readonly method: 'weekOfLedgers' }
  /** [TR4] One week of the balance by day, so many weeks before now. */
  | { readonly method: 'trend'; readonly week: number }
  /** [LV11] As much of the ledger as cards show. */
  | { readonly method: 'debtMarks' }
  /** The file is parsed in a worker with limits; nothing is written. */
  | { readonly method: 'readImport'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly method: 'applyImport'; readonly token: string; readonly label: string }
  | { readonly method: 'dropImport'; readonly token: string }
  | { readonly method: 'team'; readonly deed: TeamDeed }
  /** [WF2] */
  | { readonly method: 'watchedFolder'; readonly deed: WatchedFolderDeed }
  /** [CD3] The deadlines of one of the person's calendars. */
  | { readonly method: 'deadlines'; readonly calendar: string }
  /** [CD3] Which task follows a deadline from now on, null for none; answered with those of its calendar. */
  | { readonly method: 'linkDeadline'; readonly calendar: string; readonly uid: string; readonly task: TaskId | null }
  /** [FD4] */
  | { readonly method: 'calendars'; readonly deed: CalendarDeed }

/** From a window to the hub, over the port of one open board. */
export type WindowToHub =
  | { readonly type: 'open'; readonly board: BoardId; readonly replica: WindowReplica }
  /** One intent, as the updates of its transactions (more than one only when large), numbered by this window from 1. */
  | {
      readonly type: 'commit'
      readonly n: number
      readonly clientID: number
      readonly at: number
      readonly intent: CommitIntent
      readonly parts: readonly Uint8Array[]
    }
  /** What the person looks at, for teammates to see; null is nothing. */
  | { readonly type: 'lookAt'; readonly task: TaskId | null }
  | { readonly type: 'call'; readonly id: number; readonly call: WindowCall }
