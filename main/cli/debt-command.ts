import { basename } from 'node:path'
import { parseArgs } from 'node:util'

import { computeDebt } from '../../shared/debt/compute-debt.ts'
import { readBoardJson } from '../../shared/formats/read-board-json.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'

import { exitCodes } from './command.ts'
import type { Command, CommandContext, ExitCode } from './command.ts'
import { reportDebt } from './debt-report.ts'
import type { DebtReport } from './debt-report.ts'
import { fileBytes } from './file-bytes.ts'
import { parseMoment } from './parse-moment.ts'
import { readOptions } from './read-options.ts'
import { textTable, titleCell } from './text-table.ts'

const help = `Usage: slipstream debt FILE [--at INSTANT] [--json]

Says what stands still on a board, what is tied up in it, and what the waiting has cost. Nothing is written anywhere.

  FILE            a board’s JSON (docs/board.schema.json); - is standard input
  --at INSTANT    the moment of the ledger, such as 2026-11-25T09:00:00Z. Otherwise now
  --json          JSON instead of a table, each figure at full precision and rounded; docs/CLI.md lists its fields

Ends with 0 if all went well, 1 if the file cannot be read, 2 if the arguments are wrong.
`

const options = { at: { type: 'string' }, json: { type: 'boolean' } } as const

/** `slipstream debt`: a board's ledger at a moment. */
export const debtCommand: Command = {
  summary: 'says what stands still, and what that costs',
  help,
  words: [],
  options,
  run: async (args, context) => {
    const parsed = readOptions(() => parseArgs({ args: [...args], allowPositionals: true, options }))
    const file = parsed.ok ? parsed.value.positionals[0] : undefined
    if (!parsed.ok || file === undefined || file === '' || parsed.value.positionals.length > 1) {
      const why = parsed.ok ? 'One FILE is needed.' : parsed.failure
      context.tell(`slipstream debt: ${why}\n\n${help}`)
      return exitCodes.wrongUsage
    }
    const { at, json } = parsed.value.values
    const now = at === undefined ? context.now : parseMoment(at, 'UTC')
    if (now === null) {
      context.tell(`slipstream debt: --at: “${at}” is no moment, such as 2026-11-25T09:00:00Z.\n\n${help}`)
      return exitCodes.wrongUsage
    }
    return tellDebt(file, now, json === true, context)
  }
}

async function tellDebt(
  file: string,
  now: CommandContext['now'],
  asJson: boolean,
  context: CommandContext
): Promise<ExitCode> {
  const bytes = await fileBytes(file, context)
  if (!bytes.ok) {
    context.tell(`slipstream debt: ${bytes.failure}\n`)
    return exitCodes.failed
  }
  const board = readBoardJson(new TextDecoder().decode(bytes.value))
  if (!board.ok) {
    const name = file === '-' ? 'standard input' : basename(file)
    context.tell(board.failure.map((line) => `slipstream debt: ${name}: ${line}\n`).join(''))
    return exitCodes.failed
  }
  const { graph, moments } = board.value
  const ledger = computeDebt(graph, computeSchedule(graph, now), moments, now, true)
  const report = reportDebt(graph, ledger)
  context.write(asJson ? `${JSON.stringify(report, null, 2)}\n` : debtTable(report))
  return exitCodes.done
}

function debtTable({ title, totals, lines, delay }: DebtReport): string {
  const hours = (figure: DebtReport['totals']['principal']): string => `${(figure?.rounded ?? 0).toFixed(2)} h`
  const head = [
    `${titleCell(title)}: ${hours(totals.principal)} tied up + ${hours(totals.interest)} interest, growing ${hours(totals.rate)} a day`,
    `${hours(totals.invested)} put in and not delivered; ${hours(totals.moving)} of them are moving`,
    ...delay.map((one) => `${one.days.rounded.toFixed(2)} days on ${titleCell(one.title ?? one.promise)}`)
  ]
  const rows = lines.map((line) => [
    line.code,
    titleCell(line.title ?? line.cause),
    line.move.join(', '),
    line.since.slice(0, 10),
    line.principal.rounded.toFixed(2),
    line.interest.total.rounded.toFixed(2),
    line.rate.rounded.toFixed(2)
  ])
  const table =
    lines.length === 0
      ? []
      : ['', ...textTable(['', 'what', 'whose move', 'since', 'tied up', 'interest', 'a day'], rows)]
  return `${[...head, ...table].join('\n')}\n`
}
