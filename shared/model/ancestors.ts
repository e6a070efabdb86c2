import type { TaskId } from './ids.ts'
import type { Task } from './task.ts'
import type { WorkGraph } from './work-graph.ts'

/**
 * The summaries above a task, the nearest first. A parent that is not on the board ends the way; a loop of parents, which
 * a merge can make, is walked once and does not come back to the task itself.
 */
export function ancestors(tasks: WorkGraph['tasks'], task: TaskId): readonly Task[] {
  const above = new Set<Task>()
  let at = parentOf(tasks, tasks.get(task))
  while (at !== undefined && at.id !== task && !above.has(at)) {
    above.add(at)
    at = parentOf(tasks, at)
  }
  return [...above]
}

function parentOf(tasks: WorkGraph['tasks'], task: Task | undefined): Task | undefined {
  return task === undefined || task.parent === null ? undefined : tasks.get(task.parent)
}
