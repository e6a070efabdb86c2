import type { ToldChange } from '../../shared/intents/told-change.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import type { IntentProblem } from '../../shared/intents/intent-problem.ts'
import type { NextStep } from '../../shared/inbox/next-step.ts'
import type { TeamDeed, TeamDeedDone } from '../../shared/ipc/team-deed.ts'
import type { TeamState } from '../../shared/ipc/team-state.ts'
import type { OfferedFile, WatchedFolderDeed, WatchedFolderState } from '../../shared/ipc/watched-folder-state.ts'
import type { CalendarDeadline } from '../../shared/ipc/calendar-deadline.ts'
import type { CalendarDeed, CalendarState } from '../../shared/ipc/calendar-state.ts'
import type { ImportPreview, SlotOffer, WeekOfLedgers } from '../../shared/ipc/hub-to-window.ts'
import type { TrendWeek } from '../../shared/debt/debt-trend.ts'
import type { DebtMark } from '../../shared/debt/debt-marks.ts'
import type { Ledger } from '../../shared/debt/ledger.ts'
import type { MyWork } from '../../shared/reports/my-work.ts'
import type { TaskHistory } from '../../shared/ipc/history-entry.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { BoardLook } from '../../shared/model/board-look.ts'
import type { BoardId, IntentId, PersonId, ProposalId, TaskId, ViewId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { BoardFilters, SavedView } from '../../shared/model/saved-view.ts'
import type { Signal } from '../../shared/model/signal.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Way } from '../../shared/proposals/proposal.ts'
import type { Hypothesis } from '../../shared/schedule/hypothesis.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'
import type { Slip } from '../../shared/schedule/slip.ts'

import type { NoteText } from '../replica/note-text.ts'
import type { LostEdit } from '../replica/replica-event.ts'
import type { Undoable } from '../replica/undo-stack.ts'

import type { Deletion } from './deletions.ts'
import type { IdMaker } from './new-id.ts'
import type { ShownProposals } from './merge-proposals.ts'
import type { Onlooker } from './onlookers.ts'
import type { ReadOnly } from './read-only.ts'
import type { SavingState } from './saving-state.ts'
import type { ShownChances } from './shown-chances.ts'
import type { Store } from './store.ts'
import type { TaskSearch } from './task-search.ts'

export type ViewName = 'board' | 'list' | 'timeline' | 'ledger' | 'review' | 'inbox' | 'work'

/** Something to tell the person once. */
export type BoardMoment =
  | { readonly kind: 'slip'; readonly slip: Slip; readonly words: string }
  | { readonly kind: 'did'; readonly label: string }
  | { readonly kind: 'undid'; readonly label: string; readonly kept: readonly string[] }
  | { readonly kind: 'redid'; readonly label: string; readonly kept: readonly string[] }
  | {
      readonly kind: 'refused'
      readonly reason: string
      readonly edits: readonly LostEdit[]
      /** Notes as they stood with what was refused, by the title of their task. */
      readonly notes: readonly { readonly title: string; readonly text: string }[]
    }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'notice'; readonly message: string }

