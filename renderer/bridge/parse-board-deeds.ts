import * as z from 'zod/mini'

import {
  backupFactsSchema,
  inviteFactsSchema,
  pairInviteSchema,
  restoredBoardSchema
} from '../../shared/ipc/board-deed-schema.ts'
import type { BackupFacts, InviteFacts, PairInvite, RestoredBoard } from '../../shared/ipc/board-deed.ts'
import { describeParseFailure } from '../../shared/ipc/describe-parse-failure.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

/** The name of the file that something was written to; null where the person chose none. */
export function parseFileName(raw: unknown): Result<string | null, string> {
  return parseBy(z.nullable(z.string()), raw)
}

/** What a board file says of itself; null where the person chose none. */
export function parseBackupFacts(raw: unknown): Result<BackupFacts | null, string> {
  return parseBy(z.nullable(backupFactsSchema), raw)
}

/** The board that a file was restored to. */
export function parseRestoredBoard(raw: unknown): Result<RestoredBoard, string> {
  return parseBy(restoredBoardSchema, raw)
}

/** What an invite's link says. */
export function parseInviteFacts(raw: unknown): Result<InviteFacts, string> {
  return parseBy(inviteFactsSchema, raw)
}

/** A link for a further device of one's own. */
export function parsePairInvite(raw: unknown): Result<PairInvite, string> {
  return parseBy(pairInviteSchema, raw)
}

function parseBy<Value>(schema: z.ZodMiniType<Value>, raw: unknown): Result<Value, string> {
  const parsed = z.safeParse(schema, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}
