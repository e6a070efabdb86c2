import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { partsThatAddUp } from './parts-that-add-up.ts'
import { roundHundredths, roundTenths } from './round-hundredths.ts'

const places = ['tenths', 'hundredths'] as const

describe('parts that add up', () => {
  test('[LV8] what is missing goes to the part that lost the most, the first of equals', () => {
    expect(partsThatAddUp([26, 4.666], 30.666, 'tenths')).toEqual([26, 4.7])
    expect(partsThatAddUp([0.25, 0.25], 0.5, 'tenths')).toEqual([0.3, 0.2])
    expect(partsThatAddUp([1.04, 1.04, 1.04], 3.12, 'tenths')).toEqual([1.1, 1, 1])
    expect(partsThatAddUp([0.29, 0.005], 0.295, 'hundredths')).toEqual([0.29, 0.01])
    expect(partsThatAddUp([], 0, 'hundredths')).toEqual([])
  })

  test('[LV8] shown parts make up the shown sum, each within a step of its figure', () => {
    const hours = fc.oneof(
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.nat(5000).map((count) => count / 100)
    )
    fc.assert(
      fc.property(fc.array(hours), fc.constantFrom(...places), (parts, place) => {
        const [perUnit, round] = place === 'tenths' ? [10, roundTenths] : [100, roundHundredths]
        const total = parts.reduce((sum, part) => sum + part, 0)
        const shown = partsThatAddUp(parts, total, place)
        const steps = (figure: number) => Math.round(figure * perUnit)
        expect(shown.reduce((sum, part) => sum + steps(part), 0)).toBe(steps(round(total)))
        for (const [at, part] of parts.entries())
          expect(Math.abs((shown[at] ?? Number.NaN) - part)).toBeLessThanOrEqual(1 / perUnit + 1e-9)
      }),
      { numRuns: 200 }
    )
  })
})
