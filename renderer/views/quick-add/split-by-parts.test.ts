import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { QuickAddPart } from '../../../shared/intents/quick-add.ts'

import { splitByParts } from './split-by-parts.ts'

const part = (from: number, to: number): QuickAddPart => ({ kind: 'owner', from, to, label: '' })

describe('lighting up a line', () => {
  it('cuts it where parts begin and end', () => {
    expect(
      splitByParts('Do it @ana 3d', [part(11, 13), part(6, 10)]).map(({ text, part: own }) => [text, own !== null])
    ).toEqual([
      ['Do it ', false],
      ['@ana', true],
      [' ', false],
      ['3d', true]
    ])
  })

  it('never loses or doubles a letter, whatever the parts', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(20), fc.nat(20))), (text, ends) => {
        const parts = ends.map(([a, b]) => part(Math.min(a, b), Math.max(a, b)))
        expect(
          splitByParts(text, parts)
            .map((piece) => piece.text)
            .join('')
        ).toBe(text)
      })
    )
  })
})
