import { openGraphIndex } from '../../../shared/document/graph-index.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId, DeviceId, PersonId } from '../../../shared/model/ids.ts'
import { decodeFrame } from '../../../shared/sync/decode-frame.ts'
import { newFeedId } from '../../../shared/sync/feed-id.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { ReplicaOptions } from '../../../shared/sync/replica-options.ts'
import type { Clock } from '../clock.ts'
import { loadBoardKeys, saveBoardKeys } from '../keys/board-key-file.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'
import { randomBytes } from '../keys/random-bytes.ts'
import type { Sealer } from '../keys/sealer.ts'
import type { Recovery } from '../store/frame-store.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { openFileStore } from '../store/open-file-store.ts'

import { createBoardHistory } from './board-history.ts'
import { createCheckpoints } from './checkpoints.ts'
import { createLiveBoard } from './live-board.ts'
import type { LiveBoard, LiveBoardParts } from './live-board.ts'
import { loadReplica } from './load-replica.ts'
import { sealingOf } from './sealing-of.ts'
import { createSeenFile } from './seen-file.ts'

export type OpenBoardParts = Pick<LiveBoardParts, 'onAlerts' | 'onStep' | 'onNeedsReplay'> & {
  readonly id: BoardId
  /** The board's own folder. */
  readonly folder: string
  readonly deviceKeys: DeviceKeys
  readonly sealer: Sealer
  readonly clock: Clock
  readonly openChances: LiveBoardParts['openChances']
  readonly me: PersonId | null
  /** Leaves the checkpoint aside: what it holds cannot be trusted. [D3] */
  readonly replay: boolean
  readonly onProblem: (message: string) => void
}

/** Opens one board from its folder: keys, log, checkpoint, frames, schedule. The failure is a sentence; nothing is changed then. */
export async function openBoard(parts: OpenBoardParts): Promise<Result<LiveBoard, string>> {
  const { id, folder, deviceKeys, sealer, clock } = parts
  const loaded = await loadBoardKeys(id, { folder, sealer })
  if (!loaded.ok) return fail(loaded.failure.message)
  const keys = loaded.value
  if (!keys) return fail('Its keys are missing, so what it holds cannot be read.')
  const sealing = sealingOf(keys, deviceKeys)
  const { crypto, ring } = sealing
  let held = keys
  const opened = await openFileStore({
    folder,
    board: id,
    device: deviceKeys.device,
    crypto,
    decode: (bytes) => decodeFrame(bytes, crypto),
    fileSystem: nodeFileSystem,
    timers: clock
  })
  if (!opened.ok) return fail(opened.failure.message)
  const store = opened.value
  try {
    const replicaOptions: ReplicaOptions = {
      board: id,
      device: deviceKeys.device,
      // Whoever holds the root made the board; everybody else joined it.
      joined: keys.rootSeed === null,
      feed: store.recovery.ownFeedBroken ? newFeedId(deviceKeys.device, crypto, randomBytes) : null,
      ...sealing,
      clock: clock.milliseconds,
      randomBytes,
      onFault: (error) => parts.onProblem(`A listener failed: ${error instanceof Error ? error.message : 'unknown'}`)
    }
    const replica = await loadReplica(store, parts.replay, replicaOptions)
    const seenFile = createSeenFile(folder, nodeFileSystem, parts.onProblem)
    const board = createLiveBoard(
      {
        replica,
        index: openGraphIndex(replica.doc, id),
        store,
        secrets: {
          device: deviceKeys.device,
          ring,
          crypto,
          keys: () => held,
          keep: async (next) => {
            const saved = await saveBoardKeys(next, { folder, sealer })
            if (!saved.ok) throw new Error(saved.failure.message)
            held = next
          }
        },
        seenFile,
        checkpoints: createCheckpoints({
          store,
          encode: replica.checkpointInSteps,
          after: clock.after,
          elapsed: () => performance.now(),
          onTrouble: parts.onProblem
        }),
        clock,
        openChances: parts.openChances,
        history: createBoardHistory({
          log: store,
          // Keys of its own: a replay leads them through every secret that the board ever had.
          replica: () => ({ ...replicaOptions, ...sealingOf(held, deviceKeys) }),
          timers: clock
        }),
        notices: noticesOf(store.recovery),
        openedAt: clock.milliseconds(),
        isOwnDevice: (device) => device === deviceKeys.device || isSamePerson(replica, device, deviceKeys.device),
        onAlerts: parts.onAlerts,
        onStep: parts.onStep,
        onNeedsReplay: parts.onNeedsReplay
      },
      await seenFile.read(),
      parts.me
    )
    return succeed(board)
  } catch (error) {
    await store.close()
    return fail(error instanceof Error ? error.message : 'It could not be read.')
  }
}

/** What was found at opening, in words for the person. */
function noticesOf({ cutBytes, quarantined, ownFeedBroken }: Recovery): readonly string[] {
  const notices: string[] = []
  if (cutBytes > 0)
    notices.push('The last change before a crash was cut off half-written; everything acknowledged is here.')
  if (quarantined.length > 0) {
    notices.push(
      `${quarantined.length} damaged ${quarantined.length === 1 ? 'record was' : 'records were'} set aside; the rest is intact.`
    )
  }
  if (ownFeedBroken)
    notices.push('This board’s log is older than it was: some changes made on this device may be missing.')
  return notices
}

function isSamePerson(replica: Replica, a: DeviceId, b: DeviceId): boolean {
  const { devices } = replica.members()
  const person = devices.get(a)?.person
  return person !== undefined && person === devices.get(b)?.person
}
