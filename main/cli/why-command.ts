import { parseArgs } from 'node:util'

import { isTimeZone } from '../../shared/formats/local-time.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { instantFromMilliseconds } from '../../shared/model/instant.ts'
import { localMoment } from '../../shared/reports/moment-words.ts'
import type { WhyBlocker, WhyReport } from '../../shared/reports/why-report.ts'
import { questionPaths } from '../hub/signals/answer-question.ts'

import { answerWithReport, reportJson } from './answer-with-report.ts'
import type { ReportAsked } from './answer-with-report.ts'
import type { Command } from './command.ts'
import { readOptions } from './read-options.ts'
import { whySchema } from './report-schemas.ts'

const help = `Usage: slipstream why TASK [--board BOARD] [--time-zone ZONE] [--json]

Says where a task stands, what blocks it, and why it is when it is: from its finish back to the fact behind all of it.

  TASK                a short key, such as SLIP-12, or a task’s id
  --board BOARD       a board’s id or title, where TASK alone does not say which board
  --time-zone ZONE    the zone of the dates, such as Europe/Berlin; otherwise this machine’s
  --json              JSON instead of sentences; docs/CLI.md lists its fields
  --data-folder DIR   the app’s data folder; otherwise SLIPSTREAM_DATA_FOLDER, else the usual one

Asks the running app. With the app closed it reads the boards from the disk, unless the system’s keyring seals them.
Ends with 0; 1 if no task is meant, or several, or nobody can say; 2 if the arguments are wrong.
`

const options = {
  board: { type: 'string' },
  'time-zone': { type: 'string' },
  json: { type: 'boolean' },
  'data-folder': { type: 'string' }
} as const

/** `slipstream why TASK`: where it stands, and the chain of reasons. */
export const whyCommand: Command = {
  summary: 'says why a task is when it is',
  help,
  words: [],
  options,
  run: (args, context) =>
    answerWithReport(
      { name: 'why', help, path: questionPaths.why, schema: whySchema },
      parseWhyArguments(args, context.timeZone),
      context
    )
}

function parseWhyArguments(args: readonly string[], localZone: string): Result<ReportAsked<WhyReport>, string> {
  const parsed = readOptions(() => parseArgs({ args: [...args], allowPositionals: true, options }))
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const [task, ...more] = positionals
  if (task === undefined || task === '') return fail('TASK is missing, such as SLIP-12.')
  if (more.length > 0) return fail(`One TASK at a time; ${positionals.length} are named.`)
  const timeZone = values['time-zone'] ?? localZone
  if (!isTimeZone(timeZone)) return fail(`--time-zone: “${timeZone}” is no time zone, such as Europe/Berlin.`)
  return succeed({
    words: { task, board: values.board, timeZone },
    named: values['data-folder'],
    spell: values.json === true ? reportJson : (report: WhyReport) => whySentences(report, timeZone)
  })
}

const stateWords: Readonly<Record<WhyReport['state'], string>> = {
  blocked: 'is blocked',
  clear: 'is clear to start',
  inProgress: 'is in progress',
  waiting: 'is waiting',
  done: 'is done',
  cancelled: 'is cancelled'
}

function whySentences(report: WhyReport, timeZone: string): string {
  const { key, title, owner, board, state, critical, blockers, chain } = report
  const whose = owner === null ? 'nobody’s' : `${owner}’s`
  const lines = [
    `${key} “${title}” (${whose}, on “${board}”) ${stateWords[state]}${critical ? ', and critical' : ''}.`,
    ...blockers.map((blocker) => `  ${blockerSentence(blocker, timeZone)}`),
    ...chain.map((step) => `  ${step.key} “${step.title}” ${step.sentence}.`)
  ]
  return `${lines.join('\n')}\n`
}

function blockerSentence({ kind, key, title, owner, until }: WhyBlocker, timeZone: string): string {
  const task = `${key} “${title}”${owner === null ? '' : ` (${owner})`}`
  switch (kind) {
    case 'task':
      return `It waits for ${task}.`
    case 'approval':
      return `It waits for a yes: ${task}.`
    case 'handoff':
      return `It waits for the handoff from ${task} to be caught.`
    case 'notBefore':
      return `It may not start before ${until === null ? 'its date' : localMoment(timeZone)(instantFromMilliseconds(Date.parse(until)))}.`
    default:
      return assertNever(kind)
  }
}
