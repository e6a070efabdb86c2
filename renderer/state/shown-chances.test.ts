import { expect, test } from 'vitest'

import type { Chances } from '../../shared/chances/chances.ts'
import { toInstant } from '../../shared/model/instant.ts'

import { idOf, testNow } from './graph.testing.ts'
import { chanceToHold, nothingKnown, showChances } from './shown-chances.ts'

const later = (minutes: number) => toInstant(testNow + minutes)
const known = (chance: number): Chances => ({
  now: testNow,
  runs: 1000,
  basis: { ranged: 1, unranged: 1, samples: 3, needed: 10, others: 'assumed' },
  tasks: [idOf('a'), idOf('b')],
  p50: Int32Array.of(later(1), later(10)),
  p80: Int32Array.of(later(2), later(20)),
  p95: Int32Array.of(later(3), later(30)),
  promises: [{ task: idOf('b'), date: later(15), chance }]
})

test('columns become chances by task, and what stayed the same is the same object', () => {
  const first = showChances(nothingKnown, { kind: 'known', chances: known(0.6) })
  expect(first).toEqual({
    status: { kind: 'known' },
    source: { basis: known(0.6).basis, runs: 1000 },
    of: new Map([
      [idOf('a'), { p50: later(1), p80: later(2), p95: later(3), promise: null }],
      [idOf('b'), { p50: later(10), p80: later(20), p95: later(30), promise: { date: later(15), chance: 0.6 } }]
    ])
  })
  const next = showChances(first, { kind: 'known', chances: known(0.7) })
  expect(next.of.get(idOf('a'))).toBe(first.of.get(idOf('a')))
  expect(next.of.get(idOf('b'))?.promise?.chance).toBe(0.7)
})

test('the last known ones stay while new ones are worked out, and go when that fails', () => {
  const first = showChances(nothingKnown, { kind: 'known', chances: known(0.6) })
  expect(showChances(first, { kind: 'calculating' })).toEqual({ ...first, status: { kind: 'calculating' } })
  expect(showChances(first, { kind: 'failed', reason: 'Too large.' })).toEqual({
    status: { kind: 'failed', reason: 'Too large.' },
    source: null,
    of: new Map()
  })
})

test('a chance belongs to the date it was worked out for', () => {
  const chances = showChances(nothingKnown, { kind: 'known', chances: known(0.6) }).of.get(idOf('b')) ?? null
  expect(chanceToHold(chances, { date: later(15) })).toBe(0.6)
  expect(chanceToHold(chances, { date: later(16) })).toBe(null)
  expect(chanceToHold(chances, null)).toBe(null)
  expect(chanceToHold(null, { date: later(15) })).toBe(null)
})
