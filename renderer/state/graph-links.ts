import { groupBy } from '../../shared/lib/group-by.ts'
import { openQuestions } from '../../shared/model/open-questions.ts'
import type { Approval } from '../../shared/model/approval.ts'
import type { Comment } from '../../shared/model/comment.ts'
import type { Dependency } from '../../shared/model/dependency.ts'
import type { Handoff } from '../../shared/model/handoff.ts'
import type { DependencyId, TaskId } from '../../shared/model/ids.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** A graph's relations, found by the task that they touch. Each part is made again only when its own map changed. */
export type GraphLinks = {
  readonly into: ReadonlyMap<TaskId, readonly Dependency[]>
  readonly outOf: ReadonlyMap<TaskId, readonly Dependency[]>
  readonly handoffs: ReadonlyMap<DependencyId, Handoff>
  /** The latest request of each approval task. */
  readonly approvals: ReadonlyMap<TaskId, Approval>
  /** Oldest first. */
  readonly comments: ReadonlyMap<TaskId, readonly Comment[]>
  readonly questions: ReadonlyMap<TaskId, readonly Comment[]>
}

const intoOf = remember(
  (graph: WorkGraph) => graph.dependencies,
  (graph) => groupBy(graph.dependencies.values(), (one) => one.successor)
)
const outOfOf = remember(
  (graph: WorkGraph) => graph.dependencies,
  (graph) => groupBy(graph.dependencies.values(), (one) => one.predecessor)
)
const handoffsOf = remember(
  (graph: WorkGraph) => graph.handoffs,
  (graph) => new Map([...graph.handoffs.values()].map((one) => [one.dependency, one] as const))
)
const approvalsOf = remember(
  (graph: WorkGraph) => graph.approvals,
  (graph) => latestOf(graph)
)
const commentsOf = remember(
  (graph: WorkGraph) => graph.comments,
  (graph) => groupBy([...graph.comments.values()].toSorted(byTime), (one) => one.task)
)
const questionsOf = remember(
  (graph: WorkGraph) => graph.comments,
  (graph) => groupBy(openQuestions(graph), (one) => one.task)
)

/** The relations of a graph, remembered as long as the graph's parts are; the same graph gives the same value. */
export const graphLinks = remember<WorkGraph, GraphLinks>(
  (graph) => graph,
  (graph) => ({
    into: intoOf(graph),
    outOf: outOfOf(graph),
    handoffs: handoffsOf(graph),
    approvals: approvalsOf(graph),
    comments: commentsOf(graph),
    questions: questionsOf(graph)
  })
)

/** The tasks that others lie under, remembered as long as the graph's tasks are. */
export const tasksWithChildren = remember<WorkGraph, ReadonlySet<TaskId | null>>(
  (graph) => graph.tasks,
  (graph) => new Set([...graph.tasks.values()].map(({ parent }) => parent))
)

function remember<Graph extends WorkGraph, Value>(
  keyOf: (graph: Graph) => object,
  make: (graph: Graph) => Value
): (graph: Graph) => Value {
  const known = new WeakMap<object, { readonly value: Value }>()
  return (graph) => {
    const key = keyOf(graph)
    const found = known.get(key)
    if (found !== undefined) return found.value
    const value = make(graph)
    known.set(key, { value })
    return value
  }
}

function latestOf(graph: WorkGraph): ReadonlyMap<TaskId, Approval> {
  const latest = new Map<TaskId, Approval>()
  for (const approval of graph.approvals.values()) {
    const before = latest.get(approval.task)
    const isLater =
      before === undefined ||
      approval.requested.at > before.requested.at ||
      (approval.requested.at === before.requested.at && approval.id > before.id)
    if (isLater) latest.set(approval.task, approval)
  }
  return latest
}

function byTime(a: Comment, b: Comment): number {
  return a.written.at - b.written.at || (a.id < b.id ? -1 : 1)
}
