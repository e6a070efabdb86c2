import { toHex } from '../lib/stable-id.ts'
import type { DeviceId } from '../model/ids.ts'

import type { FrameCrypto } from './frame-crypto.ts'
import { hexBytes } from './hex-bytes.ts'
import { joinBytes } from './join-bytes.ts'
import type { KeyRing } from './membership/key-ring.ts'

/**
 * Stands in for sodium where thousands of runs are about order, not secrecy: a 256-bit checksum for a hash, a checksum
 * with the device's id for a signature, sealing by name alone. Never a protection.
 */
export function createQuickFrameCrypto(device: DeviceId, ring: KeyRing | null = null): FrameCrypto {
  function sign(bytes: Uint8Array, by: string): Uint8Array {
    const key = hexBytes(by) ?? new Uint8Array(32)
    const joined = new Uint8Array(key.length + bytes.length)
    joined.set(key)
    joined.set(bytes, key.length)
    const signature = new Uint8Array(64)
    signature.set(checksum(joined, 1), 0)
    signature.set(checksum(joined, 2), 32)
    return signature
  }
  return {
    hash: (bytes) => checksum(bytes, 0),
    sign: (bytes) => sign(bytes, device),
    verify: (bytes, signature, by) => sign(bytes, by).every((byte, index) => byte === signature[index]),
    // With a ring a body is marked with the key that it is sealed under, and opens for whoever holds that one.
    seal(plain, _header, epoch) {
      if (ring === null) return Uint8Array.from(plain)
      const key = ring.sealingKey(epoch)
      if (key === null) throw new Error(`no key of epoch ${epoch}`)
      return joinBytes(checksum(key, 4), plain)
    },
    open(sealed, _header, epoch) {
      if (ring === null) return sealed
      const mark = toHex(sealed.subarray(0, 32))
      return ring.contentKeys(epoch).some((key) => toHex(checksum(key, 4)) === mark) ? sealed.subarray(32) : null
    },
    keyedHash: (key, bytes) => checksum(joinBytes(key, bytes), 3),
    sealTo: (publicKey, plain) => joinBytes(hexBytes(publicKey) ?? new Uint8Array(32), plain),
    openBox: (box) => openFor(device, box),
    keyPair(seed) {
      const publicKey = toHex(seed)
      return { publicKey, sign: (bytes) => sign(bytes, publicKey), openBox: (box) => openFor(publicKey, box) }
    }
  }
}

function openFor(publicKey: string, box: Uint8Array): Uint8Array | null {
  return toHex(box.subarray(0, 32)) === publicKey ? box.slice(32) : null
}

/** Four passes of cyrb-like mixing give 8 words that all depend on every byte. */
function checksum(bytes: Uint8Array, salt: number): Uint8Array {
  const words = new Uint32Array(8)
  for (let pass = 0; pass < 4; pass += 1) {
    let a = (0xdeadbeef ^ (pass * 0x9e3779b1) ^ salt) | 0
    let b = (0x41c6ce57 ^ (pass * 0x85ebca6b) ^ (salt << 7)) | 0
    for (const byte of bytes) {
      a = Math.imul(a ^ byte, 2_654_435_761)
      b = Math.imul(b ^ byte, 1_597_334_677)
    }
    a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
    b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
    words[pass * 2] = a >>> 0
    words[pass * 2 + 1] = b >>> 0
  }
  const out = new Uint8Array(32)
  const view = new DataView(out.buffer)
  for (const [place, word] of words.entries()) view.setUint32(place * 4, word)
  return out
}
