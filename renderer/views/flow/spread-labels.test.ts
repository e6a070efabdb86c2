import fc from 'fast-check'
import { expect, test } from 'vitest'

import { spreadLabels } from './spread-labels.ts'

test('[FW11] names of lines that lie close stand apart, and inside the picture', () => {
  expect(spreadLabels([10, 40, 90], 14, 176)).toEqual([10, 40, 90])
  expect(spreadLabels([10, 12, 13], 14, 176)).toEqual([10, 24, 38])
  expect(spreadLabels([150, 170, 175], 14, 176)).toEqual([148, 162, 176])
})

test('[FW11] the order stays, and no two are nearer than the gap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 176 }), { maxLength: 4 }), (given) => {
      const spread = spreadLabels(
        given.toSorted((a, b) => a - b),
        14,
        176
      )
      for (const [at, place] of spread.entries()) {
        expect(place).toBeLessThanOrEqual(176)
        if (at > 0) expect(place - (spread[at - 1] ?? 0)).toBeGreaterThanOrEqual(14)
      }
    }),
    { numRuns: 50 }
  )
})
