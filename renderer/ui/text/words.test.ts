import { describe, expect, it } from 'vitest'

import { countOf } from './count-of.ts'
import { initials } from './initials.ts'

describe('small words', () => {
  it('counts with the right noun', () => {
    expect([0, 1, 2].map((count) => countOf(count, 'summary', 'summaries'))).toEqual([
      'no summaries',
      '1 summary',
      '2 summaries'
    ])
  })

  it('takes the first letters of the first and the last name, of any script', () => {
    expect(['Ana Ruiz', 'ana', 'Jean Claude van Damme', '  ', '😀 smile', 'Øyvind'].map(initials)).toEqual([
      'AR',
      'A',
      'JD',
      '?',
      '😀S',
      'Ø'
    ])
  })
})
