import { exitCodes } from './command.ts'
import type { Command, CommandContext, ExitCode } from './command.ts'
import { completionCommand } from './completion-command.ts'
import { debtCommand } from './debt-command.ts'
import { emitCommand } from './emit-command.ts'
import { exportCommand } from './export-command.ts'
import { gitHookCommand } from './git-hook-command.ts'
import { importCommand } from './import-command.ts'
import { installHookCommand } from './install-hook-command.ts'
import { peerCommand } from './peer-command.ts'
import { readyCommand } from './ready-command.ts'
import { whyCommand } from './why-command.ts'

/** Every command of the command line. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['import', importCommand],
  ['ready', readyCommand],
  ['why', whyCommand],
  ['debt', debtCommand],
  ['export', exportCommand],
  ['emit', emitCommand],
  ['peer', peerCommand],
  ['install-hook', installHookCommand],
  ['git-hook', gitHookCommand],
  ['completion', completionCommand(() => commands)]
])

/** Runs what the arguments after `slipstream` ask for. Never rejects for what a person typed or a file holds. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') return help(rest[0], context)
  if (name === undefined) {
    context.tell(overview())
    return exitCodes.wrongUsage
  }
  const command = commands.get(name)
  if (command === undefined) return unknown(name, context)
  if (rest.includes('--help') || rest.includes('-h')) return help(name, context)
  return command.run(rest, context)
}

function help(name: string | undefined, context: CommandContext): ExitCode {
  const command = name === undefined ? null : commands.get(name)
  if (command === undefined) return unknown(name ?? '', context)
  context.write(command === null ? overview() : command.help)
  return exitCodes.done
}

function unknown(name: string, { tell }: CommandContext): ExitCode {
  tell(`slipstream: there is no command “${name}”.\n\n${overview()}`)
  return exitCodes.wrongUsage
}

function overview(): string {
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`)
  return `Usage: slipstream COMMAND …\n\n${lines.join('\n')}\n\n“slipstream help COMMAND” says more about one.\n`
}
