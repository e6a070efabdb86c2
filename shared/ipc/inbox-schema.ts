import * as z from 'zod/mini'

import type { Inbox, InboxEntry, InboxMark } from '../inbox/inbox-item.ts'
import { inboxKinds } from '../inbox/inbox-kinds.ts'
import { nextSteps } from '../inbox/next-step.ts'
import type { BoardId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'

import { idSchema } from './id-schema.ts'

const instant = z.pipe(z.int(), z.transform(toInstant))
const text = z.string().check(z.maxLength(10_000))

/** [IB4] */
export const inboxKeySchema = z.string().check(z.minLength(1), z.maxLength(200))

/** [NT10] */
export const nextStepSchema = z.enum(nextSteps)

/** [IB5] */
export const inboxMarkSchema: z.ZodMiniType<InboxMark> = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('seen') }),
  z.strictObject({ state: z.literal('done') }),
  z.strictObject({ state: z.literal('snoozed'), until: instant, reason: z.string().check(z.maxLength(500)) })
])

const entry: z.ZodMiniType<InboxEntry> = z.object({
  key: inboxKeySchema,
  kind: z.enum(inboxKinds),
  board: idSchema<BoardId>(),
  boardTitle: text,
  task: z.nullable(idSchema<TaskId>()),
  title: text,
  body: text,
  since: z.nullable(instant),
  details: z.array(text).check(z.maxLength(1000)),
  mark: z.nullable(inboxMarkSchema)
})
const entries = z.array(entry).check(z.maxLength(500))

/** [IB7] */
export const inboxSchema: z.ZodMiniType<Inbox> = z.object({
  needs: entries,
  moved: entries,
  snoozed: entries,
  unread: z.int().check(z.nonnegative())
})
