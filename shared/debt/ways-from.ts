import type { DependencyId, TaskId } from '../model/ids.ts'
import type { Dependency } from '../model/dependency.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [LV12] [D25] The dependencies from each of these tasks to work that had neither begun nor been given up by a moment (minutes, as instants). */
export function waysFrom(
  { tasks, dependencies }: Pick<WorkGraph, 'tasks' | 'dependencies'>,
  from: { readonly has: (task: TaskId) => boolean },
  at: number
): ReadonlyMap<TaskId, readonly DependencyId[]> {
  const ways = new Map<TaskId, Dependency['id'][]>()
  for (const { id, predecessor, successor } of dependencies.values()) {
    const next = from.has(predecessor) ? tasks.get(successor) : undefined
    if (next === undefined || !isStillToBegin(next, at)) continue
    const known = ways.get(predecessor)
    if (known === undefined) ways.set(predecessor, [id])
    else known.push(id)
  }
  return ways
}

function isStillToBegin({ actualStart, actualFinish, cancelledAt }: Task, at: number): boolean {
  return [actualStart, actualFinish, cancelledAt].every((moment) => moment === null || moment > at)
}
