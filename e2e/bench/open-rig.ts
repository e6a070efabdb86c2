import { mkdir } from 'node:fs/promises'

import { systemClock } from '../../main/hub/clock.ts'
import { createBoardKeys, keyRingOf } from '../../main/hub/keys/board-keys.ts'
import { loadDeviceKeys } from '../../main/hub/keys/load-device-keys.ts'
import { plainSealer } from '../../main/hub/keys/plain-sealer.ts'
import { randomBytes } from '../../main/hub/keys/random-bytes.ts'
import { createSodiumFrameCrypto } from '../../main/hub/keys/sodium-frame-crypto.ts'
import type { FrameStore } from '../../main/hub/store/frame-store.ts'
import { nodeFileSystem } from '../../main/hub/store/node-file-system.ts'
import { openFileStore } from '../../main/hub/store/open-file-store.ts'
import { decodeFrame } from '../../shared/sync/decode-frame.ts'
import { createReplica } from '../../shared/sync/replica.ts'
import type { Replica } from '../../shared/sync/replica.ts'

/** A log on disk and what reads it, in the app's own crypto, without the rest of a hub. */
export type Rig = {
  /** Opens the log; close it before it is opened again. */
  readonly openStore: () => Promise<FrameStore>
  /** A replica that nothing was loaded into. */
  readonly newReplica: () => Replica
}

/** A new board's log in an empty folder. */
export async function openRig(folder: string): Promise<Rig> {
  await mkdir(folder, { recursive: true })
  const loaded = await loadDeviceKeys({ folder, sealer: plainSealer })
  if (!loaded.ok) throw new Error(loaded.failure.message)
  const deviceKeys = loaded.value.keys
  const { device } = deviceKeys
  const clock = systemClock()
  const keys = createBoardKeys()
  const { board } = keys
  const ring = keyRingOf(keys)
  const crypto = createSodiumFrameCrypto({ deviceKeys, ring })
  return {
    openStore: async () => {
      const decode = (bytes: Uint8Array) => decodeFrame(bytes, crypto)
      const opened = await openFileStore({
        folder,
        board,
        device,
        crypto,
        decode,
        fileSystem: nodeFileSystem,
        timers: clock
      })
      if (!opened.ok) throw new Error(opened.failure.message)
      return opened.value
    },
    newReplica: () =>
      createReplica({
        board,
        device,
        feed: null,
        ring,
        crypto,
        clock: clock.milliseconds,
        randomBytes,
        onFault: (error) => {
          throw error
        }
      })
  }
}
