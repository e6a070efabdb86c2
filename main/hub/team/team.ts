import { fail } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { TeamDeed, TeamDeedDone } from '../../../shared/ipc/team-deed.ts'
import type { NetworkMode } from '../../../shared/ipc/team-state.ts'
import type { BoardId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { NotesOfBoard } from '../board/open-boards.ts'
import type { Clock } from '../clock.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'
import type { Announcement, Discovery } from '../peers/discovery.ts'
import { localAddresses } from '../peers/local-addresses.ts'
import { createLocalDiscovery } from '../peers/local-discovery.ts'
import { openMulticastSocket } from '../peers/open-multicast-socket.ts'
import type { Address } from '../peers/parse-address.ts'
import { createPeerNetwork } from '../peers/peer-network.ts'
import { createOwnDevices } from '../personal/own-devices.ts'
import type { OwnDevices } from '../personal/own-devices.ts'

import { createBoardTeam } from './board-team.ts'
import type { BoardTeam } from './board-team.ts'

export type TeamParts = {
  readonly keys: DeviceKeys
  readonly keysAreSealed: boolean
  readonly clock: Clock
  readonly mode: NetworkMode
  /** Null listens on every interface. */
  readonly listenAt: Address | null
  /** [TE9] Where it listened last; null where it never did. */
  readonly lastPort: number | null
  readonly onPort: (port: number) => void
  readonly onMe: (board: BoardId, person: PersonId) => void
  /** [PD7] */
  readonly onDealtWith: (alerts: readonly string[]) => void
  readonly onProblem: (message: string) => void
}

/** This device among those of its teammates, over all boards. The network is quiet until a board is shared or joined. */
export type Team = {
  /** A board is open; the returned function ends its part. */
  readonly accompany: (board: LiveBoard, notes: NotesOfBoard) => () => void
  readonly carryOut: (board: BoardId, deed: TeamDeed) => Promise<Result<TeamDeedDone, string>>
  readonly ownDevices: Pick<OwnDevices, 'begin' | 'dealWith' | 'decline'>
  readonly lookAt: (board: BoardId, task: TaskId | null) => void
  /** [TE13] To be called before boards are saved for the last time. */
  readonly keepNow: () => void
  readonly setMode: (mode: NetworkMode) => void
  /** The machine sleeps, or has woken up. */
  readonly setAsleep: (asleep: boolean) => void
}

/** How long an invite waits for the network to listen, in milliseconds. */
const listenLimit = 2000

const everywhere = '0.0.0.0'

export function createTeam(parts: TeamParts): Team {
  const { clock } = parts
  const listenAt = parts.listenAt ?? { host: everywhere, port: parts.lastPort ?? 0 }
  const boards = new Map<BoardId, { readonly board: LiveBoard; readonly team: BoardTeam }>()
  const waiting = new Set<() => void>()
  let mode = parts.mode
  let asleep = false
  let kept = parts.lastPort
  const local = createLocalDiscovery({ clock, addresses: localAddresses, openSocket: openMulticastSocket })

  /** [A1] Where a person wants no announcements, or this device listens to itself alone, nothing is said to the network. */
  const discovery: Discovery = {
    start: (own, onSighting) =>
      mode === 'local' && !isLoopback(listenAt.host) ? local.start(own, onSighting) : silence
  }
  const network = createPeerNetwork({
    keys: parts.keys,
    clock,
    listenAt,
    otherPortWillDo: parts.listenAt === null,
    discovery,
    addresses: localAddresses,
    isWelcome: (device) => [...boards.values()].some(({ team }) => team.isKnown(device)),
    onProblem: parts.onProblem,
    // Each board of the device says it for itself.
    onMisbehaved: () => undefined,
    onLinks: () => {
      const port = network.port()
      if (port !== null && port !== kept) parts.onPort(port)
      kept = port ?? kept
      for (const go of waiting) go()
    }
  })
  if (mode === 'off') network.suspend()

  const ownDevices = createOwnDevices({
    clock,
    boards: () => [...boards.values()].map(({ board, team }) => ({ board, carryOut: team.carryOut })),
    onDealtWith: parts.onDealtWith,
    onProblem: parts.onProblem
  })

  /** What own devices do for each other follows from who belongs, and from what the personal board holds. */
  function lookWhenChanged(board: LiveBoard): () => void {
    let members = board.membership.members()
    void ownDevices.look()
    return board.exchange.onGrowth(() => {
      const before = members
      members = board.membership.members()
      if (members !== before || board.membership.keys().isPersonal) void ownDevices.look()
    })
  }

  function attend(): void {
    network.suspend()
    if (mode !== 'off' && !asleep) network.resume()
    for (const { team } of boards.values()) team.changed()
  }

  async function ownAddresses(): Promise<readonly string[]> {
    if (mode === 'off') return []
    const port = await portOnceListening()
    if (port === null) return []
    const hosts = listenAt.host === everywhere ? localAddresses() : [listenAt.host]
    return hosts.map((host) => `${host}:${port}`)
  }

  function portOnceListening(): Promise<number | null> {
    const port = network.port()
    if (port !== null) return Promise.resolve(port)
    return new Promise((resolve) => {
      const go = (): void => {
        waiting.delete(go)
        cancel()
        resolve(network.port())
      }
      const cancel = clock.after(listenLimit, go)
      waiting.add(go)
    })
  }

  return {
    accompany: (board, notes) => {
      const team = createBoardTeam({
        board,
        network,
        clock,
        mode: () => mode,
        keysAreSealed: parts.keysAreSealed,
        notes,
        ownAddresses,
        onMe: (person) => {
          // [PD1] Nobody asks who one is there.
          if (!board.membership.keys().isPersonal) parts.onMe(board.id, person)
        },
        onProblem: parts.onProblem
      })
      boards.set(board.id, { board, team })
      const stopLooking = lookWhenChanged(board)
      return () => {
        stopLooking()
        team.close()
        if (boards.get(board.id)?.team === team) boards.delete(board.id)
      }
    },
    carryOut: async (board, deed) => {
      const done = await (boards.get(board)?.team.carryOut(deed) ?? fail('This board is not open.'))
      if (done.ok && deed.kind === 'retire') await ownDevices.retired(deed.device)
      return done
    },
    ownDevices,
    lookAt: (board, task) => boards.get(board)?.team.lookAt(task),
    keepNow: () => {
      for (const { team } of boards.values()) team.keepNow()
    },
    setMode: (next) => {
      if (next === mode) return
      mode = next
      attend()
    },
    setAsleep: (next) => {
      if (next === asleep) return
      asleep = next
      attend()
    }
  }
}

const silence: Announcement = { setTopics: () => undefined, stop: () => undefined }

function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1' || host === 'localhost'
}
