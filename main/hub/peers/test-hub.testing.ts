import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { BoardId, DeviceId, TaskId } from '../../../shared/model/ids.ts'
import type { PeerDoor } from '../../../shared/sync/peer-door.ts'
import { succeed } from '../../../shared/lib/result.ts'
import type { LiveBoard } from '../board/live-board.ts'
import { openBoards } from '../board/open-boards.ts'
import type { OpenBoards } from '../board/open-boards.ts'
import { noChances } from '../chances/no-chances.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { blake2b } from '../keys/blake2b.ts'
import { loadDeviceKeys } from '../keys/load-device-keys.ts'
import { loadBoardKeys, saveBoardKeys } from '../keys/board-key-file.ts'
import { plainSealer } from '../keys/plain-sealer.ts'
import { newUuid } from '../new-uuid.ts'
import { boardFolder } from '../store/board-paths.ts'

import { createBoardPeers } from './board-peers.ts'
import type { BoardPeers } from './board-peers.ts'
import type { Discovery } from './discovery.ts'
import { createKnownDevices } from './known-devices.ts'
import { localAddresses } from './local-addresses.ts'
import { createPeerNetwork } from './peer-network.ts'
import type { PeerNetwork } from './peer-network.ts'

/** A whole hub of one device without windows: boards on disk, and a network of loopback or of the namespace it runs in. */
export type TestHub = {
  readonly device: DeviceId
  readonly boards: OpenBoards
  readonly network: PeerNetwork
  readonly board: () => LiveBoard
  readonly peers: () => BoardPeers
  readonly alerts: AlertMessage[]
  readonly problems: string[]
  /** Adds a task by hand. */
  readonly addTask: (title: string) => TaskId
  /** What the board on disk comes to; equal exactly where two hubs hold the same. */
  readonly state: () => string
  readonly close: () => Promise<void>
}

export type TestHubOptions = {
  /** The board to hold; null makes one. */
  readonly board: { readonly id: BoardId; readonly folder: string } | null
  readonly folder: string
  readonly host?: string
  readonly port?: number
  readonly discovery?: Discovery | null
  readonly clock?: Clock
  readonly onChange?: () => void
  readonly door?: PeerDoor
}

function topicOf(board: BoardId): string {
  return Buffer.from(blake2b(Buffer.from(board))).toString('hex')
}

export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'slipstream-peers-'))
}

/** Everybody who proved a key is let in: for what is not about membership. */
const openDoor: PeerDoor = {
  isKnown: () => true,
  prove: (binding) => binding,
  admit: () => Promise.resolve(succeed(undefined))
}

export async function openTestHub(options: TestHubOptions): Promise<TestHub> {
  const { folder, board, clock = systemClock() } = options
  const alerts: AlertMessage[] = []
  const problems: string[] = []
  if (board !== null) {
    const keys = await loadBoardKeys(board.id, { folder: boardFolder(board.folder, board.id), sealer: plainSealer })
    if (!keys.ok || keys.value === null) throw new Error('the board has keys')
    // With the root: what is tested here is not membership, and a board that was joined takes nothing before it has that.
    await saveBoardKeys(keys.value, { folder: boardFolder(folder, board.id), sealer: plainSealer })
  }
  const loaded = await loadDeviceKeys({ folder, sealer: plainSealer })
  if (!loaded.ok) throw new Error(loaded.failure.message)
  const { keys } = loaded.value
  const door = options.door ?? openDoor
  const network = createPeerNetwork({
    keys,
    clock,
    listenAt: { host: options.host ?? '127.0.0.1', port: options.port ?? 0 },
    discovery: options.discovery ?? null,
    addresses: localAddresses,
    isWelcome: door.isKnown,
    onProblem: (message) => problems.push(message),
    onMisbehaved: (device, why) => problems.push(`${device.slice(0, 8)} was cut off: ${why}`),
    onLinks: () => options.onChange?.()
  })
  const peers = new Map<BoardId, BoardPeers>()
  const boards = await openBoards({
    folder,
    deviceKey: new Uint8Array(0),
    timeZone: 'UTC',
    clock,
    openChances: () => noChances,
    meOn: () => null,
    onAlerts: (told) => alerts.push(...told),
    onStep: () => options.onChange?.(),
    onProblem: (message) => problems.push(message),
    accompany: (live) => {
      const own = createBoardPeers({
        topic: topicOf(live.id),
        board: live.exchange,
        door,
        crypto: { hash: blake2b },
        clock,
        network,
        known: createKnownDevices([], () => undefined),
        devices: () => [],
        onChange: () => options.onChange?.(),
        onMisbehaved: (device, why) => problems.push(`${device.slice(0, 8)} was cut off: ${why}`)
      })
      peers.set(live.id, own)
      return () => own.close()
    }
  })
  const id = board === null ? (await boards.create('A shared board', false)).board.id : board.id
  const live = (): LiveBoard => {
    const found = boards.find(id)
    if (found === null) throw new Error('the board is being replayed')
    return found
  }
  return {
    device: keys.device,
    boards,
    network,
    alerts,
    problems,
    board: live,
    peers: () => {
      const own = peers.get(id)
      if (own === undefined) throw new Error('no peers')
      return own
    },
    addTask: (title) => {
      const task = newUuid<TaskId>(clock)
      const intent: Intent = { type: 'createTask', task: { id: task, title } }
      const outcome = live().act(intent, title, { id: newUuid(clock), by: null, at: clock.milliseconds() }, false)
      if (!outcome.ok) throw new Error(outcome.failure.message)
      return task
    },
    state: () => {
      const digest = live().exchange.digest()
      return digest === null ? 'not on disk yet' : Buffer.concat([digest.at, digest.value]).toString('hex')
    },
    close: async () => {
      for (const own of peers.values()) own.close()
      network.close()
      await boards.save()
      for (const each of boards.all()) await each.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
