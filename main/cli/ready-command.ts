import { parseArgs } from 'node:util'

import { succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { ReadyReport } from '../../shared/reports/ready-report.ts'
import { questionPaths } from '../hub/signals/answer-question.ts'

import { answerWithReport, reportJson } from './answer-with-report.ts'
import type { ReportAsked } from './answer-with-report.ts'
import type { Command } from './command.ts'
import { readOptions } from './read-options.ts'
import { readySchema } from './report-schemas.ts'
import { textTable, titleCell } from './text-table.ts'

const help = `Usage: slipstream ready [--me NAME] [--board BOARD] [--json]

Lists what is clear to start, first what the most open work waits for.

  --me NAME           what this person owns; otherwise everybody’s, and what nobody owns
  --board BOARD       a board’s id or title; otherwise all boards that are open
  --json              JSON instead of a table; docs/CLI.md lists its fields
  --data-folder DIR   the app’s data folder; otherwise SLIPSTREAM_DATA_FOLDER, else the usual one

Asks the running app. With the app closed it reads the boards from the disk, unless the system’s keyring seals them.
Ends with 0, also where nothing is clear; 1 if nobody can say; 2 if the arguments are wrong.
`

const options = {
  me: { type: 'string' },
  board: { type: 'string' },
  json: { type: 'boolean' },
  'data-folder': { type: 'string' }
} as const

/** `slipstream ready`: what is clear to start, in the order of what it sets free. */
export const readyCommand: Command = {
  summary: 'lists what is clear to start',
  help,
  words: [],
  options,
  run: (args, context) =>
    answerWithReport(
      { name: 'ready', help, path: questionPaths.ready, schema: readySchema },
      parseReadyArguments(args),
      context
    )
}

function parseReadyArguments(args: readonly string[]): Result<ReportAsked<ReadyReport>, string> {
  const parsed = readOptions(() => parseArgs({ args: [...args], options }))
  if (!parsed.ok) return parsed
  const { me, board, json, 'data-folder': named } = parsed.value.values
  return succeed({ words: { me, board }, named, spell: json === true ? reportJson : readyTable })
}

function readyTable({ tasks }: ReadyReport): string {
  if (tasks.length === 0) return 'Nothing is clear to start.\n'
  const boards = new Set(tasks.map(({ board }) => board))
  const header = ['task', 'title', 'owner', 'sets free', '', ...(boards.size > 1 ? ['board'] : [])]
  const rows = tasks.map(({ key, title, owner, unblocks, critical, board }) => [
    key,
    titleCell(title),
    owner ?? '',
    unblocks === 0 ? '' : `${unblocks}`,
    critical ? 'critical' : '',
    board
  ])
  return `${textTable(
    header,
    rows.map((row) => row.slice(0, header.length))
  ).join('\n')}\n`
}
