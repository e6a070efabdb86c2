import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decodePeerMessage } from './decode-peer-message.ts'
import { encodePeerMessage, farewells } from './encode-peer-message.ts'
import type { FeedId, FrameHash } from './frame.ts'
import { createFrameJoiner, streamFrame } from './frame-stream.ts'
import { frameLimits } from './frame-limits.ts'
import { peerLimits } from './peer-limits.ts'
import type { PeerMessage } from './peer-message.ts'

const bytes = (maxLength: number) => fc.uint8Array({ maxLength })
const hex = (count: number) =>
  fc.uint8Array({ minLength: count, maxLength: count }).map((each) => Buffer.from(each).toString('hex'))
const heads = fc.array(
  fc.record({
    feed: hex(16).map((text) => text as FeedId),
    seq: fc.integer({ min: 1, max: 2 ** 40 }),
    hash: hex(32).map((text) => text as FrameHash)
  }),
  { maxLength: 20 }
)
const anyMessage: fc.Arbitrary<PeerMessage> = fc.oneof(
  fc.record({
    type: fc.constant('hello' as const),
    oldest: fc.nat(5),
    newest: fc.integer({ min: 5, max: 9 }),
    proof: bytes(300)
  }),
  fc.record({ type: fc.constant('heads' as const), fresh: fc.boolean(), more: fc.boolean(), heads }),
  fc.record({ type: fc.constant('frames' as const), bytes: bytes(300) }),
  fc.record({ type: fc.constant('received' as const), bytes: fc.nat({ max: Number.MAX_SAFE_INTEGER }) }),
  fc.record({ type: fc.constant('presence' as const), bytes: bytes(300) }),
  fc.record({
    type: fc.constant('digest' as const),
    at: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    value: fc.uint8Array({ minLength: 32, maxLength: 32 })
  }),
  fc.record({
    type: fc.constant('bye' as const),
    farewell: fc.constantFrom(...farewells),
    words: fc.string({ maxLength: 90 })
  })
)

describe('a message of a session', () => {
  it('[S2] is read as it was written', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(decodePeerMessage(encodePeerMessage(message))).toEqual({ ok: true, value: message })
      })
    )
  })

  it('[S2] of whatever bytes is a message or a sentence, never an exception', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(anyMessage, fc.nat(), fc.nat(255), fc.nat(400), (message, at, byte, cut) => {
        const mutated = encodePeerMessage(message)
        mutated[at % mutated.length] = byte
        const decoded = decodePeerMessage(mutated.subarray(0, cut))
        seen.add(decoded.ok ? decoded.value.type : typeof decoded.failure)
      }),
      { numRuns: 20_000 }
    )
    expect([...seen].toSorted()).toEqual([
      'bye',
      'digest',
      'frames',
      'heads',
      'hello',
      'presence',
      'received',
      'string'
    ])
  })

  it('[S2] is refused where it is too long, goes on behind its end, or says what cannot be', () => {
    const said = (message: readonly number[]) => decodePeerMessage(Uint8Array.from(message))
    const failures = [
      decodePeerMessage(new Uint8Array(peerLimits.messageBytes + 1)),
      decodePeerMessage(
        encodePeerMessage({ type: 'hello', oldest: 1, newest: 1, proof: new Uint8Array(peerLimits.proofBytes + 1) })
      ),
      decodePeerMessage(encodePeerMessage({ type: 'presence', bytes: new Uint8Array(peerLimits.presenceBytes + 1) })),
      said([]),
      said([0]),
      said([99]),
      said([1, 2, 1]),
      said([2, 4]),
      said([2, 0, 1, 2, 3]),
      said([4, 1, 1]),
      said([4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
      said([6, 1]),
      said([7, 9, 0]),
      said([7, 0, 200])
    ]
    expect(failures.filter(({ ok }) => ok)).toEqual([])
  })
})

describe('the stream of frames', () => {
  it('[S5] gives back each frame, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 400 })),
        fc.integer({ min: 1, max: 90 }),
        (frames, piece) => {
          const stream = Buffer.concat(frames.map(streamFrame))
          const joiner = createFrameJoiner()
          const joined: Uint8Array[] = []
          for (let at = 0; at < stream.length; at += piece) {
            const pushed = joiner.push(stream.subarray(at, at + piece))
            if (pushed.ok) joined.push(...pushed.value)
          }
          expect(joined).toEqual(frames)
        }
      )
    )
  })

  it('[S5] takes a frame of the greatest size', () => {
    const joined = createFrameJoiner().push(streamFrame(new Uint8Array(frameLimits.frameBytes)))
    expect(joined.ok && joined.value.map(({ length }) => length)).toEqual([frameLimits.frameBytes])
  })

  it('[S5] allocates nothing for a length that no frame has', () => {
    const lengths = [[0], [0xff, 0xff, 0xff, 0xff, 0x7f], [0xff, 0xff, 0x7f], [0x80, 0x80, 0x80, 0x01]]
    expect(lengths.map((length) => createFrameJoiner().push(Uint8Array.from(length)).ok)).toEqual([
      false,
      false,
      false,
      false
    ])
  })
})
