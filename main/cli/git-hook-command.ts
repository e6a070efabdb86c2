import { readCommitMessage } from '../../shared/signals/read-commit-message.ts'

import { exitCodes } from './command.ts'
import type { Command, CommandContext } from './command.ts'
import { dataFolder } from './data-folder.ts'
import { deliverEvents } from './deliver-events.ts'
import type { Delivery, OutgoingEvent } from './deliver-events.ts'
import { spoolName } from './spool-name.ts'

const help = `Usage: slipstream git-hook post-commit | post-merge

What the hooks call that “slipstream install-hook” writes: tells the boards what the newest commits’ messages say, such as
“Finishes SLIP-12”. Ends with 0 whatever happens: no commit fails for it.
`

/** Newest commits that one merge may bring; older ones were told by those who made them. */
const mostCommits = 200

/** `slipstream git-hook`: the messages of the newest commits, as events whose ids follow from the commits. */
export const gitHookCommand: Command = {
  summary: 'is called by the git hooks',
  help,
  words: ['post-commit', 'post-merge'],
  options: {},
  run: async ([hook, ...more], context) => {
    if ((hook !== 'post-commit' && hook !== 'post-merge') || more.length > 0) {
      context.tell(`slipstream git-hook: which hook it is, is missing.\n\n${help}`)
      return exitCodes.wrongUsage
    }
    const events = await eventsOf(hook, context)
    if (events.length === 0) return exitCodes.done
    const delivery = await deliverEvents(dataFolder(undefined, context), events, spoolName(context))
    context.tell(
      delivery.ok
        ? events.map((event, place) => `slipstream: ${lineOf(event, delivery.value, place)}\n`).join('')
        : `slipstream: ${delivery.failure}\n`
    )
    return exitCodes.done
  }
}

function lineOf({ type, subject = '' }: OutgoingEvent, delivery: Delivery, place: number): string {
  if (!delivery.delivered) return `${type} ${subject}: told at the app’s next start`
  const { result, reason } = delivery.results[place] ?? { result: 'ignored' }
  return `${type} ${subject}: ${result}${reason === undefined ? '' : `: ${reason}`}`
}

/** [GH2] The same for everybody who has the commits, also for a webhook: a commit's name is its own everywhere. */
async function eventsOf(
  hook: 'post-commit' | 'post-merge',
  { git }: CommandContext
): Promise<readonly OutgoingEvent[]> {
  const range = hook === 'post-commit' ? ['-1', 'HEAD'] : [`-${mostCommits}`, 'ORIG_HEAD..HEAD']
  const log = await git(['log', '--reverse', '--format=%H%x00%cI%x00%B%x00', ...range])
  if (!log.ok) return []
  const fields = log.value.split('\0')
  const events: OutgoingEvent[] = []
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [commit = '', time = '', message = ''] = fields.slice(index, index + 3)
    for (const [place, { type, subject, data }] of readCommitMessage(message).entries()) {
      const id = `${commit.trim()}/${place + 1}`
      events.push({
        specversion: '1.0',
        id,
        source: 'git',
        type,
        subject,
        time: time.trim(),
        ...(data === null ? {} : { data })
      })
    }
  }
  return events
}
