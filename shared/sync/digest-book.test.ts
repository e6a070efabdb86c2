import { describe, expect, it } from 'vitest'

import { createDigestBook } from './digest-book.ts'
import { ana, hashOf, headerOf } from './frame-fixtures.test-support.ts'
import type { Head } from './frame.ts'

function headsAt(seq: number): readonly Head[] {
  return [{ feed: headerOf().feed, seq, hash: hashOf(seq % 256) }]
}

describe('the digests of two replicas', () => {
  it('[M15] are compared at the newest heads that both have been at', () => {
    const [a, b] = [createDigestBook(ana.crypto), createDigestBook(ana.crypto)]
    expect(a.compare(b.all())).toBe('neverTheSameHeads')
    a.note(headsAt(1), 'one')
    b.note(headsAt(1), 'one')
    a.note(headsAt(2), 'two')
    b.note(headsAt(3), 'three')
    expect([a.compare(b.all()), b.compare(a.all())]).toEqual(['same', 'same'])
    b.note(headsAt(2), 'something else')
    expect([a.compare(b.all()), b.compare(a.all())]).toEqual(['different', 'different'])
  })

  it('[M15] are kept for the last 64 heads', () => {
    const book = createDigestBook(ana.crypto)
    for (let seq = 1; seq <= 70; seq += 1) book.note(headsAt(seq), `state ${seq}`)
    expect(book.all()).toHaveLength(64)
    const other = createDigestBook(ana.crypto)
    other.note(headsAt(6), 'state 6')
    expect(book.compare(other.all())).toBe('neverTheSameHeads')
    other.note(headsAt(7), 'state 7')
    expect(book.compare(other.all())).toBe('same')
  })
})
