import type { GraphDifference } from './graph-difference.ts'
import type { WorkGraph } from './work-graph.ts'

/** The parts of a graph that hold things by id. */
type PartName = Exclude<keyof WorkGraph, 'id' | 'board'>

type PartPatch<Part> =
  Part extends ReadonlyMap<infer Key, infer Value> ? readonly (readonly [Key, Value | null])[] : never

/** What makes one graph of a board into another: plain lists that any channel carries. Null takes a thing out. */
export type GraphPatch = Pick<WorkGraph, 'id' | 'board'> & {
  readonly [Name in PartName]: PartPatch<WorkGraph[Name]>
}

/** What brings a graph that differs from this one by `difference` level with it; as large as the difference. */
export function patchTo(graph: WorkGraph, difference: GraphDifference): GraphPatch {
  return {
    id: graph.id,
    board: graph.board,
    tasks: entriesOf(graph.tasks, difference.tasks),
    dependencies: entriesOf(graph.dependencies, difference.dependencies),
    handoffs: entriesOf(graph.handoffs, difference.handoffs),
    approvals: entriesOf(graph.approvals, difference.approvals),
    comments: entriesOf(graph.comments, difference.comments),
    people: entriesOf(graph.people, difference.people),
    calendars: entriesOf(graph.calendars, difference.calendars),
    slips: entriesOf(graph.slips, difference.slips),
    signals: entriesOf(graph.signals, difference.signals),
    verdicts: entriesOf(graph.verdicts, difference.verdicts),
    baselines: entriesOf(graph.baselines, difference.baselines),
    baselineParts: entriesOf(graph.baselineParts, difference.baselineParts),
    worklog: entriesOf(graph.worklog, difference.worklog),
    nudges: entriesOf(graph.nudges, difference.nudges),
    decisions: entriesOf(graph.decisions, difference.decisions),
    views: entriesOf(graph.views, difference.views)
  }
}

/** The graph after a patch; parts that it does not touch are shared. */
export function patchGraph(graph: WorkGraph, patch: GraphPatch): WorkGraph {
  return {
    id: patch.id,
    board: patch.board,
    tasks: patched(graph.tasks, patch.tasks),
    dependencies: patched(graph.dependencies, patch.dependencies),
    handoffs: patched(graph.handoffs, patch.handoffs),
    approvals: patched(graph.approvals, patch.approvals),
    comments: patched(graph.comments, patch.comments),
    people: patched(graph.people, patch.people),
    calendars: patched(graph.calendars, patch.calendars),
    slips: patched(graph.slips, patch.slips),
    signals: patched(graph.signals, patch.signals),
    verdicts: patched(graph.verdicts, patch.verdicts),
    baselines: patched(graph.baselines, patch.baselines),
    baselineParts: patched(graph.baselineParts, patch.baselineParts),
    worklog: patched(graph.worklog, patch.worklog),
    nudges: patched(graph.nudges, patch.nudges),
    decisions: patched(graph.decisions, patch.decisions),
    views: patched(graph.views, patch.views)
  }
}

function entriesOf<Key, Value>(
  part: ReadonlyMap<Key, Value>,
  keys: ReadonlySet<Key>
): readonly (readonly [Key, Value | null])[] {
  return Array.from(keys, (key) => [key, part.get(key) ?? null] as const)
}

function patched<Key, Value>(
  part: ReadonlyMap<Key, Value>,
  entries: readonly (readonly [Key, Value | null])[]
): ReadonlyMap<Key, Value> {
  if (entries.length === 0) return part
  const next = new Map(part)
  for (const [key, value] of entries) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return next
}
