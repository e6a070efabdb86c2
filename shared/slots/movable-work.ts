import type { WorkingMinutes } from '../model/instant.ts'
import { isOpenTask } from '../model/is-open-task.ts'
import type { Task } from '../model/task.ts'

/** [OS1] The minutes of work in a task that nobody has begun and that the schedule moves; null of any other. */
export function movableWork({
  kind,
  actualStart,
  inactive,
  manual,
  remaining,
  estimate,
  ...state
}: Task): WorkingMinutes | null {
  const minutes = remaining?.minutes ?? estimate
  if (kind !== 'task' || inactive || manual || minutes <= 0) return null
  return actualStart === null && isOpenTask(state) ? minutes : null
}
