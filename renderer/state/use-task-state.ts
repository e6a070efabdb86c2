import type { TaskId } from '../../shared/model/ids.ts'
import type { WorkState } from '../../shared/schedule/schedule.ts'

import { useBoard, useTask } from './board-context.ts'
import { stateOf } from './columns.ts'
import { useSlice } from './use-store.ts'

/** Where a task stands; null when it is gone. Renders again only when that changes, or what the task says. */
export function useTaskState(id: TaskId): WorkState | null {
  const task = useTask(id)
  return useSlice(useBoard().schedule, (schedule) =>
    task === null ? null : stateOf(task, schedule?.forecasts.get(id) ?? null, schedule?.now ?? null)
  )
}
