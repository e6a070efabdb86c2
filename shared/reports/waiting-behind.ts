import { childrenByParent } from '../model/children-by-parent.ts'
import type { TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'

import type { BoardView } from './board-view.ts'

/** How much open work waits for a task, directly or through others. */
export type WaitingBehind = (task: TaskId) => number

/** [RP2] Counts, for one board, what waits behind its tasks. Each count walks what it counts: tasks and dependencies downstream, once. */
export function waitingBehind({ graph, schedule }: Pick<BoardView, 'graph' | 'schedule'>): WaitingBehind {
  const { tasks } = graph
  const successors = leafSuccessors({ graph, schedule })
  return (task) => {
    const seen = new Set<TaskId>([task])
    const open: TaskId[] = [task]
    let waiting = 0
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const successor of successors.get(next) ?? []) {
        if (seen.has(successor)) continue
        seen.add(successor)
        open.push(successor)
        const state = schedule.forecasts.get(successor)?.state
        if (tasks.has(successor) && state !== 'done' && state !== 'cancelled') waiting += 1
      }
    }
    return waiting
  }
}

/** Whom each leaf's dependencies lead to, leaves as well. [FP7] */
function leafSuccessors({
  graph,
  schedule
}: Pick<BoardView, 'graph' | 'schedule'>): ReadonlyMap<TaskId, readonly TaskId[]> {
  const setAside = new Set(schedule.deadlocks.flatMap((deadlock) => deadlock.setAside))
  const leavesOf = leavesUnder(graph.tasks)
  const successors = new Map<TaskId, TaskId[]>()
  for (const { id, predecessor, successor } of graph.dependencies.values()) {
    if (setAside.has(id)) continue
    const after = leavesOf(successor)
    for (const leaf of leavesOf(predecessor)) {
      const known = successors.get(leaf)
      if (known === undefined) successors.set(leaf, [...after])
      else known.push(...after)
    }
  }
  return successors
}

/** The work below a summary, and of any other task itself; parents that go round in a ring are walked once. */
function leavesUnder(tasks: ReadonlyMap<TaskId, Task>): (task: TaskId) => readonly TaskId[] {
  const children = childrenByParent(tasks)
  return (task) => {
    const leaves: TaskId[] = []
    const seen = new Set<TaskId>()
    const open: TaskId[] = [task]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      const below = children.get(next)
      if (below === undefined) leaves.push(next)
      else open.push(...below.map(({ id }) => id))
    }
    return leaves
  }
}
