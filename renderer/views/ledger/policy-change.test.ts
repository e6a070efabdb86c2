import { describe, expect, test } from 'vitest'

import type { PersonId } from '../../../shared/model/ids.ts'
import { idOf } from '../../state/graph.testing.ts'

import { constantOf, policyIn, policyWith } from './policy-change.ts'
import type { Constant } from './policy-change.ts'

const ben = idOf<PersonId>('ben')
const waitCost: Constant = { kind: 'number', name: 'waitCost' }
const onTime: Constant = { kind: 'number', name: 'onTime' }
const grace: Constant = { kind: 'graces', code: 'H' }
const rate: Constant = { kind: 'number', name: 'rate' }

describe('the policy of a board', () => {
  test('[LV9] holds what was set, one number at a time, and nothing where the defaults hold', () => {
    const first = policyWith(null, grace, 2, ben)
    const both = policyWith(first, rate, 90, ben)
    expect(both).toEqual({ graces: { H: 2 }, rate: 90 })
    expect([grace, rate, { kind: 'hoursToClose', code: 'A' } as const].map((one) => constantOf(both, one))).toEqual([
      2,
      90,
      null
    ])
    expect(policyWith(both, grace, null, ben)).toEqual({ rate: 90 })
    expect(policyWith(policyWith(both, grace, null, ben), rate, null, ben)).toBeNull()
    expect(policyIn(policyIn(both, 'EUR'), '')).toEqual(both)
    expect(policyIn(null, 'EUR')).toEqual({ currency: 'EUR' })
  })

  test('[DF8] [LV15] says who set a constant that a team’s past may take the place of, for as long as it is set', () => {
    const first = policyWith(null, waitCost, 0.25, ben)
    expect(first).toEqual({ waitCost: 0.25, setBy: { waitCost: ben } })
    const second = policyWith(first, onTime, 0.9, null)
    expect(second).toEqual({ waitCost: 0.25, onTime: 0.9, setBy: { waitCost: ben } })
    expect(policyWith(second, waitCost, null, ben)).toEqual({ onTime: 0.9 })
  })
})
