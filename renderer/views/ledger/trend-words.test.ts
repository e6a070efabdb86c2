import { describe, expect, test } from 'vitest'

import type { TrendDay } from '../../../shared/debt/debt-trend.ts'
import { toInstant } from '../../../shared/model/instant.ts'

import { markWords, trendSentence } from './trend-words.ts'

const day: TrendDay = {
  at: toInstant(0),
  principal: 20,
  interest: 1.5,
  delay: 0,
  initiatives: [],
  seams: [],
  closed: { lines: 0, hours: 0, initiatives: [], seams: [] },
  writtenOff: 0,
  notPaid: 0
}

describe('the trend in words', () => {
  test('[TR3] a day says what was paid, written off and not paid, or nothing', () => {
    const words = (...said: Parameters<typeof markWords>) => markWords(...said).map((mark) => mark.words)
    expect(words({ paid: { lines: 0, hours: 0 }, writtenOff: 0, notPaid: 0 })).toEqual([])
    expect(words({ paid: { lines: 2, hours: 12 }, writtenOff: 4, notPaid: 1 })).toEqual([
      '2 lines paid (12.0 h)',
      '4.0 h written off',
      'not paid: 1 date planned anew by the app'
    ])
    expect(words({ paid: { lines: null, hours: 3 }, writtenOff: 0, notPaid: 0 })).toEqual(['paid (3.0 h)'])
  })

  test('[TR2] a few days are a sentence, more of them say how far they reach', () => {
    expect(trendSentence([day, day], 'Monday')).toBe(
      'A balance by day needs some days: this board is too young for one.'
    )
    expect(
      trendSentence([day, day, { ...day, principal: 10, closed: { ...day.closed, lines: 1, hours: 10 } }], 'Monday')
    ).toBe(
      'Since Monday: from 21.5 h to 11.5 h, 1 line paid. Worked out from the facts that this board holds today, back to the making of its first task and twelve weeks at most.'
    )
  })
})
