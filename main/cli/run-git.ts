import { execFile } from 'node:child_process'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

/** Bytes that git may print: the messages of a large merge. */
const mostOutput = 16 * 1024 * 1024

/** What git prints when it runs in a folder; the failure is its own sentence. */
export function runGit(args: readonly string[], folder: string): Promise<Result<string, string>> {
  return new Promise((resolve) => {
    execFile('git', [...args], { cwd: folder, maxBuffer: mostOutput, encoding: 'utf8' }, (error, out, said) =>
      resolve(error === null ? succeed(out) : fail(said.trim() === '' ? error.message : said.trim()))
    )
  })
}
