import { readFile } from 'node:fs/promises'

import { systemClock } from '../hub/clock.ts'

import { runCommand } from './run-command.ts'

/** A reader of the output that went away (`slipstream … | head`) is no failure. */
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCommand(process.argv.slice(2), {
  now: systemClock().now(),
  readFile,
  readStandardInput: async () => {
    const parts: Uint8Array[] = []
    for await (const part of process.stdin) parts.push(part as Uint8Array)
    return Buffer.concat(parts)
  },
  write: (text) => void process.stdout.write(text),
  tell: (text) => void process.stderr.write(text)
})
