import sodium from 'sodium-native'

import { hexBytes } from '../../../shared/sync/hex-bytes.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import { openUnder, sealUnder } from './aead.ts'
import { blake2b } from './blake2b.ts'
import type { DeviceKeys } from './load-device-keys.ts'

const signatureBytes = 64
const publicKeyBytes = 32

/**
 * [KY4] The frames' primitives by libsodium. `boardKey` gives the content key of an epoch, or null where this device
 * has none: such bodies stay sealed, and sealing under it is a mistake of the caller's and throws.
 */
export function createSodiumFrameCrypto(keys: {
  readonly deviceKeys: Pick<DeviceKeys, 'secretKey'>
  readonly boardKey: (secretEpoch: number) => Uint8Array | null
}): FrameCrypto {
  return {
    hash: blake2b,
    sign: (bytes) => {
      const signature = new Uint8Array(signatureBytes)
      sodium.crypto_sign_detached(signature, bytes, keys.deviceKeys.secretKey)
      return signature
    },
    verify: (bytes, signature, device) => {
      const publicKey = hexBytes(device)
      if (publicKey?.length !== publicKeyBytes || signature.length !== signatureBytes) return false
      return sodium.crypto_sign_verify_detached(signature, bytes, publicKey)
    },
    seal: (plain, header, secretEpoch) => {
      const key = keys.boardKey(secretEpoch)
      if (!key) throw new Error(`This device has no key of the board's epoch ${secretEpoch}.`)
      return sealUnder(key, plain, header)
    },
    open: (sealed, header, secretEpoch) => {
      const key = keys.boardKey(secretEpoch)
      return key && openUnder(key, sealed, header)
    }
  }
}
