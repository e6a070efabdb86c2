import { readFile } from 'node:fs/promises'

import { instantFromMilliseconds } from '../../shared/model/instant.ts'

import type { CommandContext } from './command.ts'
import { runCommand } from './run-command.ts'
import { runGit } from './run-git.ts'

/** How a command line ended: its code, its results, and what it said beside them. */
export type Outcome = { readonly code: number; readonly out: string; readonly said: string }

let count = 0

/** Runs a command line in September 2020, or as `world` has it. */
export async function runLine(
  args: readonly string[],
  input = '',
  world: Partial<CommandContext> = {}
): Promise<Outcome> {
  let [out, said] = ['', '']
  const milliseconds = world.milliseconds ?? 1_599_600_000_000
  const folder = world.folder ?? '/nowhere'
  const code = await runCommand(args, {
    now: instantFromMilliseconds(milliseconds),
    milliseconds,
    newId: () => `id-${(count += 1)}`,
    environment: {},
    platform: 'linux',
    home: '/nowhere',
    timeZone: 'UTC',
    folder,
    program: ['node', 'slipstream.mjs'],
    git: (words) => runGit(words, folder),
    readFile,
    readStandardInput: () => Promise.resolve(new TextEncoder().encode(input)),
    untilInterrupted: () => Promise.resolve(),
    write: (text) => (out += text),
    tell: (text) => (said += text),
    ...world
  })
  return { code, out, said }
}
