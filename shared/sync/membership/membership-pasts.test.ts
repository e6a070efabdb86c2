import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { FrameHash } from '../frame.ts'

import { createMembershipPasts, pastsWith } from './membership-pasts.ts'

/** Frames in the order of their coming, each with the numbers of some that came before. */
const histories = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 80 }).map((lists) =>
  lists.map((numbers, place) => ({
    hash: hashOf(place),
    tips: place === 0 ? [] : [...new Set(numbers.map((number) => hashOf(number % place)))]
  }))
)

function hashOf(number: number): FrameHash {
  return number.toString(16).padStart(64, '0') as FrameHash
}

describe('what lies behind a membership frame', () => {
  it('[M7] is all that its tips know, however they were reached', () => {
    fc.assert(
      fc.property(histories, (frames) => {
        const pasts = createMembershipPasts()
        const expected = new Map<FrameHash, Set<FrameHash>>()
        for (const frame of frames) {
          pasts.add(frame)
          expected.set(frame.hash, new Set(frame.tips.flatMap((tip) => [tip, ...(expected.get(tip) ?? [])])))
        }
        for (const { hash } of frames) {
          const found = frames.filter((other) => pasts.isBehind(other.hash, hash)).map((other) => other.hash)
          expect(new Set(found)).toEqual(expected.get(hash))
          expect(pasts.sizeOf(hash)).toBe(found.length)
        }
      })
    )
  })

  it('[M7] of some frames the newest are those behind none of the others', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(), { maxLength: 8 }), (frames, numbers) => {
        const pasts = createMembershipPasts()
        for (const frame of frames) pasts.add(frame)
        const asked = [...new Set(numbers.map((number) => hashOf(number % frames.length)))]
        const newest = asked.filter((hash) => !asked.some((other) => pasts.isBehind(hash, other)))
        expect([...pasts.newestOf(asked)].toSorted()).toEqual(newest.toSorted())
      })
    )
  })

  it('[M6] a frame on top is known by nothing, and knows what its tips know', () => {
    const pasts = createMembershipPasts()
    const frames = [
      { hash: hashOf(0), tips: [] },
      { hash: hashOf(1), tips: [hashOf(0)] },
      { hash: hashOf(2), tips: [] }
    ]
    for (const frame of frames) pasts.add(frame)
    const more = pastsWith(pasts, { hash: hashOf(3), tips: [hashOf(1)] })
    const asked = frames.map(({ hash }) => [more.isBehind(hash, hashOf(3)), more.isBehind(hashOf(3), hash)])
    expect(asked).toEqual([
      [true, false],
      [true, false],
      [false, false]
    ])
    expect([more.has(hashOf(3)), more.isBehind(hashOf(0), hashOf(1)), pasts.has(hashOf(3))]).toEqual([
      true,
      true,
      false
    ])
  })
})
