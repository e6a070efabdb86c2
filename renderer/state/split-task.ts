import type { Intent } from '../../shared/intents/intent.ts'
import type { Dependency, DependencyType } from '../../shared/model/dependency.ts'
import type { AnyId, DependencyId, TaskId } from '../../shared/model/ids.ts'
import type { Instant, WorkingMinutes } from '../../shared/model/instant.ts'
import { toWorkingMinutes } from '../../shared/model/instant.ts'
import { isOpenTask } from '../../shared/model/is-open-task.ts'
import { rankBetween } from '../../shared/model/rank.ts'
import type { Constraint, ConstraintType, Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import { graphLinks, tasksWithChildren } from './graph-links.ts'

/** [LV17] How a task becomes two: what the second is called and takes, and which work after it needs the second too. */
export type Split = {
  readonly task: Task
  readonly title: string
  /** Working minutes; what the estimate has beyond it stays with the first. */
  readonly rest: WorkingMinutes
  readonly waiting: ReadonlySet<TaskId>
}

/** [LV17] Whether it can become two: open work that nothing lies under. */
export function canSplit(task: Task, graph: WorkGraph): boolean {
  return task.kind === 'task' && isOpenTask(task) && !tasksWithChildren(graph).has(task.id)
}

/** [LV17] What is left of a task as far as somebody said so; of work that has not begun, half. Working minutes. */
export function restOf({ estimate, remaining, progress, actualStart }: Task): WorkingMinutes {
  if (actualStart === null) return toWorkingMinutes(Math.round(estimate / 2))
  if (remaining !== null) return remaining.minutes
  return progress === null ? estimate : toWorkingMinutes(Math.round(estimate * (1 - progress.fraction)))
}

/** [LV17] Open work that waits for the end of a task, each once. */
export function waitingFor(graph: WorkGraph, task: TaskId): readonly TaskId[] {
  return [...new Set(linksAfter(graph, task).map(({ successor }) => successor))]
}

/**
 * [LV17] The split as one intent, so that one undo takes all of it back. Begun work is finished with what is done of it, and
 * what was put into it stays there; all that is about the end of the whole (a promise, a date to finish by, what the work
 * costs every week, addresses elsewhere) goes on with the rest. What held the work up holds up the rest as far as it still
 * does, and the links of those who wait stay where they are.
 */
export function splitIntent(
  graph: WorkGraph,
  { task, title, rest, waiting }: Split,
  how: { readonly label: string; readonly at: Instant; readonly newId: <Id extends AnyId>() => Id }
): Intent {
  const { label, at, newId } = how
  const second = newId<TaskId>()
  const isBegun = task.actualStart !== null
  const isEnd = task.constraint !== null && endConstraints.has(task.constraint.type)
  const link = (predecessor: TaskId, successor: TaskId, { type, lag }: Pick<Dependency, 'type' | 'lag'>): Intent => ({
    type: 'addDependency',
    dependency: { id: newId<DependencyId>(), predecessor, successor, type, lag }
  })
  const { into } = graphLinks(graph)
  const before = into.get(task.id) ?? []
  const ending = before.filter(({ type }) => endsAtFinish.has(type))
  const holding = before.filter(
    ({ predecessor, type }) => isBegun && !endsAtFinish.has(type) && isOpenIn(graph, predecessor)
  )
  return {
    type: 'together',
    label,
    intents: [
      {
        type: 'createTask',
        task: {
          id: second,
          title,
          parent: task.parent,
          rank: rankAfter(task, graph, second),
          owner: task.owner,
          calendar: task.calendar,
          estimate: rest,
          promise: task.promise,
          drag: task.drag,
          constraint: isEnd ? task.constraint : null
        }
      },
      ...task.refs.flatMap((reference): readonly Intent[] => [
        { type: 'removeReference', task: task.id, reference },
        { type: 'addReference', task: second, reference }
      ]),
      {
        type: 'editTask',
        task: task.id,
        change: {
          estimate: toWorkingMinutes(Math.max(0, task.estimate - rest)),
          estimateRange: null,
          segments: null,
          remaining: null,
          progress: null,
          promise: null,
          drag: null,
          ...(isEnd ? { constraint: null } : {})
        }
      },
      ...ending.flatMap((one): readonly Intent[] => [
        { type: 'removeDependency', dependency: one.id },
        link(one.predecessor, second, one)
      ]),
      ...holding.map((one) => link(one.predecessor, second, one)),
      link(task.id, second, { type: 'finishToStart', lag: { minutes: 0, unit: 'working' } }),
      ...linksAfter(graph, task.id)
        .filter(({ successor }) => waiting.has(successor))
        .map((one) => link(second, one.successor, one)),
      ...(isBegun ? [{ type: 'finishTask', task: task.id, at } as const] : [])
    ]
  }
}

/** A date that the work is to end by or at. */
const endConstraints: ReadonlySet<ConstraintType> = new Set<Constraint['type']>([
  'finishNoEarlierThan',
  'finishNoLaterThan',
  'mustFinishOn'
])

const endsAtFinish: ReadonlySet<DependencyType> = new Set<DependencyType>(['finishToFinish', 'startToFinish'])
const startsAtFinish: ReadonlySet<DependencyType> = new Set<DependencyType>(['finishToStart', 'finishToFinish'])

function linksAfter(graph: WorkGraph, task: TaskId): readonly Dependency[] {
  const after = graphLinks(graph).outOf.get(task) ?? []
  return after.filter(({ type, successor }) => startsAtFinish.has(type) && isOpenIn(graph, successor))
}

function isOpenIn({ tasks }: WorkGraph, id: TaskId): boolean {
  const task = tasks.get(id)
  return task !== undefined && isOpenTask(task)
}

/** Right below the first, before the next that stands under the same summary. */
function rankAfter({ rank, parent }: Task, { tasks }: WorkGraph, id: TaskId): string {
  let next: string | null = null
  for (const other of tasks.values())
    if (other.parent === parent && other.rank > rank && (next === null || other.rank < next)) next = other.rank
  return rankBetween(rank === '' ? null : rank, next, id.slice(-4))
}
