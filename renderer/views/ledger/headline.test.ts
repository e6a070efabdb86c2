import { describe, expect, test } from 'vitest'

import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'

import { daysText, headline } from './headline.ts'
import { hoursText } from './hours-text.ts'

const assumed = { value: 0.5, low: 0.25, high: 1, origin: { kind: 'default' } } as const
const totals = {
  principal: 26,
  interest: 4.666,
  rate: 0.3,
  moving: 0,
  invested: 26,
  writtenOff: 0,
  interestLow: 2.9,
  interestAtLow: 1.2,
  interestAtHigh: 9.1,
  principalMoney: null,
  interestMoney: null,
  delayMoney: null
}
const ledger: Ledger = {
  now: toInstant(0),
  hoursPerDay: 8,
  totals,
  lines: [],
  healthy: [],
  contingent: [],
  delays: [{ promise: 'launch' as TaskId, days: 2, cost: null }],
  assumptions: { waitCost: assumed, relearnShare: assumed, halfLife: assumed, handoffLoss: assumed, onTime: assumed },
  interestNotPaid: { slips: 0, ownersTold: 0, datesPlanned: 0 }
}

describe('the headline', () => {
  test('[LV2] [LV8] says in one sentence what is tied up, what it cost, how it grows and what is late', () => {
    expect(headline(ledger, () => 'Launch')).toBe(
      '30.7 h = 26.0 h tied up + 4.7 h interest, growing 0.3 h a day; 2 days on Launch'
    )
    const small = { ...totals, principal: 0.02, interest: 0.014, rate: 0.04 }
    expect(headline({ ...ledger, totals: small, delays: [] }, () => 'Launch')).toBe(
      '0.03 h = 0.02 h tied up + 0.01 h interest, growing 0.04 h a day'
    )
    const halves = { ...totals, principal: 0.25, interest: 0.25, rate: 0 }
    expect(headline({ ...ledger, totals: halves, delays: [] }, () => 'Launch')).toBe(
      '0.5 h = 0.3 h tied up + 0.2 h interest, growing 0.0 h a day'
    )
    expect(headline({ ...ledger, totals: { ...totals, principal: 0, interest: 0 } }, () => 'Launch')).toBe(
      'Nothing is stuck.'
    )
  })

  test('[D1] hours are rounded half-even where they are shown, days to a tenth', () => {
    expect([0, 0.125, 0.375, 26, 0.25].map(hoursText)).toEqual(['0.0 h', '0.12 h', '0.38 h', '26.0 h', '0.25 h'])
    expect([1, 2, 0.44].map(daysText)).toEqual(['1 day', '2 days', '0.4 days'])
  })
})
