import type { Approval } from '../model/approval.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import type { BoardSettings } from '../model/board.ts'
import type { Calendar } from '../model/calendar.ts'
import type { Comment } from '../model/comment.ts'
import type { Dependency } from '../model/dependency.ts'
import type { Handoff } from '../model/handoff.ts'
import type {
  ApprovalId,
  BaselineId,
  DependencyId,
  HandoffId,
  ProposalId,
  SignalId,
  SlipId,
  TaskId
} from '../model/ids.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'
import type { Nudge } from '../model/nudge.ts'
import type { Person } from '../model/person.ts'
import type { SavedView } from '../model/saved-view.ts'
import type { KeptSignal, Signal } from '../model/signal.ts'
import type { SlipRecord } from '../model/slip-record.ts'
import type { Task } from '../model/task.ts'
import type { TeamDecision } from '../model/team-decision.ts'
import type { WorklogEntry } from '../model/worklog-entry.ts'

import type { Inverse } from './inverse.ts'

/** What `editTask` may set: each field is one decision, and merges alone. */
export type TaskChange = Partial<Omit<Task, 'id' | 'kind' | 'number' | 'refs' | 'createdAt' | 'createdBy'>>

/** A task as it is first said: what is left out takes the default of `defaultTask`. Its number, `createdAt` and `createdBy` come from the commit. */
export type NewTask = Pick<Task, 'id' | 'title'> &
  Partial<Omit<Task, 'id' | 'title' | 'number' | 'refs' | 'createdAt' | 'createdBy'>>

/** A person as they come onto the board, of no team where none is said; what other tools call them is said after that. */
export type NewPerson = Omit<Person, 'team' | 'logins'> & Partial<Pick<Person, 'team'>>

export type NewDependency = Pick<Dependency, 'id' | 'predecessor' | 'successor'> &
  Partial<Pick<Dependency, 'type' | 'lag' | 'lagCalendar'>>

/** The five fields that make a handoff complete. */
export type HandoffFields = Pick<Handoff, 'why' | 'definitionOfDone' | 'stillOwed' | 'artifacts' | 'readBack'>

/** A baseline as it is set: the dates agreed on, each task once, at least one. `at` and the commit's person say when and by whom. */
export type NewBaseline = {
  readonly id: BaselineId
  readonly name: string
  readonly dates: readonly BaselineEntry[]
}

/** [SG14] Who did it, where a signal says so; otherwise whoever commits. */
type Doer = Person['id'] | null

