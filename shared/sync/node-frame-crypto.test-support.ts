import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  verify
} from 'node:crypto'

import { hexText } from './hex-text.ts'
import { parseId } from '../model/ids.ts'
import type { DeviceId } from '../model/ids.ts'

import type { FrameCrypto } from './frame-crypto.ts'
import { hexBytes } from './hex-bytes.ts'
import { createQuickFrameCrypto } from './quick-frame-crypto.test-support.ts'

/** Real Ed25519 and an authenticated cipher from Node, for tests of what damage and forgery do. `seed` is 32 bytes. */
export function createNodeFrameCrypto(seed: Uint8Array): { readonly device: DeviceId; readonly crypto: FrameCrypto } {
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8'
  })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const device = parseId<DeviceId>(hexText(raw))
  if (!device.ok) throw new Error(device.failure)
  const boardKey = Buffer.alloc(32, 7)
  // Boxes are about who may open them here; the real ones are the keys room's to prove.
  const boxes = createQuickFrameCrypto(device.value)
  const crypto: FrameCrypto = {
    hash: (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest()),
    sign: (bytes) => Uint8Array.from(sign(null, bytes, key)),
    verify(bytes, signature, by) {
      const publicBytes = hexBytes(by) ?? new Uint8Array(0)
      const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicBytes])
      try {
        return verify(null, bytes, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)
      } catch {
        return false
      }
    },
    seal(plain, header) {
      const nonce = createHash('sha256').update(header).digest().subarray(0, 12)
      const cipher = createCipheriv('chacha20-poly1305', boardKey, nonce, { authTagLength: 16 })
      cipher.setAAD(header, { plaintextLength: plain.length })
      return Uint8Array.from(Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
    },
    open(sealed, header) {
      const bytes = Buffer.from(sealed)
      if (bytes.length < 28) return null
      const opening = createDecipheriv('chacha20-poly1305', boardKey, bytes.subarray(0, 12), { authTagLength: 16 })
      opening.setAAD(header, { plaintextLength: bytes.length - 28 })
      opening.setAuthTag(bytes.subarray(-16))
      try {
        return Uint8Array.from(Buffer.concat([opening.update(bytes.subarray(12, -16)), opening.final()]))
      } catch {
        return null
      }
    },
    keyedHash: (secret, bytes) => Uint8Array.from(createHmac('sha256', secret).update(bytes).digest()),
    sealTo: boxes.sealTo,
    openBox: boxes.openBox,
    keyPair(other) {
      const pair = createNodeFrameCrypto(other)
      return { publicKey: pair.device, sign: pair.crypto.sign, openBox: pair.crypto.openBox }
    }
  }
  return { device: device.value, crypto }
}
