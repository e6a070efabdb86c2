import { writeFileSync } from 'node:fs'

import * as z from 'zod/mini'

import type { Figure } from './figure.ts'

const setting = z.object({
  /** Where the bench writes its figures. */
  result: z.string(),
  /** A folder of the bench's own, empty at first, on the disk that is measured. */
  folder: z.string(),
  /** How to start an app: `executable ...args <app folder> [arguments]`. */
  executable: z.string(),
  args: z.array(z.string()),
  app: z.string(),
  emptyApp: z.string()
})

/** What run.mjs tells each bench. */
export type BenchSetting = z.infer<typeof setting>

/** Reads the setting from the first argument, as JSON. */
export function benchSetting(): BenchSetting {
  return z.parse(setting, JSON.parse(process.argv[2] ?? '{}'))
}

/** Hands the figures to run.mjs. */
export function reportFigures({ result }: Pick<BenchSetting, 'result'>, figures: readonly Figure[]): void {
  writeFileSync(result, JSON.stringify(figures))
}
