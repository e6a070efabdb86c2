import type { TaskId } from '../../shared/model/ids.ts'
import type { ScheduleIssue } from '../../shared/schedule/schedule.ts'

/** What is wrong with one task's plan: the issues that name it. */
export type TaskIssue = Extract<ScheduleIssue, { readonly task: TaskId }>

const known = new WeakMap<readonly ScheduleIssue[], ReadonlyMap<TaskId, readonly TaskIssue[]>>()

/** [F2] The issues of a schedule by the task that they name, in the schedule's order; read once a list. */
export function taskIssues(issues: readonly ScheduleIssue[]): ReadonlyMap<TaskId, readonly TaskIssue[]> {
  const before = known.get(issues)
  if (before !== undefined) return before
  const byTask = new Map<TaskId, TaskIssue[]>()
  for (const issue of issues) {
    if (!('task' in issue)) continue
    const others = byTask.get(issue.task)
    if (others === undefined) byTask.set(issue.task, [issue])
    else others.push(issue)
  }
  known.set(issues, byTask)
  return byTask
}
