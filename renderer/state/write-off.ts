import { investedHours, loggedMinutes } from '../../shared/debt/invested.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import { ancestors } from '../../shared/model/ancestors.ts'
import { childrenByParent } from '../../shared/model/children-by-parent.ts'
import { isOpenTask } from '../../shared/model/is-open-task.ts'
import type { Dependency, DependencyType } from '../../shared/model/dependency.ts'
import type { DependencyId, TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import { graphLinks } from './graph-links.ts'

/** [D8] What becomes of the work that comes after work that is given up. */
export type Dependents = 'relink' | 'writeOff'

/** [D8] What a write-off would do, before it is done. */
export type WriteOffPlan = {
  /** Whatever is given up, open and a leaf or a summary, and what it takes along after it. */
  readonly given: readonly TaskId[]
  /** Open work that comes right after it, and stays. */
  readonly kept: readonly TaskId[]
  /** What follows instead: from what the given-up work waited for to what waited for it. */
  readonly links: readonly Pick<Dependency, 'predecessor' | 'successor' | 'type' | 'lag'>[]
  /** Hours put in that go to the account of what was written off. */
  readonly hours: number
  /** The links that go. */
  readonly removed: readonly DependencyId[]
}

/** [D8] Looks at what giving a task up would do; a summary goes with all under it, `writeOff` takes all work after it along. */
export function planWriteOff(graph: WorkGraph, task: TaskId, dependents: Dependents, now: Instant): WriteOffPlan {
  const { into, outOf } = graphLinks(graph)
  const under = childrenByParent(graph.tasks)
  const given = new Set<TaskId>()
  addOpen(graph, under, [task], given)
  if (dependents === 'writeOff') {
    // A set that grows while it is walked is walked to its end.
    for (const one of given) {
      const next = (outOf.get(one) ?? []).map(({ successor }) => successor)
      addOpen(graph, under, next, given)
    }
  }
  const before = [...given].flatMap((one) => into.get(one) ?? []).filter(({ predecessor }) => !given.has(predecessor))
  const after = [...given].flatMap((one) => outOf.get(one) ?? []).filter(({ successor }) => isOpenAfter(successor))
  const logged = loggedMinutes(graph, now)
  return {
    given: [...given],
    kept: [...new Set(after.map(({ successor }) => successor))],
    links: missingLinks(graph, before, after),
    hours: sum([...given].map((one) => hoursOf(graph.tasks.get(one), logged, now))),
    removed: after.map(({ id }) => id)
  }

  function isOpenAfter(successor: TaskId): boolean {
    return !given.has(successor) && isOpen(graph, successor)
  }
}

/** [D8] The write-off as one intent, so that one undo takes all of it back. */
export function writeOffIntent(
  graph: WorkGraph,
  plan: WriteOffPlan,
  how: { readonly label: string; readonly reason: string; readonly at: Instant; readonly newId: () => DependencyId }
): Intent {
  const { label, reason, at, newId } = how
  const given = new Set(plan.given)
  // What lies under a summary that is given up goes with it.
  const heads = plan.given.filter((one) => !ancestors(graph.tasks, one).some(({ id }) => given.has(id)))
  return {
    type: 'together',
    label,
    intents: [
      ...plan.removed.map((dependency): Intent => ({ type: 'removeDependency', dependency })),
      ...plan.links.map((link): Intent => ({ type: 'addDependency', dependency: { id: newId(), ...link } })),
      ...heads.map((task): Intent => ({ type: 'writeOffTask', task, reason, at }))
    ]
  }
}

/** Every pair of what was waited for and who waited, but for those that are linked already or contain each other. */
function missingLinks(
  graph: WorkGraph,
  before: readonly Dependency[],
  after: readonly Dependency[]
): WriteOffPlan['links'] {
  const pairOf = (predecessor: TaskId, successor: TaskId): string => `${predecessor} ${successor}`
  const linked = new Set([...graph.dependencies.values()].map((one) => pairOf(one.predecessor, one.successor)))
  return before.flatMap(({ predecessor, type: first }) =>
    after.flatMap(({ successor, type: second, lag }) => {
      const pair = pairOf(predecessor, successor)
      const isGone = graph.tasks.get(predecessor)?.cancelledAt !== null
      if (linked.has(pair) || isGone || contain(graph, predecessor, successor)) return []
      linked.add(pair)
      return [{ predecessor, successor, type: through(first, second), lag }]
    })
  )
}

/** The end that binds at the beginning of a way, and the end that is bound at its end. */
function through(first: DependencyType, second: DependencyType): DependencyType {
  const isFromFinish = first === 'finishToStart' || first === 'finishToFinish'
  const isToStart = second === 'finishToStart' || second === 'startToStart'
  if (isFromFinish) return isToStart ? 'finishToStart' : 'finishToFinish'
  return isToStart ? 'startToStart' : 'startToFinish'
}

function contain({ tasks }: WorkGraph, a: TaskId, b: TaskId): boolean {
  return a === b || isUnder(a, b) || isUnder(b, a)

  function isUnder(task: TaskId, summary: TaskId): boolean {
    return ancestors(tasks, task).some(({ id }) => id === summary)
  }
}

/** Adds these tasks and all under them, as far as they are open. */
function addOpen(
  graph: WorkGraph,
  under: ReadonlyMap<TaskId | null, readonly Task[]>,
  tasks: readonly TaskId[],
  given: Set<TaskId>
): void {
  const walked = new Set(tasks)
  for (const one of walked) {
    if (isOpen(graph, one)) given.add(one)
    for (const child of under.get(one) ?? []) walked.add(child.id)
  }
}

function isOpen({ tasks }: WorkGraph, id: TaskId): boolean {
  const task = tasks.get(id)
  return task !== undefined && isOpenTask(task)
}

function hoursOf(task: Task | undefined, logged: ReadonlyMap<TaskId, number>, now: Instant): number {
  return task === undefined ? 0 : investedHours(task, logged, false, now)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
