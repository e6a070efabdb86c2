import { investedHours, loggedMinutes } from '../debt/invested.ts'
import { compareText } from '../lib/compare.ts'
import { childrenByParent } from '../model/children-by-parent.ts'
import type { Dependency } from '../model/dependency.ts'
import type { DependencyId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { isOpenTask } from '../model/is-open-task.ts'
import { linksByEnd } from '../model/links-by-end.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { linksInstead } from './links-instead.ts'
import type { LinkInstead } from './links-instead.ts'

/** [D8] What becomes of the work that comes after work that is given up. */
export type Dependents = 'relink' | 'writeOff'

/** [D8] What a write-off would do, before it is done. */
export type WriteOffPlan = {
  /** [WO1] Whatever is given up, open and a leaf or a summary, and what it takes along after it; the task itself first. */
  readonly given: readonly TaskId[]
  /** Open work that comes right after it, and stays. */
  readonly kept: readonly TaskId[]
  /** [WO2] What follows instead: from what the given-up work waited for to what waited for it. */
  readonly links: readonly LinkInstead[]
  /** [WO4] Hours put in that go to the account of what was written off. */
  readonly hours: number
  /** [WO5] Given-up work that was promised to somebody. */
  readonly promised: readonly TaskId[]
  /** [WO6] The links that go. */
  readonly removed: readonly DependencyId[]
}

/** [D8] Looks at what giving a task up would do; a summary goes with all under it, `writeOff` takes all work after it along. */
export function planWriteOff(graph: WorkGraph, task: TaskId, dependents: Dependents, now: Instant): WriteOffPlan {
  const { into, outOf } = linksByEnd(graph)
  const under = childrenByParent(graph.tasks)
  const given = new Set<TaskId>()
  addOpen(graph, under, [task], given)
  if (dependents === 'writeOff') {
    // A set that grows while it is walked is walked to its end.
    for (const one of given) addOpen(graph, under, inOrder(outOf.get(one)).map(successorOf), given)
  }
  const after = [...given].flatMap((one) => inOrder(outOf.get(one))).filter(({ successor }) => isKept(successor))
  const work = [...given].flatMap((one) => graph.tasks.get(one) ?? [])
  const logged = loggedMinutes(graph, now)
  return {
    given: [...given],
    kept: [...new Set(after.map(successorOf))],
    links: linksInstead(graph, { given, under, into }, after),
    hours: work.reduce((total, one) => total + investedHours(one, logged, false, now), 0),
    promised: work.filter(({ promise }) => promise !== null).map(({ id }) => id),
    removed: after.map(({ id }) => id)
  }

  function isKept(successor: TaskId): boolean {
    return !given.has(successor) && isOpen(graph, successor)
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

/** The same order on every replica. */
function inOrder(links: readonly Dependency[] = []): readonly Dependency[] {
  return links.toSorted((a, b) => compareText(a.id, b.id))
}

function successorOf({ successor }: Dependency): TaskId {
  return successor
}
