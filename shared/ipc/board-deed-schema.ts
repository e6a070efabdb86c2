import * as z from 'zod/mini'

import type { BoardId, PersonId, TaskId } from '../model/ids.ts'

import type { BackupFacts, BoardDeed, InviteFacts, JoiningBoard, PairInvite, RestoredBoard } from './board-deed.ts'
import { idSchema } from './id-schema.ts'
import { personNameSchema, recoveryTextSchema } from './team-schema.ts'

/** Longer than any path that a system takes, in UTF-16 units. */
const longestPath = 32_768
const path = z.string().check(z.minLength(1), z.maxLength(longestPath))
const moment = z.int().check(z.nonnegative())
const text = z.string().check(z.maxLength(10_000))

/** What a person may type; more would only make the hashing of it long. */
export const passphraseSchema = z.string().check(z.maxLength(1000))

/** Longer than any link of ours. */
export const inviteTextSchema = z.string().check(z.maxLength(1000))
export const addressTextSchema = z.string().check(z.maxLength(300))

/** What a person brings who recovers a board. */
export const recoveryShape = {
  words: recoveryTextSchema,
  board: z.nullable(idSchema<BoardId>()),
  link: inviteTextSchema,
  address: addressTextSchema
}

export const boardDeedSchema: z.ZodMiniType<BoardDeed> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backUp'), board: idSchema<BoardId>(), path, passphrase: passphraseSchema }),
  z.object({ kind: z.literal('export'), board: idSchema<BoardId>(), path }),
  z.object({ kind: z.literal('inspect'), path }),
  z.object({ kind: z.literal('restore'), path, passphrase: passphraseSchema }),
  z.object({ kind: z.literal('readInvite'), link: inviteTextSchema }),
  z.object({
    kind: z.literal('join'),
    link: inviteTextSchema,
    name: personNameSchema,
    address: addressTextSchema
  }),
  z.object({ kind: z.literal('recover'), ...recoveryShape }),
  z.object({ kind: z.literal('pair'), name: personNameSchema }),
  z.object({ kind: z.enum(['addCalendarFile', 'watchFolder']), path }),
  z.object({ kind: z.literal('saveSlot'), board: idSchema<BoardId>(), task: idSchema<TaskId>(), path }),
  z.object({ kind: z.enum(['archive', 'bringBack', 'forget']), board: idSchema<BoardId>() })
])

export const backupFactsSchema: z.ZodMiniType<BackupFacts> = z.object({
  name: text,
  madeAt: moment,
  newestAt: z.nullable(moment),
  changes: moment,
  sealed: z.boolean(),
  here: z.nullable(text)
})

export const restoredBoardSchema: z.ZodMiniType<RestoredBoard> = z.object({
  board: idSchema<BoardId>(),
  added: z.nullable(moment),
  setAside: z.nullable(text)
})

export const inviteFactsSchema: z.ZodMiniType<InviteFacts> = z.object({
  board: idSchema<BoardId>(),
  fingerprint: text,
  here: z.nullable(text),
  isForOwnDevice: z.boolean(),
  isPairing: z.boolean(),
  addresses: z.array(text).check(z.maxLength(4))
})

export const pairInviteSchema: z.ZodMiniType<PairInvite> = z.object({ link: text, fingerprint: text })

export const joiningBoardSchema: z.ZodMiniType<JoiningBoard> = z.object({
  board: idSchema<BoardId>(),
  me: idSchema<PersonId>()
})
