import { parseArgs } from 'node:util'

import { isTimeZone } from '../../shared/formats/local-time.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { Instant } from '../../shared/model/instant.ts'

import { parseMoment } from './parse-moment.ts'
import { readOptions } from './read-options.ts'

/** What `slipstream import` was asked for. */
export type ImportArguments = {
  /** `-` is standard input. */
  readonly file: string
  readonly schedule: boolean
  readonly json: boolean
  readonly timeZone: string
  /** Null where the file's own moment counts. */
  readonly now: Instant | null
}

export const importOptions = {
  schedule: { type: 'boolean' },
  json: { type: 'boolean' },
  now: { type: 'string' },
  'time-zone': { type: 'string' }
} as const

/** The arguments after `import`, or the sentence that says what is wrong with them. */
export function parseImportArguments(args: readonly string[]): Result<ImportArguments, string> {
  const parsed = readOptions(() => parseOptions(args))
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const [file] = positionals
  if (file === undefined || file === '') return fail('FILE is missing.')
  if (positionals.length > 1) return fail(`One FILE at a time; ${positionals.length} are named.`)
  const timeZone = values['time-zone'] ?? 'UTC'
  if (!isTimeZone(timeZone)) return fail(`--time-zone: “${timeZone}” is no time zone, such as Europe/Berlin.`)
  const now = values.now === undefined ? null : parseMoment(values.now, timeZone)
  if (values.now !== undefined && now === null)
    return fail(`--now: “${values.now}” is no moment, such as 2026-11-25T09:00:00Z (of a PSPLIB file, a period).`)
  return succeed({ file, schedule: values.schedule === true, json: values.json === true, timeZone, now })
}

function parseOptions(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: importOptions
  })
}
