import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isSameWord, placesToConfirm } from './words-to-confirm.ts'

describe('typing words back', () => {
  it('[TE14] asks for one word of each half, the same two for the same words', () => {
    const word = fc.stringMatching(/^[a-z]{5}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 18, maxLength: 18 }), (words) => {
        const [first, second] = placesToConfirm(words)
        expect(first >= 0 && first < 9 && second >= 9 && second < 18).toBe(true)
        expect(placesToConfirm([...words])).toEqual([first, second])
      })
    )
  })

  it('[TE14] takes a word in whatever case, and no other', () => {
    expect([isSameWord(' Lusab', 'lusab'), isSameWord('lusap', 'lusab'), isSameWord('', undefined)]).toEqual([
      true,
      false,
      false
    ])
  })
})
