import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { RevisedMap } from './revised-map.ts'

type Change = readonly [key: number, value: number | undefined]

const changes = fc.array(
  fc.tuple(fc.nat(8), fc.option(fc.nat(100), { nil: undefined, freq: 3 })) as fc.Arbitrary<Change>,
  { maxLength: 4 }
)

function sorted(map: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  return [...map].toSorted(([a], [b]) => a - b)
}

function expectSame(map: RevisedMap<number, number>, plain: ReadonlyMap<number, number>): void {
  expect(map.size).toBe(plain.size)
  for (let key = 0; key <= 9; key += 1) {
    expect(map.get(key)).toBe(plain.get(key))
    expect(map.has(key)).toBe(plain.has(key))
  }
}

function pairsOf<Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  return items.flatMap((one) => items.map((other) => [one, other] as const))
}

describe('RevisedMap', () => {
  test('reads like a plain map at every revision, however many follow it, and from whichever one goes on', () => {
    const script = fc.array(fc.tuple(changes, fc.nat(40), fc.boolean()), { maxLength: 40 })
    fc.assert(
      fc.property(changes, script, (first, steps) => {
        const start = new Map(first.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])))
        const revisions: [RevisedMap<number, number>, ReadonlyMap<number, number>][] = [[RevisedMap.of(start), start]]
        for (const [step, back, whole] of steps) {
          const [map, plain] = revisions.at(-1 - (back % revisions.length)) ?? [RevisedMap.of(start), start]
          const next = new Map(plain)
          for (const [key, value] of step) {
            if (value === undefined) next.delete(key)
            else next.set(key, value)
          }
          revisions.push([map.revise(new Map(step)), next])
          if (whole) expect(sorted(map)).toEqual(sorted(plain))
        }
        for (const [[earlier, before], [later, after]] of pairsOf(revisions)) {
          const changed = later.changedSince(earlier)
          for (let key = 0; key <= 9 && changed !== null; key += 1)
            if (before.get(key) !== after.get(key)) expect(changed).toContain(key)
        }
        for (const [map, plain] of revisions) expectSame(map, plain)
        for (const [map, plain] of revisions) expect(sorted(map)).toEqual(sorted(plain))
      })
    )
  })

  test('says what changed since an earlier revision that it came of, and nothing of any other', () => {
    const first = RevisedMap.of([
      ['a', 1],
      ['b', 2]
    ])
    const second = first.revise(new Map([['a', 3]]))
    const third = second.revise(new Map([['c', 4]]))
    expect([third.changedSince(first), third.changedSince(second), third.changedSince(third)]).toEqual([
      new Set(['a', 'c']),
      new Set(['c']),
      new Set()
    ])
    const branch = first.revise(new Map([['b', 9]]))
    expect([
      first.changedSince(third),
      branch.changedSince(first),
      RevisedMap.of([['a', 3]]).changedSince(first)
    ]).toEqual([null, null, null])
    expect(third.lineage).toBe(first.lineage)
    expect(RevisedMap.of([['a', 1]]).lineage).not.toBe(first.lineage)
  })

  test('is itself where nothing changes', () => {
    const map = RevisedMap.of([['a', 1]])
    expect(
      map.revise(
        new Map([
          ['a', 1],
          ['b', undefined]
        ])
      )
    ).toBe(map)
  })

  test('keeps the order of arrival through changes of values', () => {
    const map = RevisedMap.of([
      ['b', 1],
      ['a', 2]
    ])
    expect([...map.revise(new Map([['b', 3]])).keys()]).toEqual(['b', 'a'])
  })

  test('an old revision stays right far behind the newest', () => {
    const old = RevisedMap.of([[0, 0]])
    let newest = old
    for (let step = 1; step < 100; step += 1) newest = newest.revise(new Map([[0, step]]))
    expect([old.get(0), old.get(1), newest.get(0)]).toEqual([0, undefined, 99])
    expect([...old.values()]).toEqual([0])
  })
})
