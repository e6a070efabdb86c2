import type * as z from 'zod/mini'

import type { Result } from '../../shared/lib/result.ts'

import { askBoards } from './ask-boards.ts'
import type { BoardsAsked } from './ask-boards.ts'
import { exitCodes } from './command.ts'
import type { Command, CommandContext, ExitCode } from './command.ts'
import { dataFolder } from './data-folder.ts'

/** A command that puts one question to the boards. */
export type ReportCommand<Report> = Pick<BoardsAsked, 'path'> & {
  /** The word after `slipstream`. */
  readonly name: string
  readonly help: Command['help']
  readonly schema: z.ZodMiniType<Report>
}

/** What its arguments ask, and how the answer is written. */
export type ReportAsked<Report> = Pick<BoardsAsked, 'words'> & {
  /** The data folder that was named. */
  readonly named: string | undefined
  readonly spell: (report: Report) => string
}

/** [CL4] Writes the answer; arguments that are wrong, and a question that nobody can answer, are told under the command's name. */
export async function answerWithReport<Report>(
  { name, help, path, schema }: ReportCommand<Report>,
  asked: Result<ReportAsked<Report>, string>,
  context: CommandContext
): Promise<ExitCode> {
  if (!asked.ok) {
    context.tell(`slipstream ${name}: ${asked.failure}\n\n${help}`)
    return exitCodes.wrongUsage
  }
  const { words, named, spell } = asked.value
  const folder = dataFolder(named, context)
  const answer = await askBoards({ folder, path, words, milliseconds: context.milliseconds }, schema)
  if (!answer.ok) {
    context.tell(`slipstream ${name}: ${answer.failure}\n`)
    return exitCodes.failed
  }
  context.write(spell(answer.value))
  return exitCodes.done
}

/** A report as `--json` writes it. */
export function reportJson(report: unknown): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
