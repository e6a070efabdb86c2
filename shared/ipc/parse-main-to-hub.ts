import * as z from 'zod/mini'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { isId } from '../model/ids.ts'
import type { BoardId, PersonId, TaskId } from '../model/ids.ts'

import { boardDeedSchema } from './board-deed-schema.ts'
import { describeParseFailure } from './describe-parse-failure.ts'
import { idSchema } from './id-schema.ts'
import { inboxKeySchema, inboxMarkSchema } from './inbox-schema.ts'
import type { MainToHub } from './main-and-hub.ts'
import { alertKeysSchema } from './parse-hub-to-main.ts'
import { signalSettingsSchema } from './signal-settings-schema.ts'
import { networkModeSchema } from './team-schema.ts'

const count = z.int().check(z.nonnegative())
const me = z.record(z.string().check(z.refine(isId)), idSchema<PersonId>())

/** 32 bytes, or none where the system offers no keyring. */
const deviceKey = z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength === 32 || bytes.byteLength === 0))

const mainToHub = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    folder: z.string().check(z.minLength(1)),
    deviceKey,
    fixedNow: z.nullable(z.number()),
    timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
    me,
    network: networkModeSchema,
    listenAt: z.nullable(z.string().check(z.maxLength(300))),
    signals: signalSettingsSchema,
    signalsFolder: z.string().check(z.minLength(1))
  }),
  z.object({ type: z.literal('attach'), window: count, focused: z.boolean() }),
  z.object({ type: z.literal('focus'), window: count, focused: z.boolean() }),
  z.object({ type: z.literal('createBoard'), id: count, title: z.string(), sample: z.boolean() }),
  z.object({ type: z.literal('boardDeed'), id: count, deed: boardDeedSchema }),
  z.object({ type: z.literal('setMe'), me }),
  z.object({
    type: z.literal('act'),
    board: idSchema<BoardId>(),
    task: idSchema<TaskId>(),
    verb: z.enum(['start', 'finish'])
  }),
  z.object({ type: z.literal('dealtWith'), alerts: alertKeysSchema }),
  z.object({ type: z.literal('markInbox'), number: z.int(), key: inboxKeySchema, mark: z.nullable(inboxMarkSchema) }),
  z.object({ type: z.literal('setNetwork'), network: networkModeSchema }),
  z.object({ type: z.literal('setSignals'), signals: signalSettingsSchema }),
  z.object({ type: z.literal('sleep'), asleep: z.boolean() }),
  z.object({ type: z.literal('clockJumped') }),
  z.object({ type: z.literal('save') })
])

/** What main says to the hub, checked where the hub hears it; the failure names the field and never its value. */
export function parseMainToHub(raw: unknown): Result<MainToHub, string> {
  const parsed = z.safeParse(mainToHub, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}
