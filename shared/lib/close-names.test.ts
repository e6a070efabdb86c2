import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { areCloseNames } from './close-names.ts'

describe('close names', () => {
  it('[TE23] are alike but for marks and case, words left out, or one letter', () => {
    const close = [
      ['Ana Diaz', 'ana díaz'],
      ['Ana', 'Ana Diaz'],
      ['Diaz, Ana', 'Ana Diaz'],
      ['Jon Berg', 'John Berg'],
      ['Benn', 'Beno']
    ] as const
    const apart = [
      ['Ana', 'Anna'],
      ['Ben', 'Bea'],
      ['Ana Diaz', 'Ana Berg'],
      ['', 'Ana'],
      ['…', 'Ana'],
      ['Bendix', 'Bernard']
    ] as const
    expect(close.map(([a, b]) => areCloseNames(a, b))).toEqual(close.map(() => true))
    expect(apart.map(([a, b]) => areCloseNames(a, b))).toEqual(apart.map(() => false))
  })

  it('[TE23] are so both ways round', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(areCloseNames(a, b)).toBe(areCloseNames(b, a))
      })
    )
  })
})
