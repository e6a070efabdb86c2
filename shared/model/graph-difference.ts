import type {
  ApprovalId,
  BaselineId,
  BaselinePartId,
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
import type { WorkGraph } from './work-graph.ts'

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
  readonly signals: ReadonlySet<SignalId>
  readonly verdicts: ReadonlySet<ProposalId>
  readonly baselines: ReadonlySet<BaselineId>
  readonly baselineParts: ReadonlySet<BaselinePartId>
  readonly worklog: ReadonlySet<WorklogId>
  readonly nudges: ReadonlySet<NudgeId>
  readonly decisions: ReadonlySet<DecisionId>
  readonly views: ReadonlySet<ViewId>
}

/** Two graphs that say the same. */
export const noDifference: GraphDifference = {
  board: false,
  tasks: new Set(),
  dependencies: new Set(),
  handoffs: new Set(),
  approvals: new Set(),
  comments: new Set(),
  people: new Set(),
  calendars: new Set(),
  slips: new Set(),
  signals: new Set(),
  verdicts: new Set(),
  baselines: new Set(),
  baselineParts: new Set(),
  worklog: new Set(),
  nudges: new Set(),
  decisions: new Set(),
  views: new Set()
}

/** Where the graph after some changes differs at most from the graph before all of them. */
export function allDifferences(each: readonly GraphDifference[]): GraphDifference {
  const [only, ...others] = each
  if (others.length === 0) return only ?? noDifference
  return {
    board: each.some(({ board }) => board),
    tasks: union(each.map(({ tasks }) => tasks)),
    dependencies: union(each.map(({ dependencies }) => dependencies)),
    handoffs: union(each.map(({ handoffs }) => handoffs)),
    approvals: union(each.map(({ approvals }) => approvals)),
    comments: union(each.map(({ comments }) => comments)),
    people: union(each.map(({ people }) => people)),
    calendars: union(each.map(({ calendars }) => calendars)),
    slips: union(each.map(({ slips }) => slips)),
    signals: union(each.map(({ signals }) => signals)),
    verdicts: union(each.map(({ verdicts }) => verdicts)),
    baselines: union(each.map(({ baselines }) => baselines)),
    baselineParts: union(each.map(({ baselineParts }) => baselineParts)),
    worklog: union(each.map(({ worklog }) => worklog)),
    nudges: union(each.map(({ nudges }) => nudges)),
    decisions: union(each.map(({ decisions }) => decisions)),
    views: union(each.map(({ views }) => views))
  }
}

function union<Key>(sets: readonly ReadonlySet<Key>[]): ReadonlySet<Key> {
  const all = new Set<Key>()
  for (const keys of sets) for (const key of keys) all.add(key)
  return all
}

/** Compares two graphs part by part: parts are immutable, so what is another value has changed. Costs as much as the graphs are large. */
export function graphDifference(before: WorkGraph, after: WorkGraph): GraphDifference {
  return {
    board: before.board !== after.board,
    tasks: differingKeys(before.tasks, after.tasks),
    dependencies: differingKeys(before.dependencies, after.dependencies),
    handoffs: differingKeys(before.handoffs, after.handoffs),
    approvals: differingKeys(before.approvals, after.approvals),
    comments: differingKeys(before.comments, after.comments),
    people: differingKeys(before.people, after.people),
    calendars: differingKeys(before.calendars, after.calendars),
    slips: differingKeys(before.slips, after.slips),
    signals: differingKeys(before.signals, after.signals),
    verdicts: differingKeys(before.verdicts, after.verdicts),
    baselines: differingKeys(before.baselines, after.baselines),
    baselineParts: differingKeys(before.baselineParts, after.baselineParts),
    worklog: differingKeys(before.worklog, after.worklog),
    nudges: differingKeys(before.nudges, after.nudges),
    decisions: differingKeys(before.decisions, after.decisions),
    views: differingKeys(before.views, after.views)
  }
}

function differingKeys<Key, Value>(before: ReadonlyMap<Key, Value>, after: ReadonlyMap<Key, Value>): ReadonlySet<Key> {
  const keys = new Set<Key>()
  if (before === after) return keys
  for (const [key, value] of after) if (before.get(key) !== value) keys.add(key)
  for (const key of before.keys()) if (!after.has(key)) keys.add(key)
  return keys
}
