import type { ReplicaOptions } from '../../../shared/sync/replica-options.ts'
import { keyRingOf } from '../keys/board-keys.ts'
import type { BoardKeys } from '../keys/board-keys.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'
import { createSodiumFrameCrypto } from '../keys/sodium-frame-crypto.ts'

/** What opens and seals a board's frames on this device: a ring of its own each time. */
export function sealingOf(keys: BoardKeys, deviceKeys: DeviceKeys): Pick<ReplicaOptions, 'ring' | 'crypto'> {
  const ring = keyRingOf(keys)
  return { ring, crypto: createSodiumFrameCrypto({ deviceKeys, ring }) }
}
