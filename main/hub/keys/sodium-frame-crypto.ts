import sodium from 'sodium-native'

import { toHex } from '../../../shared/lib/stable-id.ts'
import { hexBytes } from '../../../shared/sync/hex-bytes.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import type { KeyRing } from '../../../shared/sync/membership/key-ring.ts'
import { openUnder, sealUnder } from './aead.ts'
import { blake2b, keyedBlake2b } from './blake2b.ts'
import { keyPairFromSeed } from './key-pair.ts'
import type { KeyPair } from './key-pair.ts'
import type { DeviceKeys } from './load-device-keys.ts'
import { openBox, sealBox } from './sealed-box.ts'

const signatureBytes = 64
const publicKeyBytes = 32

/**
 * [KY4][KY5] The frames' primitives by libsodium. `ring` holds the board's content keys: a body of an epoch without one
 * stays sealed, and sealing under it is a mistake of the caller's and throws.
 */
export function createSodiumFrameCrypto(keys: {
  readonly deviceKeys: Pick<DeviceKeys, 'secretKey' | 'publicKey'>
  readonly ring: Pick<KeyRing, 'contentKeys' | 'sealingKey'>
}): FrameCrypto {
  return {
    hash: blake2b,
    sign: (bytes) => signUnder(keys.deviceKeys.secretKey, bytes),
    verify: (bytes, signature, hex) => {
      const publicKey = hexBytes(hex)
      if (publicKey?.length !== publicKeyBytes || signature.length !== signatureBytes) return false
      return sodium.crypto_sign_verify_detached(signature, bytes, publicKey)
    },
    seal: (plain, header, secretEpoch) => {
      const key = keys.ring.sealingKey(secretEpoch)
      if (!key) throw new Error(`This device has no key of the board's epoch ${secretEpoch}.`)
      return sealUnder(key, plain, header)
    },
    open: (sealed, header, secretEpoch) => {
      for (const key of keys.ring.contentKeys(secretEpoch)) {
        const plain = openUnder(key, sealed, header)
        if (plain) return plain
      }
      return null
    },
    keyedHash: keyedBlake2b,
    sealTo: (hex, plain) => {
      const publicKey = hexBytes(hex)
      return publicKey?.length === publicKeyBytes ? sealBox(publicKey, plain) : null
    },
    openBox: (box) => openBox(keys.deviceKeys, box),
    keyPair: (seed) => {
      const pair: KeyPair = keyPairFromSeed(seed)
      return {
        publicKey: toHex(pair.publicKey),
        sign: (bytes) => signUnder(pair.secretKey, bytes),
        openBox: (box) => openBox(pair, box)
      }
    }
  }
}

function signUnder(secretKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  const signature = new Uint8Array(signatureBytes)
  sodium.crypto_sign_detached(signature, bytes, secretKey)
  return signature
}
