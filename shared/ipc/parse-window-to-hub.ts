import * as z from 'zod/mini'

import { parseIntent } from '../intents/parse-intent.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, BoardId, IntentId, PersonId, ProposalId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import { constraintTypes } from '../model/task.ts'

import { teamDeedSchema } from './team-schema.ts'
import { waySchema } from './way-schema.ts'
import type { WindowToHub } from './window-to-hub.ts'

/** A part is one frame's body: 256 KiB, with room for none to be larger (sync.md, the gate). */
const partBytes = 256 * 1024
const partCount = 4096
/** Larger files are refused before they are parsed. */
const importBytes = 64 * 1024 * 1024

const id = <Id extends AnyId>() =>
  z.pipe(
    z.string().check(z.refine((text) => parseId<Id>(text).ok, { error: 'not an id' })),
    z.transform((text: string) => text as Id)
  )
const count = z.int().check(z.nonnegative())
const bytes = (most: number) =>
  z
    .instanceof(Uint8Array<ArrayBufferLike>)
    .check(z.refine((value) => value.length <= most, { error: `more than ${most} bytes` }))
const instant = z.pipe(z.int(), z.transform(toInstant))
const intent = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    const parsed = parseIntent(value)
    if (parsed.ok) return parsed.value
    context.issues.push({ code: 'custom', message: parsed.failure, input: value })
    return z.NEVER
  })
)
const minutes = z.pipe(z.int(), z.transform(toWorkingMinutes))

const facts = z.strictObject({
  estimate: z.exactOptional(minutes),
  remaining: z.exactOptional(z.nullable(z.strictObject({ minutes, at: instant }))),
  constraint: z.exactOptional(z.nullable(z.strictObject({ type: z.enum(constraintTypes), date: z.nullable(instant) }))),
  actualStart: z.exactOptional(z.nullable(instant)),
  actualFinish: z.exactOptional(z.nullable(instant)),
  promise: z.exactOptional(
    z.nullable(
      z.strictObject({
        date: instant,
        to: z.string().check(z.maxLength(200)),
        clientFacing: z.boolean(),
        costOfDelay: z.nullable(z.number())
      })
    )
  )
})

const call = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('preview'), hypothesis: z.strictObject({ task: id<TaskId>(), facts }) }),
  z.strictObject({ method: z.literal('tryProposal'), proposal: id<ProposalId>(), way: waySchema }),
  z.strictObject({ method: z.literal('tryIntent'), intent, task: id<TaskId>() }),
  z.strictObject({ method: z.literal('history'), task: id<TaskId>(), skip: count }),
  z.strictObject({ method: z.literal('openSlot'), task: id<TaskId>() }),
  z.strictObject({ method: z.literal('ledger') }),
  z.strictObject({ method: z.literal('myWork') }),
  z.strictObject({ method: z.literal('weekOfLedgers') }),
  z.strictObject({ method: z.literal('trend'), week: count }),
  z.strictObject({ method: z.literal('debtMarks') }),
  z.strictObject({
    method: z.literal('readImport'),
    name: z.string().check(z.maxLength(1000)),
    bytes: bytes(importBytes)
  }),
  z.strictObject({
    method: z.literal('applyImport'),
    token: z.string().check(z.maxLength(64)),
    label: z.string().check(z.maxLength(200))
  }),
  z.strictObject({ method: z.literal('dropImport'), token: z.string().check(z.maxLength(64)) }),
  z.strictObject({ method: z.literal('team'), deed: teamDeedSchema }),
  z.strictObject({
    method: z.literal('watchedFolder'),
    deed: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('stop') }),
      z.strictObject({ kind: z.enum(['read', 'leave']), name: z.string().check(z.maxLength(1_000)) })
    ])
  }),
  z.strictObject({ method: z.literal('deadlines'), calendar: z.string().check(z.maxLength(64)) }),
  z.strictObject({
    method: z.literal('linkDeadline'),
    calendar: z.string().check(z.maxLength(64)),
    uid: z.string().check(z.maxLength(200)),
    task: z.nullable(id<TaskId>())
  }),
  z.strictObject({
    method: z.literal('calendars'),
    deed: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('add'), address: z.string().check(z.maxLength(2_000)) }),
      z.strictObject({ kind: z.literal('remove'), id: z.string().check(z.maxLength(64)) }),
      z.strictObject({ kind: z.literal('readAgain') })
    ])
  })
])

const message = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    board: id<BoardId>(),
    replica: z.strictObject({
      stateVector: bytes(partBytes * 4),
      lease: z.nullable(z.strictObject({ clientID: count, clock: count })),
      outbox: count,
      outboxSpans: z.array(z.strictObject({ clientID: count, from: count, to: count })).check(z.maxLength(65_536))
    })
  }),
  z.strictObject({
    type: z.literal('commit'),
    n: z.int().check(z.positive()),
    clientID: count,
    at: z.int(),
    intent: z.strictObject({
      id: id<IntentId>(),
      type: z.string().check(z.maxLength(64)),
      label: z.string().check(z.maxLength(200)),
      task: z.nullable(z.string().check(z.maxLength(64))),
      by: z.nullable(id<PersonId>()),
      reverts: z.exactOptional(z.strictObject({ cause: id<IntentId>(), as: z.enum(['undo', 'redo']) }))
    }),
    parts: z.array(bytes(partBytes)).check(z.minLength(1), z.maxLength(partCount))
  }),
  z.strictObject({ type: z.literal('lookAt'), task: z.nullable(id<TaskId>()) }),
  z.strictObject({ type: z.literal('call'), id: count, call })
])

/** What a window said to the hub, or which part of it could not be understood. Never throws. */
export function parseWindowToHub(value: unknown): Result<WindowToHub, string> {
  const parsed = z.safeParse(message, value)
  if (parsed.success) return succeed(parsed.data)
  const issue = parsed.error.issues[0]
  return fail(`window message: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'unreadable'}`.slice(0, 200))
}
