import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { InviteFacts } from '../../shared/ipc/board-deed.ts'
import type { NetworkMode, TeamState } from '../../shared/ipc/team-state.ts'
import type { BoardId } from '../../shared/model/ids.ts'

import type { LiveBoard } from './board/live-board.ts'
import { openBoards } from './board/open-boards.ts'
import { noChances } from './chances/no-chances.ts'
import type { Clock } from './clock.ts'
import { openDevice } from './keys/open-device.ts'
import type { Address } from './peers/parse-address.ts'
import { nodeFileSystem } from './store/node-file-system.ts'
import { keepPort, readKeptPort } from './team/kept-port.ts'
import { createTeam } from './team/team.ts'

/** A hub that no app runs and no window looks at: it keeps its boards level with their members' devices. */
export type HeadlessHub = {
  readonly boards: () => readonly LiveBoard[]
  /** Joins by an invite's link, unless its board is here already; the failure is a sentence. `name` is what this device is called there. */
  readonly join: (invite: {
    readonly link: string
    readonly name: string
    readonly address: string
  }) => Promise<Result<BoardId, string>>
  /** Everything is saved, and everybody let go. */
  readonly close: () => Promise<void>
}

export type HeadlessHubParts = {
  readonly folder: string
  readonly clock: Clock
  readonly network: Exclude<NetworkMode, 'off'>
  /** Null listens on every interface. */
  readonly listenAt: Address | null
  readonly onListening: (port: number) => void
  /** It stands so with a board and its members' devices from now on. */
  readonly onTeam: (board: LiveBoard, team: TeamState) => void
  /** A sentence. */
  readonly onProblem: (message: string) => void
}

/** Opens the boards of a data folder with keys that nothing seals: there is no keyring to ask. The failure is a sentence. */
export async function openHeadlessHub(parts: HeadlessHubParts): Promise<Result<HeadlessHub, string>> {
  const { folder, clock, onProblem } = parts
  const deviceKey = new Uint8Array(0)
  const device = await openDevice({ folder, deviceKey })
  if (!device.ok) return device
  const team = createTeam({
    keys: device.value.keys,
    keysAreSealed: false,
    clock,
    mode: parts.network,
    listenAt: parts.listenAt,
    lastPort: await readKeptPort(folder, nodeFileSystem),
    onPort: (port) => {
      parts.onListening(port)
      keepPort(folder, port, nodeFileSystem).catch(() => onProblem('The port could not be kept: the disk refuses.'))
    },
    onMe: () => undefined,
    onDealtWith: () => undefined,
    onProblem
  })
  const boards = await openBoards({
    folder,
    deviceKey,
    timeZone: 'UTC',
    clock,
    openChances: () => noChances,
    meOn: () => null,
    onAlerts: () => undefined,
    onStep: () => undefined,
    onProblem,
    onForget: team.ownDevices.decline,
    accompany: (board, notes) => {
      const part = team.accompany(board, notes)
      follow(board)
      return part
    }
  })
  await team.ownDevices.begin({
    isHere: boards.has,
    join: (link) => boards.carryOut({ kind: 'join', link, name: '', address: '' }),
    drop: (board) => boards.carryOut({ kind: 'forget', board })
  })

  return succeed({
    boards: boards.all,
    join: async ({ link, name, address }) => {
      const read = await boards.carryOut({ kind: 'readInvite', link })
      if (!read.ok) return read
      if (read.value.kind !== 'invite') return fail('This is no invite.')
      const { board, here } = read.value.facts
      if (here !== null) return succeed(board)
      const joined = await boards.carryOut({ kind: 'join', link, name: nameOn(read.value.facts, name), address })
      return joined.ok ? succeed(board) : joined
    },
    close: async () => {
      team.keepNow()
      team.setMode('off')
      await boards.save()
      await boards.ready()
      const personal = boards.personal()
      for (const board of [...boards.all(), ...(personal === null ? [] : [personal])]) await board.close()
    }
  })

  /** Looks as a window does that is never in front. */
  function follow(board: LiveBoard): void {
    board.view(
      {
        focused: () => false,
        disconnect: () => undefined,
        send: (message) => {
          if (message.type !== 'team') return
          // [TE23] There is nobody to ask: a machine is none of the people that somebody wrote down.
          if (message.team.joining && message.team.namesakes.length > 0)
            void team.carryOut(board.id, { kind: 'iAm', person: null })
          if (!board.membership.keys().isPersonal) parts.onTeam(board, message.team)
        }
      },
      { stateVector: new Uint8Array([0]), lease: null, outbox: 0, outboxSpans: [] }
    )
  }
}

/** A further device of somebody has their name. */
function nameOn({ isForOwnDevice }: InviteFacts, name: string): string {
  return isForOwnDevice ? '' : name
}
