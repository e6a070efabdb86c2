import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isRank, rankBetween } from './rank.ts'

const suffix = fc.stringMatching(/^[0-9a-zA-Z]{0,6}$/)

describe('rankBetween', () => {
  test('[DOC9] always lies strictly between its neighbours, wherever it is put', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), suffix), { maxLength: 120 }),
        (steps) => {
          const ranks: string[] = []
          for (const [place, ending] of steps) {
            const index = Math.floor(place * (ranks.length + 1) * 0.999)
            const below = ranks[index - 1] ?? null
            const above = ranks[index] ?? null
            const rank = rankBetween(below, above, ending)
            expect(isRank(rank)).toBe(true)
            if (below !== null) expect(below < rank).toBe(true)
            if (above !== null) expect(rank < above).toBe(true)
            ranks.splice(index, 0, rank)
          }
        }
      )
    )
  })

  test('[DOC9] two devices that fill the same gap get different ranks, and both fit', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9a-zA-Z]{0,5}[1-9a-zA-Z]$/),
        fc.stringMatching(/^[0-9a-zA-Z]{0,5}[1-9a-zA-Z]$/),
        (one, other) => {
          fc.pre(one !== other)
          const low = rankBetween(null, null, 'x')
          const high = rankBetween(low, null, 'y')
          const [a, b] = [rankBetween(low, high, one), rankBetween(low, high, other)]
          expect(a).not.toBe(b)
          for (const rank of [a, b]) expect(low < rank && rank < high).toBe(true)
        }
      )
    )
  })

  test('stays short when ten thousand things are appended, prepended, or put before the last', () => {
    let last = rankBetween(null, null, 'dev1')
    let head = last
    for (let count = 0; count < 10_000; count += 1) {
      last = rankBetween(last, null, 'dev1')
      head = rankBetween(null, head, 'dev1')
    }
    expect(last.length).toBeLessThanOrEqual(8)
    expect(head.length).toBeLessThanOrEqual(8)
    let squeezed = rankBetween(null, null, 'd')
    const top = rankBetween(squeezed, null, 'd')
    for (let count = 0; count < 200; count += 1) squeezed = rankBetween(squeezed, top, 'd')
    expect(squeezed.length).toBeLessThan(60)
  })

  test('reaches the ends of the longest integer parts and goes on inside them', () => {
    const highest = `z${'z'.repeat(26)}V`
    const lowest = `A${'0'.repeat(26)}V`
    expect(rankBetween(highest, null, 'q') > highest).toBe(true)
    expect(rankBetween(null, lowest, 'q') < lowest).toBe(true)
    expect(isRank(rankBetween(null, lowest, 'q'))).toBe(true)
  })

  test('what is not a rank counts as absent, and neighbours in the wrong order as a place above the first', () => {
    expect(rankBetween('', 'not a rank', '0000')).toBe('a0V')
    expect(rankBetween('a5V', 'a2V', 's') > 'a5V').toBe(true)
    expect(['', 'a', 'a50', 'b1', '5', 'a0é'].map(isRank)).toEqual([false, false, false, false, false, false])
  })
})
