import * as z from 'zod/mini'

import { inboxKeySchema, inboxMarkSchema } from '../../shared/ipc/inbox-schema.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

import type { KeptMark } from './mark-keeper.ts'

const keptMarks = z
  .array(z.object({ number: z.int(), key: inboxKeySchema, mark: z.nullable(inboxMarkSchema) }))
  .check(z.maxLength(100_000))

/** [IB8] What the file of kept marks holds. */
export function parseKeptMarks(raw: unknown): Result<readonly KeptMark[], string> {
  const parsed = z.safeParse(keptMarks, raw)
  return parsed.success ? succeed(parsed.data) : fail('not a list of marks')
}
