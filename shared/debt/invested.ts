import type { TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [D13] S_u of a task in hours: what was logged up to `now`, else the share of its estimate that is done. */
export function investedHours(
  task: Task,
  logged: ReadonlyMap<TaskId, number>,
  isFinished: boolean,
  now: number
): number {
  if (task.kind !== 'task') return 0
  const minutes = logged.get(task.id)
  if (minutes !== undefined) return minutes / 60
  if (!(task.estimate > 0 && task.estimate <= longest)) return 0
  return (task.estimate * (isFinished ? 1 : shareDone(task, now))) / 60
}

/** Ten years around the clock, as in the engine: more is no estimate. */
const longest = 5_256_000

/** Minutes logged to each task up to `now`. */
export function loggedMinutes({ worklog }: Pick<WorkGraph, 'worklog'>, now: number): ReadonlyMap<TaskId, number> {
  const minutes = new Map<TaskId, number>()
  for (const entry of worklog.values())
    if (entry.logged.at <= now) minutes.set(entry.task, (minutes.get(entry.task) ?? 0) + entry.minutes)
  return minutes
}

/** As it was said; else what an estimate has over what is said to remain. Nothing of work that has not begun. */
function shareDone({ progress, remaining, estimate, actualStart }: Task, now: number): number {
  if (progress !== null && progress.at <= now) return Math.min(1, Math.max(0, progress.fraction))
  if (remaining === null || remaining.at > now || actualStart === null || actualStart > now) return 0
  return Math.max(0, estimate - remaining.minutes) / estimate
}
