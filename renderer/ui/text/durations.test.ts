import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { formatDuration, sayDuration } from './format-duration.ts'
import { parseDuration } from './parse-duration.ts'

const minutes = (text: string) => {
  const parsed = parseDuration(text, 480)
  return parsed.ok ? parsed.value : null
}

describe('durations', () => {
  it('are written short and said long', () => {
    expect([0, 480, 500, 1470, -240].map((value) => formatDuration(value, 480))).toEqual([
      '0d',
      '1d',
      '1d 20m',
      '3d 30m',
      '−4h'
    ])
    expect(sayDuration(1500, 480)).toBe('3 days 1 hour')
  })

  it('are read as people write them', () => {
    expect(['3d', '1.5 days', '1d 4h', '30 min', '2w', '2', '-1d', '1,5h'].map(minutes)).toEqual([
      1440, 720, 720, 30, 4800, 960, -480, 90
    ])
    expect(['', 'soon', '3x', 'd', '3d and more', '9999999w'].map(minutes)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null
    ])
  })

  it('read back what they write', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 60, max: 1440 }), (value, perDay) => {
        const parsed = parseDuration(formatDuration(value, perDay), perDay)
        expect(parsed).toEqual({ ok: true, value })
      })
    )
  })
})
