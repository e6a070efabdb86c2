import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { halving } from './halving.ts'
import { roundHundredths } from './round-hundredths.ts'

describe('numbers of the ledger', () => {
  test('[D1] halves are exact, and everything between is within two units of the last place', () => {
    expect([0, 1, 2, 10, 1074, 1075, -3].map(halving)).toEqual([1, 0.5, 0.25, 1 / 1024, Number.MIN_VALUE, 0, 1])
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (x) => {
        const exact = Math.pow(2, -x)
        expect(Math.abs(halving(x) - exact)).toBeLessThanOrEqual(4 * Number.EPSILON * exact)
      })
    )
  })

  test('[D1] half of a hundredth goes to the even side', () => {
    expect([0.125, 0.375, -0.125, 1.91066, 4.6662, 0].map(roundHundredths)).toEqual([0.12, 0.38, -0.12, 1.91, 4.67, 0])
  })
})
