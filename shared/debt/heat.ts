import type { DependencyId, HandoffId, TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { DebtMark } from './debt-marks.ts'
import { waysFrom } from './ways-from.ts'

/**
 * [LV12] Hours stuck at each dependency, where there are any. A handoff's line heats its own dependency, a deadlock's the one that closed it; any other line
 * heats the dependencies from its task to work that has not begun, in equal parts, so that no hour is shown twice.
 */
export function dependencyHeat(
  { tasks, dependencies, handoffs }: Pick<WorkGraph, 'tasks' | 'dependencies' | 'handoffs'>,
  marks: readonly DebtMark[]
): ReadonlyMap<DependencyId, number> {
  const heat = new Map<DependencyId, number>()
  const add = (dependency: DependencyId, hours: number): void =>
    void heat.set(dependency, (heat.get(dependency) ?? 0) + hours)
  const byTask = new Map<TaskId, number>()
  for (const { code, cause, task, hours } of marks) {
    if (hours === 0) continue
    if (code === 'H') {
      const dependency = handoffs.get(cause as HandoffId)?.dependency
      if (dependency !== undefined) add(dependency, hours)
    } else if (code === 'C') add(cause as DependencyId, hours)
    else if (task !== null) byTask.set(task, (byTask.get(task) ?? 0) + hours)
  }
  const ways = waysFrom({ tasks, dependencies }, byTask, Number.POSITIVE_INFINITY)
  for (const [task, hours] of byTask)
    for (const dependency of ways.get(task) ?? []) add(dependency, hours / (ways.get(task)?.length ?? 1))
  return heat
}
