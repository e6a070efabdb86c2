import { exitCodes } from './command.ts'
import type { Command, ExitCode } from './command.ts'
import { dataFolder } from './data-folder.ts'
import { deliverEvents } from './deliver-events.ts'
import type { Delivery, OutgoingEvent } from './deliver-events.ts'
import { emitOptions, emitVerbs, parseEmitArguments } from './emit-arguments.ts'
import { spoolName } from './spool-name.ts'

const help = `Usage: slipstream emit WHAT [TASK] [MORE] [options]

Tells a board what happened. With the app closed it is told at its next start.

  started TASK, finished TASK, reopened TASK
  progress TASK 60%
  estimate TASK 3d                      3d, 4h or 90m; a day has eight hours
  slipped TASK --days 2                 not before two days from now; or --to DATE, or not-before TASK DATE
  blocks TASK OTHER                     OTHER waits for TASK
  asks TASK NAME --text QUESTION
  promise TASK DATE, cancelled TASK     these wait for a person’s yes
  busy FROM/TO …                        all the times in which SOURCE says you are busy: for your own devices,
                                        on no board
  TYPE TASK --data JSON                 any other event, such as ci.build.passed

  TASK                a short key, such as SLIP-12, or a task’s id
  --note TEXT         kept with it
  --at INSTANT        when it happened, such as 2026-11-25T09:00:00Z. Otherwise now
  --board BOARD       a board’s id or title, where TASK alone does not say which board
  --source SOURCE     who tells it; otherwise slipstream-cli
  --id ID             with the source it makes the event: the same again changes nothing
  --json              JSON instead of a sentence; docs/CLI.md lists its fields
  --data-folder DIR   the app’s data folder; otherwise SLIPSTREAM_DATA_FOLDER, else the usual one

Ends with 0 if the board took it, or will at the app’s next start; 1 if it was ignored or cannot be told; 2 if the
arguments are wrong.
`

/** `slipstream emit`: one event, told to the running app or left for its next start. */
export const emitCommand: Command = {
  summary: 'tells a board what happened',
  help,
  words: emitVerbs,
  options: emitOptions,
  run: async (args, context) => {
    const parsed = parseEmitArguments(args, { id: context.newId(), milliseconds: context.milliseconds })
    if (!parsed.ok) {
      context.tell(`slipstream emit: ${parsed.failure}\n\n${help}`)
      return exitCodes.wrongUsage
    }
    const { event, json } = parsed.value
    const folder = dataFolder(parsed.value.dataFolder, context)
    const delivery = await deliverEvents(folder, [event], spoolName(context))
    if (!delivery.ok) {
      context.tell(`slipstream emit: ${delivery.failure}\n`)
      return exitCodes.failed
    }
    context.write(json ? `${JSON.stringify(delivery.value, null, 2)}\n` : sentenceOf(event, delivery.value))
    return codeOf(delivery.value)
  }
}

function sentenceOf({ type, subject }: OutgoingEvent, delivery: Delivery): string {
  const event = subject === undefined ? type : `${type} ${subject}`
  if (!delivery.delivered) return `${event}: Slipstream does not run; it is told at its next start.\n`
  return delivery.results
    .map(({ result, reason }) => `${event}: ${result}${reason === undefined ? '' : `: ${reason}`}\n`)
    .join('')
}

function codeOf(delivery: Delivery): ExitCode {
  const ignored = delivery.delivered && delivery.results.some(({ result }) => result === 'ignored')
  return ignored ? exitCodes.failed : exitCodes.done
}
