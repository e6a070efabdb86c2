import { join } from 'node:path'

import type { NetworkMode } from '../../shared/ipc/team-state.ts'
import { openHeadlessHub } from '../hub/headless-hub.ts'
import type { HeadlessHubParts } from '../hub/headless-hub.ts'
import { systemClock } from '../hub/clock.ts'

import { exitCodes } from './command.ts'
import type { CommandContext, ExitCode } from './command.ts'
import { boardStanding, peerSentence } from './peer-event.ts'
import type { PeerEvent } from './peer-event.ts'

/** What `slipstream peer` was asked for. */
export type PeerArguments = {
  /** The data folder. */
  readonly folder: string
  readonly invite: string | null
  readonly name: string
  /** `host:port`, or empty. */
  readonly address: string
  readonly listenAt: HeadlessHubParts['listenAt']
  readonly network: Exclude<NetworkMode, 'off'>
  readonly json: boolean
}

/** [CL6] A hub from now until it is asked to end; everything is on disk then. */
export async function runPeer(asked: PeerArguments, context: CommandContext): Promise<ExitCode> {
  const said = new Map<string, string>()
  const tell = (event: PeerEvent): void => {
    const line = asked.json ? JSON.stringify(event) : peerSentence(event)
    // It is told again only once it is different.
    const about = event.event === 'board' ? event.board : event.event
    if (event.event !== 'problem' && said.get(about) === line) return
    said.set(about, line)
    if (event.event === 'problem' && !asked.json) context.tell(`slipstream peer: ${line}\n`)
    else context.write(`${line}\n`)
  }
  const failed = (message: string): ExitCode => {
    context.tell(`slipstream peer: ${message}\n`)
    return exitCodes.failed
  }
  let problem: string | null = null
  const opened = await openHeadlessHub({
    folder: join(asked.folder, 'boards'),
    clock: systemClock(),
    network: asked.network,
    listenAt: asked.listenAt,
    onListening: (port) => tell({ event: 'listening', port }),
    onTeam: (board, team) => {
      const { title, tasks } = board.listing()
      tell({ event: 'board', board: board.id, title, tasks, ...boardStanding(team) })
    },
    onProblem: (message) => {
      problem = message
      tell({ event: 'problem', message })
    }
  })
  if (!opened.ok) return failed(opened.failure)
  const hub = opened.value
  const stopped = context.untilInterrupted()
  if (asked.invite !== null) {
    const joined = await hub.join({ link: asked.invite, name: asked.name, address: asked.address })
    if (!joined.ok) {
      await hub.close()
      return failed(joined.failure)
    }
  }
  if (hub.boards().length === 0) {
    await hub.close()
    return failed(problem ?? `There is no board in ${asked.folder}. --invite LINK joins one.`)
  }
  await stopped
  await hub.close()
  tell({ event: 'stopped' })
  return exitCodes.done
}
