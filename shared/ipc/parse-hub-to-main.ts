import * as z from 'zod/mini'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { BoardId, PersonId, TaskId } from '../model/ids.ts'

import {
  backupFactsSchema,
  inviteFactsSchema,
  joiningBoardSchema,
  pairInviteSchema,
  restoredBoardSchema
} from './board-deed-schema.ts'
import { describeParseFailure } from './describe-parse-failure.ts'
import { idSchema } from './id-schema.ts'
import { inboxSchema } from './inbox-schema.ts'
import type { HubToMain } from './main-and-hub.ts'

/** A device may hold many boards, the tray lists all of my work: bounds against a hub gone wild, not product limits. */
const listLimit = 100_000
const text = z.string().check(z.maxLength(10_000))
const count = z.int().check(z.nonnegative())

const boardListing = z.object({
  id: idSchema<BoardId>(),
  title: text,
  tasks: count,
  openedAt: z.number(),
  archived: z.boolean(),
  backedUpAt: z.nullable(z.number())
})
const boardDeedDone = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('inspected'), facts: backupFactsSchema }),
  z.object({ kind: z.literal('restored'), restored: restoredBoardSchema }),
  z.object({ kind: z.literal('invite'), facts: inviteFactsSchema }),
  z.object({ kind: z.literal('pairInvite'), invite: pairInviteSchema }),
  z.object({ kind: z.literal('paired') }),
  z.object({ kind: z.literal('recovered'), board: idSchema<BoardId>() }),
  z.object({ kind: z.literal('joining'), joining: joiningBoardSchema })
])
const boardDeedOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: boardDeedDone }),
  z.object({ ok: z.literal(false), failure: text })
])
const boards = z.array(boardListing).check(z.maxLength(listLimit))
const trayTask = z.object({ board: idSchema<BoardId>(), task: idSchema<TaskId>(), title: text })
const trayTasks = z.array(trayTask).check(z.maxLength(listLimit))

/** Keys of alerts. */
export const alertKeysSchema = z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(listLimit))

const alertMessage = z.object({
  board: idSchema<BoardId>(),
  task: idSchema<TaskId>(),
  key: z.string().check(z.minLength(1), z.maxLength(200)),
  kind: z.enum([
    'clearToStart',
    'approvalToAsk',
    'retracted',
    'promiseBroken',
    'promiseProposed',
    'handoffToCatch',
    'approvalToDecide',
    'mentioned',
    'questionToAnswer'
  ]),
  title: text,
  body: text,
  slip: z.exactOptional(z.object({ id: text, title: text, moves: text, breaks: text })),
  quietUntil: z.exactOptional(z.number())
})

const hubToMain = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), boards }),
  z.object({ type: z.literal('boards'), boards }),
  z.object({
    type: z.literal('boardCreated'),
    id: count,
    board: idSchema<BoardId>(),
    me: z.nullable(idSchema<PersonId>())
  }),
  z.object({ type: z.literal('boardDeedDone'), id: count, outcome: boardDeedOutcome }),
  z.object({ type: z.literal('tray'), content: z.object({ clear: trayTasks, inProgress: trayTasks }) }),
  z.object({ type: z.literal('inbox'), inbox: inboxSchema }),
  z.object({ type: z.literal('inboxMarked'), number: z.int() }),
  z.object({ type: z.literal('alerts'), alerts: z.array(alertMessage).check(z.maxLength(listLimit)) }),
  z.object({ type: z.literal('me'), board: idSchema<BoardId>(), me: idSchema<PersonId>() }),
  z.object({ type: z.literal('dealtWith'), alerts: alertKeysSchema }),
  z.object({ type: z.literal('saved') }),
  z.object({ type: z.literal('problem'), message: text })
])

/** What the hub says to main, checked; the failure names the field and never its value. */
export function parseHubToMain(raw: unknown): Result<HubToMain, string> {
  const parsed = z.safeParse(hubToMain, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}
