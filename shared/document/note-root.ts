import type { TaskId } from '../model/ids.ts'

import { packId } from './pack-id.ts'

/** [NO1] The name of the root that holds a task's notes. A root needs no creator: two who begin an empty note at once agree. */
export function noteRoot(task: TaskId): `note/${string}` {
  return `note/${packId(task)}`
}
