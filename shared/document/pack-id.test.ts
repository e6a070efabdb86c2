import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isId } from '../model/ids.ts'

import { packId, unpackId } from './pack-id.ts'

const uuidV7 = fc.uuid({ version: 7 })
const otherIds = fc
  .oneof(
    fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
    fc.uuid({ version: 4 }),
    uuidV7.map((text) => text.toUpperCase())
  )
  .filter(isId)

test('[DOC4] every id comes back from its key; a UUIDv7 takes 22 characters', () => {
  fc.assert(
    fc.property(uuidV7, (id) => {
      expect(packId(id)).toHaveLength(22)
      expect(unpackId(packId(id))).toBe(id)
    })
  )
  fc.assert(
    fc.property(otherIds, (id) => {
      expect(unpackId(packId(id))).toBe(id)
    })
  )
})

test('[DOC4] a key that names an id is the only one that does', () => {
  const keys = fc.oneof(
    fc.stringMatching(/^\.[A-Za-z0-9_-]{20}[0-9a-f]$/),
    fc.stringMatching(/^\.?[ -~]{0,30}$/),
    fc.string(),
    uuidV7
  )
  fc.assert(
    fc.property(keys, (key) => {
      const id = unpackId(key)
      if (id !== null) {
        expect(packId(id)).toBe(key)
        expect(isId(id)).toBe(true)
      }
    }),
    { numRuns: 1000 }
  )
})

test('[DOC4] an unpacked UUIDv7, a short key and prototype names are no keys', () => {
  const refused = [
    '0190163d-8694-739b-aea5-966c26f8ad90',
    '.short',
    '',
    '.',
    '__proto__',
    'constructor',
    'a/b',
    `.${'A'.repeat(20)}c`,
    `.${'é'.repeat(20)}8`
  ]
  expect(refused.map((key) => unpackId(key))).toEqual(refused.map(() => null))
})
