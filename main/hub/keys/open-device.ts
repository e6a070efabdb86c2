import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'

import { createKeySealer } from './create-key-sealer.ts'
import { loadDeviceKeys } from './load-device-keys.ts'
import type { LoadedDeviceKeys } from './load-device-keys.ts'
import { plainSealer } from './plain-sealer.ts'
import type { Sealer } from './sealer.ts'

/** Who this device is, and what seals keys on its disk: `deviceKey` is 32 bytes, or none where there is no keyring. The failure is a sentence. */
export async function openDevice(parts: {
  readonly folder: string
  readonly deviceKey: Uint8Array
}): Promise<Result<LoadedDeviceKeys & { readonly sealer: Sealer }, string>> {
  const sealer = parts.deviceKey.length === 32 ? createKeySealer(parts.deviceKey) : plainSealer
  const loaded = await loadDeviceKeys({ folder: parts.folder, sealer })
  return loaded.ok ? succeed({ ...loaded.value, sealer }) : fail(loaded.failure.message)
}
