import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { BoardId, PersonId, TaskId } from '../../shared/model/ids.ts'
import type { MyWork } from '../../shared/reports/my-work.ts'
import { turnKinds } from '../../shared/reports/turn-kinds.ts'

import { instantSchema } from './time-schemas.ts'

const text = z.string().check(z.maxLength(10_000))
const task = idSchema<TaskId>()
const turn = z.object({
  kind: z.enum(turnKinds),
  task,
  title: text,
  whose: z.nullable(z.object({ person: idSchema<PersonId>(), name: text })),
  until: z.nullable(instantSchema)
})
const line = z.object({
  board: idSchema<BoardId>(),
  boardTitle: text,
  task,
  key: z.nullable(text),
  title: text,
  state: z.enum(['blocked', 'clear', 'inProgress', 'waiting', 'done', 'cancelled']),
  unblocks: z.int().check(z.nonnegative()),
  start: instantSchema,
  finish: instantSchema,
  lateStart: instantSchema,
  critical: z.boolean(),
  turns: z.array(turn)
})

/** [RP6] What is mine on all boards, as the hub tells it. */
export const myWorkSchema: z.ZodMiniType<MyWork> = z.object({
  clear: z.array(line),
  underWay: z.array(line),
  waiting: z.array(line)
})
