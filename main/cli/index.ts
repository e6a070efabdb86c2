import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'

import { systemClock } from '../hub/clock.ts'
import { newUuid } from '../hub/new-uuid.ts'

import { runCommand } from './run-command.ts'
import { runGit } from './run-git.ts'

const clock = systemClock()

/** A reader of the output that went away (`slipstream … | head`) is no failure. */
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCommand(process.argv.slice(2), {
  now: clock.now(),
  milliseconds: clock.milliseconds(),
  newId: () => newUuid(clock),
  environment: process.env,
  platform: process.platform,
  home: homedir(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  folder: process.cwd(),
  program: [process.execPath, ...process.argv.slice(1, 2)],
  git: (args) => runGit(args, process.cwd()),
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