/** What a person or a signal wants of a board, as a value. One intent is one transaction and one undo step (law 2). */
export type Intent =
  | { readonly type: 'createTask'; readonly task: NewTask }
  | { readonly type: 'editTask'; readonly task: TaskId; readonly change: TaskChange }
  | { readonly type: 'startTask'; readonly task: TaskId; readonly at: Instant }
  | { readonly type: 'finishTask'; readonly task: TaskId; readonly at: Instant }
  | { readonly type: 'reopenTask'; readonly task: TaskId }
  | { readonly type: 'recordRemaining'; readonly task: TaskId; readonly minutes: WorkingMinutes; readonly at: Instant }
  | { readonly type: 'pauseTask'; readonly task: TaskId; readonly at: Instant }
  | { readonly type: 'resumeTask'; readonly task: TaskId }
  | { readonly type: 'waitOnPurpose'; readonly task: TaskId; readonly until: Instant; readonly reason: string }
  | { readonly type: 'cancelTask'; readonly task: TaskId; readonly at: Instant }
  | { readonly type: 'deleteTask'; readonly task: TaskId }
  | { readonly type: 'addDependency'; readonly dependency: NewDependency }
  | {
      readonly type: 'editDependency'
      readonly dependency: DependencyId
      readonly change: Partial<Pick<Dependency, 'type' | 'lag'>>
    }
  | { readonly type: 'removeDependency'; readonly dependency: DependencyId }
  | {
      readonly type: 'offerHandoff'
      readonly handoff: Pick<Handoff, 'id' | 'dependency' | 'from' | 'to'> & Partial<HandoffFields>
      readonly at: Instant
      readonly by?: Doer
    }
  | { readonly type: 'editHandoff'; readonly handoff: HandoffId; readonly change: Partial<HandoffFields> }
  | {
      readonly type: 'catchHandoff'
      readonly handoff: HandoffId
      readonly readBack: string
      readonly at: Instant
      readonly by?: Doer
    }
  /** [HO4] Takes an offer back that nobody has caught. */
  | { readonly type: 'withdrawHandoff'; readonly handoff: HandoffId }
  | {
      readonly type: 'requestApproval'
      readonly approval: Pick<Approval, 'id' | 'task' | 'approver'>
      readonly at: Instant
      readonly by?: Doer
    }
  | { readonly type: 'delegateApproval'; readonly approval: ApprovalId; readonly delegate: Approval['delegate'] }
  | {
      readonly type: 'decideApproval'
      readonly approval: ApprovalId
      readonly verdict: 'granted' | 'declined'
      readonly reason: string
      readonly at: Instant
      readonly by?: Doer
    }
  /** [AQ4] Takes a request back that nobody has decided. */
  | { readonly type: 'withdrawRequest'; readonly approval: ApprovalId }
  | {
      readonly type: 'addComment'
      readonly comment: Pick<Comment, 'id' | 'task' | 'text'> & Partial<Pick<Comment, 'asks' | 'answers'>>
      readonly at: Instant
      readonly by?: Doer
    }
  /** [XR1] An address elsewhere that the task is about, in its one spelling, or one that it is about no longer. */
  | { readonly type: 'addReference'; readonly task: TaskId; readonly reference: string }
  | { readonly type: 'removeReference'; readonly task: TaskId; readonly reference: string }
  | { readonly type: 'addPerson'; readonly person: NewPerson }
  | { readonly type: 'editPerson'; readonly person: Person['id']; readonly change: Partial<Omit<NewPerson, 'id'>> }
  /** [SG13] What another tool calls a person, or calls them no longer. */
  | { readonly type: 'addLogin'; readonly person: Person['id']; readonly login: string }
  | { readonly type: 'removeLogin'; readonly person: Person['id']; readonly login: string }
  | { readonly type: 'addCalendar'; readonly calendar: Calendar }
  | { readonly type: 'editBoard'; readonly change: Partial<BoardSettings> }
  | { readonly type: 'setBaseline'; readonly baseline: NewBaseline; readonly at: Instant }
  | { readonly type: 'renameBaseline'; readonly baseline: BaselineId; readonly name: string }
  /** Compares the forecast with this baseline; null: with none. */
  | { readonly type: 'activateBaseline'; readonly baseline: BaselineId | null }
  | { readonly type: 'clearBaseline'; readonly baseline: BaselineId }
  /** [SL6] What a cause moved, and whether it still stands: written by hubs, about what people did. */
  | { readonly type: 'recordSlip'; readonly record: Omit<SlipRecord, 'withdrawn'> }
  | { readonly type: 'withdrawSlip'; readonly slip: SlipId; readonly withdrawn: boolean }
  /** [SG2] What a surface told: written by hubs as it comes. */
  | { readonly type: 'keepSignal'; readonly signal: KeptSignal }
  /** [SG8] [SG10] What a person decided about a signal, and why; null takes the decision back. */
  | {
      readonly type: 'judgeSignal'
      readonly signal: SignalId
      readonly verdict: Signal['verdict']
      readonly reason: string
    }
  /** [DF1] Work that was put into a task. */
  | {
      readonly type: 'logTime'
      readonly entry: Omit<WorklogEntry, 'logged' | 'note'> & Partial<Pick<WorklogEntry, 'note'>>
      readonly at: Instant
    }
  /** [DF2] Somebody had to ask again for what stands still. */
  | { readonly type: 'recordNudge'; readonly nudge: Omit<Nudge, 'given'>; readonly at: Instant }
  /** [DF3] What was decided, who follows it up, and by which task. */
  | { readonly type: 'recordDecision'; readonly decision: Omit<TeamDecision, 'made'>; readonly at: Instant }
  | {
      readonly type: 'followUpDecision'
      readonly decision: TeamDecision['id']
      readonly followUp: TeamDecision['followUp']
    }
  /** [DF7] Logged work, a nudge or a decision leaves the board. */
  | { readonly type: 'withdrawFact'; readonly fact: WorklogEntry['id'] | Nudge['id'] | TeamDecision['id'] }
  /** [BV9] A way to look at the board, kept under a name. */
  | { readonly type: 'saveView'; readonly view: SavedView }
  | { readonly type: 'editView'; readonly view: SavedView['id']; readonly change: Partial<Omit<SavedView, 'id'>> }
  | { readonly type: 'removeView'; readonly view: SavedView['id'] }
  /** [DF5] Gives work up for good; a summary with all under it. */
  | { readonly type: 'writeOffTask'; readonly task: TaskId; readonly reason: string; readonly at: Instant }
  /** [PR5] What a person decided about a proposal that was about this task; applying it does what it proposes in the same step. */
  | {
      readonly type: 'judgeProposal'
      readonly proposal: ProposalId
      readonly task: TaskId
      readonly verdict: 'applied' | 'declined'
      readonly reason: string
    }
  /** Several at once, in order, as one step: a quick add that makes a person, a bulk edit, an import. */
  | { readonly type: 'together'; readonly label: string; readonly intents: readonly Intent[] }
  /** Undo or redo: applied field by field where the value is still the one that the reverted intent wrote. */
  | { readonly type: 'revert'; readonly label: string; readonly inverse: Inverse }
