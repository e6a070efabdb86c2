import * as z from 'zod/mini'

import { appCommands } from '../../shared/commands/app-commands.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { describeParseFailure } from '../../shared/ipc/describe-parse-failure.ts'
import { idSchema } from '../../shared/ipc/id-schema.ts'
import { inboxSchema, nextStepSchema } from '../../shared/ipc/inbox-schema.ts'
import type { PageCommand } from '../../shared/ipc/preload-api.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import { boardListingsSchema } from './board-listings-schema.ts'
import { hubStateSchema } from './hub-state-schema.ts'
import { settingsSchema } from './settings-schema.ts'

const pageCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('openTask'),
    board: idSchema<BoardId>(),
    task: idSchema<TaskId>(),
    step: z.nullable(nextStepSchema)
  }),
  z.object({ type: z.literal('boards'), boards: boardListingsSchema }),
  z.object({ type: z.literal('inbox'), inbox: inboxSchema }),
  z.object({ type: z.literal('hub'), state: hubStateSchema }),
  z.object({ type: z.literal('menu'), command: z.enum(appCommands.map(({ id }) => id)) }),
  z.object({ type: z.literal('join'), link: z.string().check(z.maxLength(1000)) }),
  z.object({ type: z.literal('settings'), settings: settingsSchema }),
  z.object({ type: z.literal('closingHides') })
])

/** A wish of main's; the failure names the field. */
export function parsePageCommand(raw: unknown): Result<PageCommand, string> {
  const parsed = z.safeParse(pageCommand, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}
