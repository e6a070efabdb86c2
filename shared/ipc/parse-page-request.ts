import * as z from 'zod/mini'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { BoardId, TaskId } from '../model/ids.ts'
import { readReference } from '../model/reference.ts'

import { addressTextSchema, inviteTextSchema, passphraseSchema, recoveryShape } from './board-deed-schema.ts'
import { describeParseFailure } from './describe-parse-failure.ts'
import { idSchema } from './id-schema.ts'
import { inboxKeySchema, inboxMarkSchema } from './inbox-schema.ts'
import type { PageRequest } from './page-request.ts'
import { settingsShape } from './settings-shape.ts'
import { personNameSchema } from './team-schema.ts'
import { secretForms } from './secret-form.ts'

/** Longest title of a board, or of a file, that a page may ask for, in UTF-16 units. */
const longestTitle = 200

/** A board of 100,000 tasks with its forecasts takes about half of it, in UTF-16 units. */
const longestSnapshot = 256 * 1024 * 1024

/** All that a page may put onto the clipboard besides an invite: eighteen words of five letters. */
const recoveryWordsSchema = z.string().check(z.regex(/^[a-z]{5}(?: [a-z]{5}){17}$/))

/** [XR1] In its one spelling: a page that was taken over opens no file and no program. */
const referenceSchema = z.string().check(z.refine((text) => readReference(text) === text))

const pageRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('connect') }),
  z.strictObject({
    type: z.literal('createBoard'),
    title: z.string().check(z.maxLength(longestTitle)),
    sample: z.boolean()
  }),
  z.strictObject({
    type: z.literal('backUpBoard'),
    board: idSchema<BoardId>(),
    title: z.string().check(z.maxLength(longestTitle)),
    passphrase: passphraseSchema
  }),
  z.strictObject({
    type: z.literal('exportBoard'),
    board: idSchema<BoardId>(),
    title: z.string().check(z.maxLength(longestTitle))
  }),
  z.strictObject({ type: z.literal('printPage'), title: z.string().check(z.maxLength(longestTitle)) }),
  z.strictObject({ type: z.literal('chooseBackup') }),
  z.strictObject({ type: z.literal('restoreBoard'), passphrase: passphraseSchema }),
  z.strictObject({ type: z.literal('archiveBoard'), board: idSchema<BoardId>(), archived: z.boolean() }),
  z.strictObject({ type: z.literal('forgetBoard'), board: idSchema<BoardId>() }),
  z.strictObject({ type: z.literal('readInvite'), link: inviteTextSchema }),
  z.strictObject({
    type: z.literal('joinBoard'),
    link: inviteTextSchema,
    name: personNameSchema,
    address: addressTextSchema
  }),
  z.strictObject({ type: z.literal('copyInvite'), link: inviteTextSchema }),
  z.strictObject({ type: z.literal('pairDevice'), name: personNameSchema }),
  z.strictObject({ type: z.literal('recoverBoard'), ...recoveryShape }),
  z.strictObject({ type: z.literal('copyRecoveryWords'), words: recoveryWordsSchema }),
  z.strictObject({ type: z.literal('openReference'), reference: referenceSchema }),
  z.strictObject({ type: z.literal('watchFolder') }),
  z.strictObject({ type: z.literal('addCalendarFile') }),
  z.strictObject({
    type: z.literal('saveSlot'),
    board: idSchema<BoardId>(),
    task: idSchema<TaskId>(),
    title: z.string().check(z.maxLength(longestTitle))
  }),
  z.strictObject({ type: z.literal('markInbox'), key: inboxKeySchema, mark: z.nullable(inboxMarkSchema) }),
  z.strictObject({ type: z.literal('copyWebhookSecret'), form: z.enum(secretForms) }),
  z.strictObject({ type: z.literal('saveSettings'), change: z.strictObject(settingsShape) }),
  z.strictObject({
    type: z.literal('keepSnapshot'),
    board: idSchema<BoardId>(),
    text: z.string().check(z.maxLength(longestSnapshot))
  }),
  z.strictObject({ type: z.literal('painted') })
])

/** What a page asks of main, checked to the last field: anything unknown, oversized or extra is refused. */
export function parsePageRequest(raw: unknown): Result<PageRequest, string> {
  const parsed = z.safeParse(pageRequest, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}
