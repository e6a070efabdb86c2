import type {
  ApprovalId,
  BaselineId,
  BaselinePartId,
  CalendarId,
  CommentId,
  DependencyId,
  HandoffId,
  PersonId,
  SlipId,
  TaskId
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
  readonly baselines: ReadonlySet<BaselineId>
  readonly baselineParts: ReadonlySet<BaselinePartId>
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
  baselines: new Set(),
  baselineParts: new Set()
}

/** Where the graph after two changes differs at most from the graph before both. */
export function bothDifferences(first: GraphDifference, second: GraphDifference): GraphDifference {
  if (first === noDifference) return second
  return {
    board: first.board || second.board,
    tasks: union(first.tasks, second.tasks),
    dependencies: union(first.dependencies, second.dependencies),
    handoffs: union(first.handoffs, second.handoffs),
    approvals: union(first.approvals, second.approvals),
    comments: union(first.comments, second.comments),
    people: union(first.people, second.people),
    calendars: union(first.calendars, second.calendars),
    slips: union(first.slips, second.slips),
    baselines: union(first.baselines, second.baselines),
    baselineParts: union(first.baselineParts, second.baselineParts)
  }
}

function union<Key>(first: ReadonlySet<Key>, second: ReadonlySet<Key>): ReadonlySet<Key> {
  if (first.size === 0) return second
  return second.size === 0 ? first : new Set([...first, ...second])
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
    baselines: differingKeys(before.baselines, after.baselines),
    baselineParts: differingKeys(before.baselineParts, after.baselineParts)
  }
}

function differingKeys<Key, Value>(before: ReadonlyMap<Key, Value>, after: ReadonlyMap<Key, Value>): ReadonlySet<Key> {
  const keys = new Set<Key>()
  if (before === after) return keys
  for (const [key, value] of after) if (before.get(key) !== value) keys.add(key)
  for (const key of before.keys()) if (!after.has(key)) keys.add(key)
  return keys
}
