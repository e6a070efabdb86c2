import * as z from 'zod/mini'

import { boardJsonFormat } from '../../shared/formats/write-board-json.ts'
import type { BoardJson } from '../../shared/formats/write-board-json.ts'
import type { ReadyReport } from '../../shared/reports/ready-report.ts'
import type { WhyReport } from '../../shared/reports/why-report.ts'

const name = {
  key: z.string(),
  id: z.string(),
  title: z.string(),
  owner: z.nullable(z.string())
}

/** [docs/CLI.md] What `slipstream ready --json` says, and the running app answers. */
export const readySchema: z.ZodMiniType<ReadyReport> = z.object({
  tasks: z.array(
    z.object({
      ...name,
      board: z.string(),
      unblocks: z.number(),
      clearSince: z.string(),
      lateStart: z.string(),
      totalFloat: z.nullable(z.number()),
      critical: z.boolean(),
      estimate: z.number()
    })
  )
})

/** [docs/CLI.md] What `slipstream why TASK --json` says, and the running app answers. */
export const whySchema: z.ZodMiniType<WhyReport> = z.object({
  ...name,
  board: z.string(),
  state: z.enum(['blocked', 'clear', 'inProgress', 'waiting', 'done', 'cancelled']),
  start: z.string(),
  finish: z.string(),
  totalFloat: z.nullable(z.number()),
  critical: z.boolean(),
  blockers: z.array(
    z.object({ ...name, kind: z.enum(['task', 'approval', 'handoff', 'notBefore']), until: z.nullable(z.string()) })
  ),
  chain: z.array(z.object({ ...name, end: z.enum(['start', 'finish']), at: z.string(), sentence: z.string() }))
})

/** What `slipstream export` writes, and the running app answers; who reads it looks at the rest (docs/board.schema.json). */
export const boardJsonSchema: z.ZodMiniType<BoardJson> = z.looseObject({
  format: z.literal(boardJsonFormat),
  version: z.number()
})
