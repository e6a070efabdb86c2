import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { plainText } from './plain-text.ts'

describe('plain text', () => {
  it('is one line without control characters', () => {
    expect(plainText('Build\r\n\tAPI\u0000 \u202eevil\u2028now', 80)).toBe('Build API evil now')
  })

  it('cuts long words with an ellipsis, never inside a character', () => {
    expect(plainText('Design review', 8)).toBe('Design…')
    expect(plainText('😀😀😀😀', 3)).toBe('😀😀…')
    expect(plainText('exact', 5)).toBe('exact')
  })

  it('is never longer than asked, and leaves its own output alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 2, max: 60 }), (text, longest) => {
        const once = plainText(text, longest)
        expect(Array.from(once).length).toBeLessThanOrEqual(longest)
        expect(plainText(once, longest)).toBe(once)
      })
    )
  })
})
