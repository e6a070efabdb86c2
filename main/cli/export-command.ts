import { parseArgs } from 'node:util'

import { writeBoardJson } from '../../shared/formats/write-board-json.ts'
import type { BoardJson } from '../../shared/formats/write-board-json.ts'
import { succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { questionPaths } from '../hub/signals/answer-question.ts'

import { answerWithReport } from './answer-with-report.ts'
import type { ReportAsked } from './answer-with-report.ts'
import type { Command } from './command.ts'
import { readOptions } from './read-options.ts'
import { boardJsonSchema } from './report-schemas.ts'

const help = `Usage: slipstream export [--board BOARD] > FILE

Writes everything that a board says as JSON (docs/board.schema.json), for “slipstream debt” and for any other program.

  --board BOARD       a board’s id or title; may be left out where only one is open
  --data-folder DIR   the app’s data folder; otherwise SLIPSTREAM_DATA_FOLDER, else the usual one

Asks the running app. With the app closed it reads the board from the disk, unless the system’s keyring seals it.
Ends with 0 if the board was written, 1 if nobody can say it, 2 if the arguments are wrong.
`

const options = { board: { type: 'string' }, 'data-folder': { type: 'string' } } as const

/** `slipstream export`: a board as JSON. */
export const exportCommand: Command = {
  summary: 'writes a board as JSON',
  help,
  words: [],
  options,
  run: (args, context) =>
    answerWithReport(
      { name: 'export', help, path: questionPaths.export, schema: boardJsonSchema },
      parseExportArguments(args),
      context
    )
}

function parseExportArguments(args: readonly string[]): Result<ReportAsked<BoardJson>, string> {
  const parsed = readOptions(() => parseArgs({ args: [...args], options }))
  if (!parsed.ok) return parsed
  const { board, 'data-folder': named } = parsed.value.values
  return succeed({ words: { board }, named, spell: writeBoardJson })
}
