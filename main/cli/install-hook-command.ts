import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

import { exitCodes } from './command.ts'
import type { Command, CommandContext } from './command.ts'

const help = `Usage: slipstream install-hook [--remove]

Writes git hooks into the repository of this folder: from then on a commit that says so tells your boards.

  Finishes SLIP-12      also Starts, Reopens; several keys with commas or “and”
  Blocks SLIP-9         SLIP-9 waits for the first other task that the message names
  Asks @mia which one?  a line of its own; about the first task that the message names

A hook that is there already is kept, and ours comes after it. --remove takes ours out again.
Ends with 0 if all went well, 1 if not, 2 if the arguments are wrong.
`

const hooks = ['post-commit', 'post-merge'] as const
const [begin, end] = ['# slipstream: begin', '# slipstream: end']

/** `slipstream install-hook`: the git hooks of a repository, and out again. */
export const installHookCommand: Command = {
  summary: 'lets commits tell the boards',
  help,
  words: [],
  options: { remove: { type: 'boolean' } },
  run: async (args, context) => {
    if (args.length > 1 || (args.length === 1 && args[0] !== '--remove')) {
      context.tell(`slipstream install-hook: “${args.join(' ')}” is not understood.\n\n${help}`)
      return exitCodes.wrongUsage
    }
    const done = await installHooks(args.length === 0, context)
    if (done.ok) context.write(done.value)
    else context.tell(`slipstream install-hook: ${done.failure}\n`)
    return done.ok ? exitCodes.done : exitCodes.failed
  }
}

async function installHooks(wanted: boolean, context: CommandContext): Promise<Result<string, string>> {
  const found = await context.git(['rev-parse', '--git-path', 'hooks'])
  if (!found.ok) return found
  const folder = resolve(context.folder, found.value.trim())
  try {
    await mkdir(folder, { recursive: true })
    const texts: (readonly [path: string, text: string])[] = []
    for (const hook of hooks) {
      const path = join(folder, hook)
      const before = await readFile(path, 'utf8').catch(() => '')
      const after = withHook(before, wanted ? callOf(hook, context.program) : null)
      if (!after.ok) return fail(`${path}: ${after.failure}`)
      if (after.value !== before) texts.push([path, after.value])
    }
    // Every hook can be written, or none is.
    for (const [path, text] of texts) {
      await writeFile(path, text)
      await chmod(path, 0o755)
    }
  } catch (cause) {
    // A disk that refuses says so only by throwing; its message names the file.
    return fail(cause instanceof Error ? cause.message : String(cause))
  }
  return succeed(`${wanted ? 'Commits tell your boards' : 'Commits tell nothing any more'}: ${folder}\n`)
}

/** A hook with our part replaced by `call`, or taken out. */
function withHook(before: string, call: string | null): Result<string, string> {
  const [from, until] = [before.indexOf(begin), before.indexOf(end)]
  const rest = from >= 0 && until > from ? before.slice(0, from) + before.slice(until + end.length + 1) : before
  if (call === null) return succeed(rest)
  const [first = ''] = rest.split('\n')
  if (rest.trim() !== '' && !/^#!.*\b(sh|bash|dash|zsh)\b/.test(first))
    return fail('this hook is no shell script; call “slipstream git-hook” from it yourself.')
  const head = rest.trim() === '' ? '#!/bin/sh\n' : rest.endsWith('\n') ? rest : `${rest}\n`
  return succeed(`${head}${begin}\n${call}\n${end}\n`)
}

/** Errors are told and never fail a commit. */
function callOf(hook: string, program: readonly string[]): string {
  return `${program.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ')} git-hook ${hook} || true`
}
