import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'

import { systemClock } from '../hub/clock.ts'
import { newUuid } from '../hub/new-uuid.ts'

import type { ExitCode } from './command.ts'
import { runCommand } from './run-command.ts'
import { runGit } from './run-git.ts'

/** The command line in this process: its arguments, standard streams, folder and environment. `program` is what runs it again. */
export function runProcess(args: readonly string[], program: readonly string[]): Promise<ExitCode> {
  const clock = systemClock()
  // A reader of the output that went away (`slipstream … | head`) is no failure.
  process.stdout.on('error', (error: Error & { readonly code?: string }) => {
    if (error.code !== 'EPIPE') throw error
  })
  return runCommand(args, {
    now: clock.now(),
    milliseconds: clock.milliseconds(),
    newId: () => newUuid(clock),
    environment: process.env,
    platform: process.platform,
    home: homedir(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    folder: process.cwd(),
    program,
    git: (words) => runGit(words, process.cwd()),
    readFile,
    readStandardInput: async () => {
      const parts: Uint8Array[] = []
      for await (const part of process.stdin) parts.push(part as Uint8Array)
      return Buffer.concat(parts)
    },
    untilInterrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
      }),
    write: (text) => void process.stdout.write(text),
    tell: (text) => void process.stderr.write(text)
  })
}
