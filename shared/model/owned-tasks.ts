import { carriedGroups } from '../lib/carried-groups.ts'

import type { PersonId, TaskId } from './ids.ts'
import type { Task } from './task.ts'

/** The tasks that each person owns; after an edit it costs what the edit does. */
export const ownedTasks = carriedGroups<PersonId, TaskId, Task>(({ owner }) => owner)
