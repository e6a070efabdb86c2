import fc from 'fast-check'
import { expect, test } from 'vitest'

import { nearestRank } from './nearest-rank.ts'

test('[FW3] a percentile is the sample at its nearest rank', () => {
  const twenty = Array.from({ length: 20 }, (_, place) => place + 1)
  expect([50, 70, 85, 95, 100].map((percentile) => nearestRank(twenty, percentile))).toEqual([10, 14, 17, 19, 20])
  expect(nearestRank([7], 50)).toBe(7)
  expect(nearestRank([], 50)).toBeNull()
})

test('[FW3] so many of a hundred samples are no longer than a percentile, and one less would not be enough', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(500), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      (samples, of) => {
        const rising = samples.toSorted((a, b) => a - b)
        const value = nearestRank(rising, of) ?? NaN
        expect(samples.filter((sample) => sample <= value).length * 100).toBeGreaterThanOrEqual(of * samples.length)
        expect(samples.filter((sample) => sample < value).length * 100).toBeLessThan(of * samples.length)
      }
    )
  )
})
