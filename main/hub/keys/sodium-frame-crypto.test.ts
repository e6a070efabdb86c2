import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { toHex } from '../../../shared/lib/stable-id.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import { createKeyRing } from '../../../shared/sync/membership/key-ring.ts'
import { firstSecret } from '../../../shared/sync/membership/leading-secret.ts'
import { deviceKeysFromSeed } from './load-device-keys.ts'
import type { DeviceKeys } from './load-device-keys.ts'
import { createSodiumFrameCrypto } from './sodium-frame-crypto.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
const key = new Uint8Array(32).fill(7)

function keysOf(seed: Uint8Array): DeviceKeys {
  const keys = deviceKeysFromSeed(seed)
  if (!keys) throw new Error('32 bytes')
  return keys
}

const deviceKeys = keysOf(bytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
const crypto = createSodiumFrameCrypto({
  deviceKeys,
  ring: createKeyRing([{ name: firstSecret, kind: 'content', key }], firstSecret)
})

describe('createSodiumFrameCrypto', () => {
  it('[KY4] hashes with BLAKE2b-256', () => {
    // RFC 7693's algorithm at 32 bytes, of the empty text and of "abc" (as b2sum -l 256 gives them).
    expect(toHex(crypto.hash(new Uint8Array(0)))).toBe(
      '0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8'
    )
    expect(toHex(crypto.hash(Buffer.from('abc')))).toBe(
      'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319'
    )
  })

  it('[KY1, KY4] signs with Ed25519 under the key that the device is named by', () => {
    // RFC 8032, 7.1, test 2.
    expect(deviceKeys.device).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    const signature = crypto.sign(new Uint8Array([0x72]))
    expect(toHex(signature)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
    )
    expect(crypto.verify(new Uint8Array([0x72]), signature, deviceKeys.device)).toBe(true)
    expect(crypto.verify(new Uint8Array([0x73]), signature, deviceKeys.device)).toBe(false)
    expect(crypto.verify(new Uint8Array([0x72]), signature, keysOf(key).device)).toBe(false)
    expect(crypto.verify(new Uint8Array([0x72]), signature.subarray(1), deviceKeys.device)).toBe(false)
    const notHex = parseId<DeviceId>('ana')
    expect(notHex.ok && crypto.verify(new Uint8Array([0x72]), signature, notHex.value)).toBe(false)
  })

  it('[KY4] opens what it sealed, and nothing that was changed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        fc.uint8Array({ maxLength: 90 }),
        fc.nat(),
        (plain, header, at) => {
          const sealed = crypto.seal(plain, header, 1)
          expect(crypto.open(sealed, header, 1)).toEqual(plain)
          const changed = Uint8Array.from(sealed)
          const bit = at % (changed.length * 8)
          changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          expect(crypto.open(changed, header, 1)).toBeNull()
          expect(crypto.open(sealed, Uint8Array.from([...header, 0]), 1)).toBeNull()
          expect(crypto.open(sealed.subarray(0, at % sealed.length), header, 1)).toBeNull()
        }
      )
    )
  })

  it('[KY4] never seals twice alike, nor without a key', () => {
    const [first, second] = [crypto.seal(key, key, 1), crypto.seal(key, key, 1)]
    expect(toHex(first)).not.toBe(toHex(second))
    expect(crypto.open(first, key, 2)).toBeNull()
    expect(() => crypto.seal(key, key, 2)).toThrow('epoch 2')
  })

  it('[KY5] seals for one key, and nobody else opens', () => {
    const ben = crypto.keyPair(new Uint8Array(32).fill(9))
    const box = crypto.sealTo(ben.publicKey, key)
    if (!box) throw new Error('a key')
    expect(ben.openBox(box)).toEqual(key)
    expect(crypto.openBox(box)).toBeNull()
    expect(ben.openBox(box.subarray(1))).toBeNull()
    expect(ben.openBox(new Uint8Array(5))).toBeNull()
    const own = crypto.sealTo(deviceKeys.device, key)
    expect(own && crypto.openBox(own)).toEqual(key)
    // Neither hexadecimal, nor a point of the curve.
    expect(crypto.sealTo('ana', key)).toBeNull()
    expect(crypto.sealTo(`02${'0'.repeat(62)}`, key)).toBeNull()
    expect(crypto.verify(key, ben.sign(key), ben.publicKey)).toBe(true)
  })
})
