import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decodeFrame } from './decode-frame.ts'
import { encodeFrame, encodeHeader } from './encode-frame.ts'
import { decodeFrameBody, encodeFrameBody } from './frame-body.ts'
import { ana, hashOf, headerOf } from './frame-fixtures.test-support.ts'
import { verifyFrame } from './verify-frame.ts'

const body = encodeFrameBody({
  facts: { type: 'editTask', label: 'Rename', task: 'task-1', by: null },
  update: Uint8Array.from({ length: 120 }, (_, index) => index)
})
const frame = encodeFrame(headerOf(), body, ana.crypto)

describe('frames', () => {
  it('[F1][F3] come back as they were written', () => {
    const decoded = decodeFrame(frame.bytes, ana.crypto)
    expect(decoded).toEqual({ ok: true, value: frame })
    expect(verifyFrame(frame, ana.crypto)).toBe(true)
  })

  it('[F1] come back whatever their header says', () => {
    fc.assert(
      fc.property(
        fc.record({
          seq: fc.integer({ min: 2, max: 2 ** 40 }),
          time: fc.integer({ min: 0, max: 8_640_000_000_000_000 }),
          clientID: fc.integer({ min: 1, max: 0xffff_ffff }),
          secretEpoch: fc.integer({ min: 0, max: 0xffff_ffff }),
          of: fc.integer({ min: 1, max: 4096 })
        }),
        fc.uint8Array({ maxLength: 300 }),
        (change, plain) => {
          const written = encodeFrame(headerOf({ ...change, part: change.of - 1 }), plain, ana.crypto)
          expect(decodeFrame(written.bytes, ana.crypto)).toEqual({ ok: true, value: written })
        }
      ),
      { numRuns: 100 }
    )
  })

  it('[F5] open to the body that was sealed, with its facts', () => {
    const plain = ana.crypto.open(frame.body, encodeHeader(frame.header), 3)
    expect(plain === null ? null : decodeFrameBody(plain)).toEqual({
      ok: true,
      value: {
        facts: { type: 'editTask', label: 'Rename', task: 'task-1', by: null },
        update: Uint8Array.from({ length: 120 }, (_, index) => index)
      }
    })
  })

  it('[F5] do not open under another header', () => {
    expect(ana.crypto.open(frame.body, encodeHeader(headerOf({ time: 1 })), 3)).toBeNull()
  })

  it('[F1] cut short anywhere are refused', () => {
    for (let length = 0; length < frame.bytes.length; length += 1) {
      expect(decodeFrame(frame.bytes.subarray(0, length), ana.crypto).ok).toBe(false)
    }
  })

  it('[F1] with bytes after their end are refused', () => {
    expect(decodeFrame(Uint8Array.from([...frame.bytes, 0]), ana.crypto).ok).toBe(false)
  })

  it('[F4] each flipped bit is found: by the layout, or by the signature', () => {
    for (let bit = 0; bit < frame.bytes.length * 8; bit += 1) {
      const damaged = Uint8Array.from(frame.bytes)
      const place = bit >> 3
      damaged[place] = (damaged[place] ?? 0) ^ (1 << (bit & 7))
      const decoded = decodeFrame(damaged, ana.crypto)
      expect(decoded.ok && verifyFrame(decoded.value, ana.crypto), `bit ${bit}`).toBe(false)
    }
  })

  it('[F3] each flipped bit before the signature changes the hash', () => {
    for (let bit = 0; bit < (frame.bytes.length - 64) * 8; bit += 1) {
      const damaged = Uint8Array.from(frame.bytes)
      const place = bit >> 3
      damaged[place] = (damaged[place] ?? 0) ^ (1 << (bit & 7))
      const decoded = decodeFrame(damaged, ana.crypto)
      expect(decoded.ok && decoded.value.hash === frame.hash, `bit ${bit}`).toBe(false)
    }
  })

  it('[F1] any bytes at all are refused without an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(decodeFrame(bytes, ana.crypto).ok).toBe(false)
        expect(decodeFrame(Uint8Array.from([0x53, 1, ...bytes]), ana.crypto).ok).toBe(false)
      }),
      { numRuns: 2000 }
    )
  })

  it('[F2] lengths that nothing stands behind are refused before anything is allocated', () => {
    const head = encodeHeader(headerOf({ heads: [] }))
    for (const claimed of [1_000, 270_336, 270_337, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
      const encoder = createEncoder()
      writeUint8Array(encoder, head)
      writeVarUint(encoder, claimed)
      expect(decodeFrame(toUint8Array(encoder), ana.crypto).ok).toBe(false)
    }
    expect(decodeFrame(new Uint8Array(336 * 1024 + 1), ana.crypto)).toEqual({
      ok: false,
      failure: { rule: 'F2', message: '344065 bytes is too long' }
    })
  })

  it('[F1] heads out of order, twice, or of the own feed are refused', () => {
    const feed = headerOf().heads[0]?.feed ?? headerOf().feed
    const head = { feed, seq: 1, hash: hashOf(1) }
    for (const heads of [[head, head], [{ ...head, feed: headerOf().feed }], [{ ...head, seq: 0 }]]) {
      expect(decodeFrame(encodeFrame(headerOf({ heads }), body, ana.crypto).bytes, ana.crypto).ok).toBe(false)
    }
  })
})
