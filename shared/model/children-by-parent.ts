import { groupBy } from '../lib/group-by.ts'

import type { TaskId } from './ids.ts'
import type { Task } from './task.ts'
import type { WorkGraph } from './work-graph.ts'

/** The tasks right under each summary, in the board's order of tasks; those that stand at the top are under null. */
export function childrenByParent(tasks: WorkGraph['tasks']): ReadonlyMap<TaskId | null, readonly Task[]> {
  return groupBy(tasks.values(), ({ parent }) => parent)
}
