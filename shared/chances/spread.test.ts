import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { luckUpTo, pertSpread, sampledSpread, valueAt } from './spread.ts'

const mode = fc.double({ min: 0, max: 1, noNaN: true })
const luck = fc.double({ min: 0, max: 1, noNaN: true })

describe('PERT', () => {
  test('[MC3] has the mean of PERT', () => {
    fc.assert(
      fc.property(mode, (at) => {
        const shares = Array.from({ length: 4000 }, (_, index) => valueAt(pertSpread(at), (index + 0.5) / 4000))
        const mean = shares.reduce((sum, value) => sum + value, 0) / shares.length
        expect(Math.abs(mean - (1 + 4 * at) / 6)).toBeLessThan(0.002)
      })
    )
  })

  test('[MC3] is Beta(1, 5) with the mode at the beginning, and its mirror with the mode at the end', () => {
    for (const share of [0.05, 0.25, 0.5, 0.75, 0.95]) {
      const exact = 1 - (1 - share) ** (1 / 5)
      expect(valueAt(pertSpread(0), share)).toBeCloseTo(exact, 3)
      expect(valueAt(pertSpread(1), 1 - share)).toBeCloseTo(1 - exact, 3)
    }
  })

  test('[MC3] grows with luck, from its low end to its high end, and can be asked back', () => {
    fc.assert(
      fc.property(mode, luck, luck, (at, one, other) => {
        const spread = pertSpread(at)
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        expect(valueAt(spread, less)).toBeLessThanOrEqual(valueAt(spread, more))
        expect(luckUpTo(spread, valueAt(spread, one))).toBeCloseTo(one, 6)
      })
    )
    expect([valueAt(pertSpread(0.3), 0), valueAt(pertSpread(0.3), 1)]).toEqual([0, 1])
    expect([luckUpTo(pertSpread(0.3), -1), luckUpTo(pertSpread(0.3), 2)]).toEqual([0, 1])
  })
})

describe('samples', () => {
  test('[MC4] stay between the least and the greatest, with the median in the middle', () => {
    const spread = sampledSpread([3, 1, 2])
    expect([0, 0.5, 1].map((share) => valueAt(spread, share))).toEqual([1, 2, 3])
    expect(valueAt(sampledSpread([1.5]), 0.9)).toBe(1.5)
  })
})
