import { describe, expect, test } from 'vitest'

import type { TrendDay } from '../../../shared/debt/debt-trend.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'

import { partKey, trendParts, trendPoints } from './trend-points.ts'

const build = 'build' as TaskId
const nothing = { lines: 0, hours: 0, initiatives: [], seams: [] }
const days: readonly TrendDay[] = [
  {
    at: toInstant(0),
    principal: 20,
    interest: 2,
    delay: 1,
    initiatives: [{ initiative: build, principal: 20, interest: 2 }],
    seams: [
      { ends: ['App', 'Design'], principal: 12, interest: 2 },
      { ends: null, principal: 8, interest: 0 }
    ],
    closed: nothing,
    writtenOff: 0,
    notPaid: 0
  },
  {
    at: toInstant(1440),
    principal: 8,
    interest: 0,
    delay: 0,
    initiatives: [{ initiative: null, principal: 8, interest: 0 }],
    seams: [{ ends: null, principal: 8, interest: 0 }],
    closed: {
      lines: 1,
      hours: 14,
      initiatives: [{ initiative: build, principal: 12, interest: 2 }],
      seams: [{ ends: ['App', 'Design'], principal: 12, interest: 2 }]
    },
    writtenOff: 3,
    notPaid: 1
  }
]

describe('what a balance is drawn of', () => {
  test('[TR6] whatever held debt on any day can be shown, what does today first', () => {
    expect(trendParts(days)).toEqual([
      { kind: 'whole' },
      { kind: 'initiative', initiative: null },
      { kind: 'initiative', initiative: build },
      { kind: 'seam', ends: null },
      { kind: 'seam', ends: ['App', 'Design'] }
    ])
    expect(new Set(trendParts(days).map(partKey)).size).toBe(5)
    expect(trendParts([])).toEqual([{ kind: 'whole' }])
  })

  test('[TR3] of the whole board all that happened is marked', () => {
    expect(trendPoints(days, { kind: 'whole' })).toEqual([
      { at: 0, principal: 20, interest: 2, delay: 1, marks: [] },
      {
        at: 1440,
        principal: 8,
        interest: 0,
        delay: 0,
        marks: [
          { kind: 'paid', words: '1 line paid (14.0 h)' },
          { kind: 'writtenOff', words: '3.0 h written off' },
          { kind: 'notPaid', words: 'not paid: 1 date planned anew by the app' }
        ]
      }
    ])
  })

  test('[TR7] of a seam or an initiative only what was paid there is', () => {
    const paid = [{ kind: 'paid', words: 'paid (14.0 h)' }]
    const both = [
      [20, 2],
      [12, 2]
    ]
    for (const [place, part] of [
      { kind: 'initiative' as const, initiative: build },
      { kind: 'seam' as const, ends: ['App', 'Design'] as const }
    ].entries())
      expect(trendPoints(days, part)).toEqual([
        { at: 0, principal: both[place]?.[0], interest: both[place]?.[1], delay: null, marks: [] },
        { at: 1440, principal: 0, interest: 0, delay: null, marks: paid }
      ])
    expect(trendPoints(days, { kind: 'seam', ends: null }).map(({ principal, marks }) => [principal, marks])).toEqual([
      [8, []],
      [8, []]
    ])
  })
})
