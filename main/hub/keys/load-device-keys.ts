import { join } from 'node:path'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { toHex } from '../../../shared/lib/stable-id.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import type { FileSystem } from '../store/file-system.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { readKeyFile, writeKeyFile } from './key-file.ts'
import type { KeyFileProblem } from './key-file.ts'
import { keyPairFromSeed, seedBytes } from './key-pair.ts'
import type { KeyPair } from './key-pair.ts'
import { randomBytes } from './random-bytes.ts'
import type { Sealer } from './sealer.ts'

/** [KY1] Who this device is: its id is its public key in hexadecimal. */
export type DeviceKeys = KeyPair & { readonly device: DeviceId }

/** The device's keys, and whether a keyring guards them ('plain' is said to the person). */
export type LoadedDeviceKeys = { readonly keys: DeviceKeys; readonly sealedBy: Sealer['kind'] }

const fileName = 'device-keys.json'

/** [KY1] Reads the device's keys from its data folder, or makes them the first time. */
export async function loadDeviceKeys(options: {
  readonly folder: string
  readonly sealer: Sealer
  readonly fileSystem?: FileSystem
}): Promise<Result<LoadedDeviceKeys, KeyFileProblem>> {
  const { folder, sealer, fileSystem = nodeFileSystem } = options
  const path = join(folder, fileName)
  const read = await readKeyFile(fileSystem, path, sealer)
  if (!read.ok) return read
  if (read.value) {
    const keys = deviceKeysFromSeed(read.value.secret)
    if (keys) return succeed({ keys, sealedBy: read.value.sealedBy })
    return fail({ kind: 'damaged', message: `The key file ${path} does not hold a device's key.` })
  }
  const seed = randomBytes(seedBytes)
  try {
    await fileSystem.makeFolder(folder)
    await writeKeyFile(fileSystem, path, sealer, seed)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    return fail({ kind: 'unreadable', message: `The key file ${path} cannot be written (${reason}).` })
  }
  const keys = deviceKeysFromSeed(seed)
  if (!keys) throw new Error('A fresh seed makes a key pair.')
  return succeed({ keys, sealedBy: sealer.kind })
}

/** The identity that 32 bytes stand for; null for any other number of bytes. */
export function deviceKeysFromSeed(seed: Uint8Array): DeviceKeys | null {
  if (seed.length !== seedBytes) return null
  const pair = keyPairFromSeed(seed)
  const device = parseId<DeviceId>(toHex(pair.publicKey))
  return device.ok ? { ...pair, device: device.value } : null
}
