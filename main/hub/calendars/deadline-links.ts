import * as z from 'zod/mini'

import type { Deadline } from '../../../shared/formats/read-deadlines.ts'
import { idSchema } from '../../../shared/ipc/id-schema.ts'
import { stableId } from '../../../shared/lib/stable-id.ts'
import { isOpenTask } from '../../../shared/model/is-open-task.ts'
import type { BoardId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { PersonalKind } from '../personal/personal-values.ts'

/** [CD3] Which task follows an entry, null for none; `at` is when a person said so, in Unix milliseconds. */
export type DeadlineLink = { readonly board: BoardId; readonly task: TaskId | null; readonly at: number }

/** [CD3] By `keyOfDeadline`. */
export const deadlineLinks: PersonalKind<DeadlineLink> = {
  name: 'calendar.deadline',
  parse: (raw) => {
    const link = z.safeParse(linkShape, raw)
    return link.success ? link.data : null
  },
  most: 1_000,
  madeAt: ({ at }) => at
}

const linkShape = z.object({ board: idSchema<BoardId>(), task: z.nullable(idSchema<TaskId>()), at: z.number() })

/** [CD3] What is kept of an entry's UID: other programs make them of names and addresses. */
export function keyOfDeadline(uid: string): string {
  return stableId('deadline', uid)
}

/** [CD3] The tasks of a board that follow a deadline: the one that was said, else open ones of the person's own that came from the same entry, or refer to the same address. */
export function followersOf(
  { uid, reference }: Deadline,
  graph: WorkGraph,
  me: PersonId | null,
  link: DeadlineLink | undefined
): readonly Task[] {
  if (link !== undefined) {
    const task = link.board === graph.id && link.task !== null ? graph.tasks.get(link.task) : undefined
    return task !== undefined && isOpenTask(task) ? [task] : []
  }
  if (me === null) return []
  return [...graph.tasks.values()].filter(
    (task) =>
      task.owner === me &&
      task.promise !== null &&
      isOpenTask(task) &&
      (task.sourceId === uid || (reference !== null && task.refs.includes(reference)))
  )
}