/** What the page knows of an open board and can do with it. Views read stores and hand in intents; none sees the document. */
export type BoardSession = {
  readonly board: BoardId
  readonly timeZone: string
  readonly graph: Store<WorkGraph>
  /** Null until the hub has computed it. */
  readonly schedule: Store<Schedule | null>
  /** How likely the dates are; follows the forecast by a moment. */
  readonly chances: Store<ShownChances>
  /** [PR2] What could be done; follows the forecast. */
  readonly proposals: Store<ShownProposals>
  /** The present minute, by the page's clock; never before the schedule's. */
  readonly now: Store<Instant>
  /** False until there is something true to show. */
  readonly loaded: Store<boolean>
  readonly saving: Store<SavingState>
  readonly undoable: Store<Undoable>
  readonly me: Store<PersonId | null>
  /** Who belongs, and how it stands with their devices; null until the hub has said it. */
  readonly team: Store<TeamState | null>
  /** [FD7] Told anew whenever they may say something else of when one is busy. */
  readonly calendars: Store<readonly CalendarState[]>
  readonly watchedFolder: Store<WatchedFolderState>
  readonly onlookers: Store<ReadonlyMap<TaskId, readonly Onlooker[]>>
  /** Why the board can only be read here; null where it may be changed. */
  readonly readOnly: Store<ReadOnly | null>
  readonly selected: Store<TaskId | null>
  /** [NT10] `step` is what the person is about to do there. */
  readonly select: (task: TaskId | null, step?: NextStep | null) => void
  /** [NT10] What the person came to the chosen task for, until the focus is there. */
  readonly step: Store<NextStep | null>
  readonly stepFound: () => void
  readonly view: Store<ViewName>
  readonly showView: (view: ViewName) => void
  readonly searchText: Store<string>
  readonly setSearchText: (text: string) => void
  readonly search: TaskSearch
  /** [BV1] How this window looks at the board. */
  readonly look: Store<BoardLook>
  readonly changeLook: (change: Partial<BoardLook>) => void
  /** [BV8] Which cards this window shows. */
  readonly filters: Store<BoardFilters>
  readonly setFilters: (filters: BoardFilters) => void
  /** [BV9] The saved view that was chosen last; null for none. */
  readonly shownView: Store<ViewId | null>
  readonly showSavedView: (view: SavedView) => void
  readonly newId: IdMaker
  /** The page's clock, as a moment. */
  readonly clock: () => Instant
  /** `label` names the step in undo and in messages: "Start Build API". */
  readonly commit: (intent: Intent, label: string) => Result<null, IntentProblem>
  readonly undo: () => void
  readonly redo: () => void
  /** Takes back what a certain intent of this window did, wherever it lies in the pile. */
  readonly undoCause: (cause: IntentId) => void
  readonly canUndo: (cause: IntentId) => boolean
  /** [NO1] Shows the text of a task's notes now and whenever it is another one; null while the board is read. What it gives ends that. */
  readonly followNote: (task: TaskId, show: (text: NoteText | null) => void) => () => void
  /** [NO2] Saves now what was typed into a note. */
  readonly saveNotes: () => void
  readonly preview: (hypothesis: Hypothesis) => Promise<Slip>
  /** [PR8] What a yes would move. Rejects with a sentence. */
  readonly tryProposal: (proposal: ProposalId, way: Way) => Promise<Slip>
  /** [WO7] What an intent would move, were it written; `task` is what the person acts on. Rejects with a sentence. */
  readonly tryIntent: (intent: Intent, task: TaskId) => Promise<Slip>
  /** [OS3] When a task could begin. Rejects with a sentence. */
  readonly openSlot: (task: TaskId) => Promise<SlotOffer>
  /** [FD4] What a person does with their calendars. Rejects with a sentence. */
  readonly changeCalendars: (deed: CalendarDeed) => Promise<void>
  /** [WF2] What a person does with the watched folder; with the file that was asked for. Rejects with a sentence. */
  readonly changeWatchedFolder: (deed: WatchedFolderDeed) => Promise<OfferedFile | null>
  /** [CD3] The deadlines of one of the person's calendars. This and the next one reject with a sentence. */
  readonly deadlines: (calendar: string) => Promise<readonly CalendarDeadline[]>
  /** [CD3] Which task follows a deadline from now on; answered with those of its calendar. */
  readonly linkDeadline: (calendar: string, uid: string, task: TaskId | null) => Promise<readonly CalendarDeadline[]>
  /** [LV1] The board's debt as it stands now. Rejects with a sentence. */
  readonly ledger: () => Promise<Ledger>
  /** [RP6] What is mine on all boards. Rejects with a sentence. */
  readonly myWork: () => Promise<MyWork>
  /** [LV11] As much of it as cards show. Rejects with a sentence. */
  readonly debtMarks: () => Promise<readonly DebtMark[]>
  /** [RV1] The same now and a week ago. Rejects with a sentence. */
  readonly weekOfLedgers: () => Promise<WeekOfLedgers>
  /** [TR4] A week of the balance by day, so many weeks before now. Rejects with a sentence. */
  readonly trend: (week: number) => Promise<TrendWeek>
  /** A page of what happened to a task, without the `skip` latest entries. Rejects with a sentence. */
  readonly history: (task: TaskId, skip: number) => Promise<TaskHistory>
  /** [SG17] What a signal that counts changed of its task. */
  readonly changesOf: (signal: Signal) => readonly ToldChange[]
  /** Deletions on the board, the latest first. */
  readonly deletions: () => readonly Deletion[]
  readonly readImport: (name: string, bytes: Uint8Array) => Promise<Result<ImportPreview, string>>
  readonly applyImport: (preview: ImportPreview, label: string) => Promise<Result<null, string>>
  readonly dropImport: (preview: ImportPreview) => void
  /** Who belongs is changed by the hub; a failure is a sentence. */
  readonly changeTeam: (deed: TeamDeed) => Promise<Result<TeamDeedDone, string>>
  readonly onMoment: (listener: (moment: BoardMoment) => void) => () => void
  readonly close: () => Promise<void>
}
