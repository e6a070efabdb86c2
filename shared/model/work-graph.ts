import type { Approval } from './approval.ts'
import type { Baseline, BaselinePart } from './baseline.ts'
import type { BoardSettings } from './board.ts'
import type { Calendar } from './calendar.ts'
import type { Comment } from './comment.ts'
import type { TeamDecision } from './team-decision.ts'
import type { Dependency } from './dependency.ts'
import type { Handoff } from './handoff.ts'
import type {
  ApprovalId,
  BaselineId,
  BaselinePartId,
  BoardId,
  CalendarId,
  CommentId,
  DecisionId,
  DependencyId,
  HandoffId,
  NudgeId,
  PersonId,
  ProposalId,
  SignalId,
  SlipId,
  TaskId,
  ViewId,
  WorklogId
} from './ids.ts'
import type { Nudge } from './nudge.ts'
import type { Person } from './person.ts'
import type { SavedView } from './saved-view.ts'
import type { Signal } from './signal.ts'
import type { SlipRecord } from './slip-record.ts'
import type { Task } from './task.ts'
import type { WorklogEntry } from './worklog-entry.ts'
import type { Verdict } from './verdict.ts'

/**
 * Everything that people and signals have said about a board, deleted things left out. Plain and immutable: a change
 * makes a new graph that shares what did not change, so `===` tells whether a part is the same.
 */
export type WorkGraph = {
  readonly id: BoardId
  readonly board: BoardSettings
  readonly tasks: ReadonlyMap<TaskId, Task>
  readonly dependencies: ReadonlyMap<DependencyId, Dependency>
  readonly handoffs: ReadonlyMap<HandoffId, Handoff>
  readonly approvals: ReadonlyMap<ApprovalId, Approval>
  readonly comments: ReadonlyMap<CommentId, Comment>
  readonly people: ReadonlyMap<PersonId, Person>
  readonly calendars: ReadonlyMap<CalendarId, Calendar>
  readonly slips: ReadonlyMap<SlipId, SlipRecord>
  readonly signals: ReadonlyMap<SignalId, Signal>
  readonly verdicts: ReadonlyMap<ProposalId, Verdict>
  readonly baselines: ReadonlyMap<BaselineId, Baseline>
  readonly baselineParts: ReadonlyMap<BaselinePartId, BaselinePart>
  readonly worklog: ReadonlyMap<WorklogId, WorklogEntry>
  readonly nudges: ReadonlyMap<NudgeId, Nudge>
  readonly decisions: ReadonlyMap<DecisionId, TeamDecision>
  readonly views: ReadonlyMap<ViewId, SavedView>
}
