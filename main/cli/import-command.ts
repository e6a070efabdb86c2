import { basename } from 'node:path'

import type { ImportProblem } from '../../shared/formats/import-problem.ts'
import { readFile } from '../hub/intake/read-file.ts'

import { exitCodes } from './command.ts'
import type { Command, CommandContext, ExitCode } from './command.ts'
import { importOptions, parseImportArguments } from './import-arguments.ts'
import { fileBytes } from './file-bytes.ts'
import type { ImportArguments } from './import-arguments.ts'
import { importTable } from './import-table.ts'
import { reportImport } from './report-import.ts'

const help = `Usage: slipstream import FILE [--schedule] [--json] [--now INSTANT] [--time-zone ZONE]

Reads a plan, says what it holds, and computes its schedule. Nothing is written anywhere.

  FILE              Microsoft Project XML (MSPDI), a PSPLIB instance (.sm), or CSV from Jira, Asana, Linear, Trello or
                    a plain table; - is standard input. What a file is, its content says.
  --schedule        also the forecast of every task: early and late dates, floats, critical or not
  --json            JSON instead of a table; docs/CLI.md lists its fields
  --now INSTANT     the moment of the forecast, before which no work that has not begun can start, such as
                    2026-11-25T09:00:00Z. Otherwise the file’s status date, else the start of its project; 0 for a
                    PSPLIB instance; the present for CSV
  --time-zone ZONE  where the file’s local times are, such as Europe/Berlin. Otherwise UTC, so that they come out
                    as they stand in the file, on every machine

Ends with 0 if all went well, 1 if the file cannot be read or imported, 2 if the arguments are wrong.
`

/** `slipstream import`: reads a file as the app does, and says what would become of it. */
export const importCommand: Command = {
  summary: 'reads a plan, and computes its schedule',
  help,
  words: [],
  options: importOptions,
  run: async (args, context) => {
    const parsed = parseImportArguments(args)
    if (!parsed.ok) {
      context.tell(`slipstream import: ${parsed.failure}\n\n${help}`)
      return exitCodes.wrongUsage
    }
    return importFile(parsed.value, context)
  }
}

async function importFile(asked: ImportArguments, context: CommandContext): Promise<ExitCode> {
  const bytes = await fileBytes(asked.file, context)
  if (!bytes.ok) {
    context.tell(`slipstream import: ${bytes.failure}\n`)
    return exitCodes.failed
  }
  let last = 0
  const reading = readFile(
    asked.file === '-' ? 'Standard input' : basename(asked.file),
    bytes.value,
    { now: asked.now ?? context.now, timeZone: asked.timeZone, boardIsEmpty: true, people: [], lastRank: null },
    // In the order of the file, so that the same file has the same output.
    () => `n${`${(last += 1)}`.padStart(9, '0')}`
  )
  const report = reportImport(reading, asked, context.now)
  if (!report.ok) {
    const errors = reading.problems.filter(({ severity }) => severity === 'error')
    const lines = errors.length > 0 ? errors.map(sentenceOf) : [`file: ${report.failure}`]
    context.tell(lines.map((line) => `slipstream import: ${asked.file}: ${line}\n`).join(''))
    return exitCodes.failed
  }
  context.write(asked.json ? `${JSON.stringify(report.value, null, 2)}\n` : importTable(report.value))
  return exitCodes.done
}

function sentenceOf({ where, message }: ImportProblem): string {
  return `${where}: ${message}`
}
