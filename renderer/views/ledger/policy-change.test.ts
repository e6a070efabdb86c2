import { describe, expect, test } from 'vitest'

import { constantOf, policyIn, policyWith } from './policy-change.ts'
import type { Constant } from './policy-change.ts'

const grace: Constant = { kind: 'graces', code: 'H' }
const rate: Constant = { kind: 'number', name: 'rate' }

describe('the policy of a board', () => {
  test('[LV9] holds what was set, one number at a time, and nothing where the defaults hold', () => {
    const first = policyWith(null, grace, 2)
    const both = policyWith(first, rate, 90)
    expect(both).toEqual({ graces: { H: 2 }, rate: 90 })
    expect([grace, rate, { kind: 'hoursToClose', code: 'A' } as const].map((one) => constantOf(both, one))).toEqual([
      2,
      90,
      null
    ])
    expect(policyWith(both, grace, null)).toEqual({ rate: 90 })
    expect(policyWith(policyWith(both, grace, null), rate, null)).toBeNull()
    expect(policyIn(policyIn(both, 'EUR'), '')).toEqual(both)
    expect(policyIn(null, 'EUR')).toEqual({ currency: 'EUR' })
  })
})
