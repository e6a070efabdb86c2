import type {
  ApprovalId,
  BaselineId,
  CalendarId,
  CommentId,
  DependencyId,
  HandoffId,
  PersonId,
  SlipId,
  TaskId
} from './ids.ts'

/** Where two graphs of one board differ: the ids of what came, went or changed. */
export type GraphDifference = {
  /** The board's settings changed. */
  readonly board: boolean
  readonly tasks: ReadonlySet<TaskId>
  readonly dependencies: ReadonlySet<DependencyId>
  readonly handoffs: ReadonlySet<HandoffId>
  readonly approvals: ReadonlySet<ApprovalId>
  readonly comments: ReadonlySet<CommentId>
  readonly people: ReadonlySet<PersonId>
  readonly calendars: ReadonlySet<CalendarId>
  readonly slips: ReadonlySet<SlipId>
  readonly baselines: ReadonlySet<BaselineId>
}
