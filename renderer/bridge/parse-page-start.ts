import * as z from 'zod/mini'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { describeParseFailure } from '../../shared/ipc/describe-parse-failure.ts'
import { inboxSchema } from '../../shared/ipc/inbox-schema.ts'
import type { PageStart, Settings } from '../../shared/ipc/preload-api.ts'

import { boardListingsSchema } from './board-listings-schema.ts'
import { hubStateSchema } from './hub-state-schema.ts'
import { settingsSchema } from './settings-schema.ts'

const pageStart = z.object({
  settings: settingsSchema,
  boards: boardListingsSchema,
  inbox: inboxSchema,
  hub: hubStateSchema,
  fixedNow: z.nullable(z.number()),
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  openSample: z.boolean(),
  snapshot: z.nullable(z.string()),
  platform: z.enum(['linux', 'darwin', 'win32'])
})

/** What main told the page at its start; the failure names the field. */
export function parsePageStart(raw: unknown): Result<PageStart, string> {
  const parsed = z.safeParse(pageStart, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}

/** The settings as main keeps them after a change. */
export function parsePageSettings(raw: unknown): Result<Settings, string> {
  const parsed = z.safeParse(settingsSchema, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}
