import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { toWorkingMinutes } from '../../../shared/model/instant.ts'

import { formatEstimate, parseEstimate } from './estimate-text.ts'

const perDay = 480

function estimate(likely: number, range: readonly [number, number] | null = null) {
  const [best, worst] = range ?? [0, 0]
  return {
    estimate: toWorkingMinutes(likely),
    estimateRange: range === null ? null : { optimistic: toWorkingMinutes(best), pessimistic: toWorkingMinutes(worst) }
  }
}

describe('an estimate with a range', () => {
  it('is read as people write it', () => {
    for (const text of ['3d, 2d – 6d', '3d,2d-6d', '3 days, 2 to 6', '3d , 16h – 1w 1d', ' 3,  2—6 '])
      expect([text, parseEstimate(text, perDay)]).toEqual([text, { ok: true, value: estimate(1440, [960, 2880]) }])
  })

  it('has none where none is written, and decimal commas stay numbers', () => {
    expect(parseEstimate('3d', perDay)).toEqual({ ok: true, value: estimate(1440) })
    expect(parseEstimate('1,5', perDay)).toEqual({ ok: true, value: estimate(720) })
    expect(parseEstimate('1,5d, 1,25d – 2d', perDay)).toEqual({ ok: true, value: estimate(720, [600, 960]) })
  })

  it('is refused with what to write instead', () => {
    for (const text of ['3d, 2d', '3d, 2d – ', '3d, soon – late', '3d, 1d – 2d – 3d'])
      expect([text, parseEstimate(text, perDay)]).toEqual([
        text,
        { ok: false, failure: 'Write a range behind a comma, from best to worst: 3d, 2d – 6d.' }
      ])
    for (const text of ['3d, 6d – 2d', '3d, 4d – 6d', '3d, 1d – 2d'])
      expect([text, parseEstimate(text, perDay)]).toEqual([
        text,
        { ok: false, failure: 'The range goes from best to worst, with the estimate in between: 3d, 2d – 6d.' }
      ])
    expect(parseEstimate('-3d', perDay)).toEqual({ ok: false, failure: 'An estimate cannot be negative.' })
    expect(parseEstimate('soon', perDay).ok).toBe(false)
  })

  it('comes back as it was written down', () => {
    const minutes = fc.integer({ min: 0, max: 50_000 })
    fc.assert(
      fc.property(minutes, minutes, minutes, fc.boolean(), (a, b, c, hasRange) => {
        const [best = 0, likely = 0, worst = 0] = [a, b, c].toSorted((x, y) => x - y)
        const value = estimate(likely, hasRange ? [best, worst] : null)
        expect(parseEstimate(formatEstimate(value, perDay), perDay)).toEqual({ ok: true, value })
      })
    )
  })
})
