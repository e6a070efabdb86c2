import type { ChancesState } from '../chances/chances-state.ts'
import type { TrendWeek } from '../debt/debt-trend.ts'
import type { DebtMark } from '../debt/debt-marks.ts'
import type { Ledger } from '../debt/ledger.ts'
import type { MyWork } from '../reports/my-work.ts'
import type { ImportReading } from '../formats/import-reading.ts'
import type { Inverse } from '../intents/inverse.ts'
import type { IntentId, ProposalId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { Proposal } from '../proposals/proposal.ts'
import type { Deadlock, ScheduleIssue, TaskForecast } from '../schedule/schedule.ts'
import type { Result } from '../lib/result.ts'
import type { Slip } from '../schedule/slip.ts'
import type { OpenSlot } from '../slots/first-open-slot.ts'

import type { PackedForecasts } from './packed-forecasts.ts'

import type { CalendarDeadline } from './calendar-deadline.ts'
import type { CalendarState } from './calendar-state.ts'
import type { TaskHistory } from './history-entry.ts'
import type { TeamDeedDone } from './team-deed.ts'
import type { TeamState } from './team-state.ts'
import type { OfferedFile, WatchedFolderState } from './watched-folder-state.ts'

/** What an import would add, until a person says yes under this token. With any error nothing can be applied. */
export type ImportPreview = Omit<ImportReading, 'intent' | 'asOf'> & { readonly token: string }

/** When a task could begin, and when the calendars of its owner were read that were minded in finding it; null where none was. */
export type SlotOffer = {
  /** [OS3] */
  readonly slot: OpenSlot | null
  /** [OS6] */
  readonly taken: OpenSlot | null
  readonly calendarReadAt: Instant | null
}

/** [RV1] The debt of a board now, and as it stood a week ago. */
export type WeekOfLedgers = { readonly ledger: Ledger; readonly before: Ledger }

/** The answer to one call; a failure is a sentence for the person. */
export type HubAnswer =
  | { readonly method: 'preview'; readonly slip: Slip }
  | { readonly method: 'history'; readonly history: TaskHistory }
  | { readonly method: 'openSlot'; readonly offer: SlotOffer }
  /** [WF4] With the file that was asked for; a failure is a sentence. */
  | { readonly method: 'watchedFolder'; readonly outcome: Result<OfferedFile | null, string> }
  | { readonly method: 'deadlines'; readonly deadlines: readonly CalendarDeadline[] }
  | { readonly method: 'ledger'; readonly ledger: Ledger }
  | { readonly method: 'myWork'; readonly work: MyWork }
  | { readonly method: 'weekOfLedgers'; readonly week: WeekOfLedgers }
  | { readonly method: 'trend'; readonly week: TrendWeek }
  | { readonly method: 'debtMarks'; readonly marks: readonly DebtMark[] }
  | { readonly method: 'readImport'; readonly preview: ImportPreview }
  | { readonly method: 'applyImport'; readonly intent: IntentId; readonly inverse: Inverse }
  | { readonly method: 'dropImport' }
  /** A failure is a sentence. */
  | { readonly method: 'team'; readonly outcome: Result<TeamDeedDone, string> }
  /** [FD4] A failure is a sentence. */
  | { readonly method: 'calendars'; readonly outcome: Result<null, string> }
  | { readonly method: 'failed'; readonly message: string }

/** The schedule as it travels: all of it at first, then what changed. */
export type ScheduleDelta = {
  readonly full: boolean
  readonly now: Instant
  readonly changed: readonly TaskForecast[]
  readonly gone: readonly TaskId[]
  /** Null where they are those that were told before: there may be thousands. */
  readonly issues: readonly ScheduleIssue[] | null
  readonly deadlocks: readonly Deadlock[]
  readonly finish: Instant | null
}

/** From the hub to a window, over the port of one open board, where it travels as `PackedHubToWindow`. */
export type HubToWindow =
  /** `update` brings the cache level with the log; `lease` is the clientID to write under, null for a fresh random one. */
  | {
      readonly type: 'opened'
      readonly update: Uint8Array
      /** The cache holds what neither log nor outbox knows: it is thrown away, and `update` is the whole document. */
      readonly cacheAhead: boolean
      readonly lease: number | null
      /** Highest commit of this window's previous life that is on disk: the outbox up to it may go. */
      readonly acknowledged: number
      readonly now: Instant
      readonly notices: readonly string[]
    }
  /** What others did, or the hub itself: the updates of whole intents, to be applied together. */
  | { readonly type: 'updates'; readonly updates: readonly Uint8Array[] }
  /** The commit is on disk. */
  | { readonly type: 'acknowledged'; readonly n: number }
  /** The commit will never be: why, in words. The window rebuilds from the hub and offers the edit again. */
  | { readonly type: 'refused'; readonly n: number; readonly reason: string }
  /** Edits are kept in the window and not yet on disk: the disk is full or failing; null when it works again. */
  | { readonly type: 'notSaved'; readonly reason: string | null }
  | { readonly type: 'schedule'; readonly delta: ScheduleDelta }
  /** How likely the dates are. Comes after the schedule that it is about, and some time later. */
  | { readonly type: 'chances'; readonly state: ChancesState }
  /** [PR2] What could be done: all of it at first, then what came, differs or went. */
  | {
      readonly type: 'proposals'
      readonly full: boolean
      readonly changed: readonly Proposal[]
      readonly gone: readonly ProposalId[]
    }
  /** What the last change moved, for those who made it to see. */
  | { readonly type: 'slip'; readonly slip: Slip }
  /** Who belongs, and how it stands with their devices. */
  | { readonly type: 'team'; readonly team: TeamState }
  | { readonly type: 'watchedFolder'; readonly folder: WatchedFolderState }
  /** [FD7] The person's calendars as they are now, or as they were while a busy time of theirs changed. */
  | { readonly type: 'calendars'; readonly calendars: readonly CalendarState[] }
  | { readonly type: 'answer'; readonly id: number; readonly answer: HubAnswer }

/** The same as it is posted: forecasts are packed. */
export type PackedHubToWindow =
  | Exclude<HubToWindow, { readonly type: 'schedule' }>
  | {
      readonly type: 'schedule'
      readonly delta: Omit<ScheduleDelta, 'changed'> & { readonly changed: PackedForecasts }
    }
