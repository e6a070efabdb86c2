import { openGraphIndex } from '../../../shared/document/graph-index.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import type { BoardView } from '../../../shared/reports/board-view.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'
import { decodeFrame } from '../../../shared/sync/decode-frame.ts'
import type { Clock } from '../clock.ts'
import { loadBoardKeys } from '../keys/board-key-file.ts'
import { loadDeviceKeys } from '../keys/load-device-keys.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'
import { plainSealer } from '../keys/plain-sealer.ts'
import { randomBytes } from '../keys/random-bytes.ts'
import { boardFolder } from '../store/board-paths.ts'
import { listBoards } from '../store/list-boards.ts'
import { readOnlyFileSystem } from '../store/node-file-system.ts'
import { openStoreToRead } from '../store/open-file-store.ts'

import { boardMoments } from './board-moments.ts'
import { readBoardNotes } from './board-notes.ts'
import { loadReplica } from './load-replica.ts'
import { sealingOf } from './sealing-of.ts'

/** Why boards cannot be read: `sealed` where only the system's keyring opens this device's keys. `message` is a sentence. */
export type BoardsUnread = { readonly kind: 'sealed' | 'unreadable'; readonly message: string }

/**
 * [ST20] The boards of a data folder as their logs have them, forecast for now: nothing is written, and a hub that runs is
 * not disturbed. The archived ones, and the person's own, are left out.
 */
export async function readBoards(folder: string, clock: Clock): Promise<Result<readonly BoardView[], BoardsUnread>> {
  const ids = await listBoards(folder, readOnlyFileSystem)
  if (ids.length === 0) return fail({ kind: 'unreadable', message: `There is no board in ${folder}.` })
  const sealing = { sealer: plainSealer, fileSystem: readOnlyFileSystem }
  const device = await loadDeviceKeys({ folder, ...sealing })
  if (!device.ok) return fail(unread(device.failure))
  const views: BoardView[] = []
  for (const id of ids) {
    const place = boardFolder(folder, id)
    if ((await readBoardNotes(place, readOnlyFileSystem)).archived !== null) continue
    const keys = await loadBoardKeys(id, { folder: place, ...sealing })
    if (!keys.ok) return fail(unread(keys.failure))
    // A board that is still being joined holds nothing to read.
    if (keys.value === null || keys.value.isPersonal || keys.value.secrets.length === 0) continue
    const view = await readBoard(id, { place, deviceKeys: device.value.keys, keys: keys.value, clock })
    if (!view.ok) return fail({ kind: 'unreadable', message: view.failure })
    views.push(view.value)
  }
  return succeed(views)
}

function unread({ kind, message }: { readonly kind: string; readonly message: string }): BoardsUnread {
  return { kind: kind === 'wrongSeal' ? 'sealed' : 'unreadable', message }
}

type BoardParts = {
  /** The board's own folder. */
  readonly place: string
  readonly deviceKeys: DeviceKeys
  readonly keys: Parameters<typeof sealingOf>[0]
  readonly clock: Clock
}

async function readBoard(board: BoardId, parts: BoardParts): Promise<Result<BoardView, string>> {
  const { place, deviceKeys, keys, clock } = parts
  const { device } = deviceKeys
  const sealing = sealingOf(keys, deviceKeys)
  const { crypto } = sealing
  const decode: Parameters<typeof openStoreToRead>[0]['decode'] = (bytes) => decodeFrame(bytes, crypto)
  const opened = await openStoreToRead({ folder: place, board, device, crypto, decode, timers: clock })
  if (!opened.ok) return fail(opened.failure.message)
  const store = opened.value
  try {
    const faults: unknown[] = []
    const replica = await loadReplica(store, false, {
      board,
      device,
      joined: keys.rootSeed === null,
      feed: null,
      ...sealing,
      clock: clock.milliseconds,
      randomBytes,
      onFault: (error) => faults.push(error)
    })
    if (faults.length > 0) return fail('A board’s log could not be read.')
    const index = openGraphIndex(replica.doc, board)
    const graph = index.graph()
    const moments = boardMoments(index, replica.members())
    index.close()
    return succeed({ graph, schedule: computeSchedule(graph, clock.now()), moments: () => moments })
  } finally {
    await store.close()
  }
}
