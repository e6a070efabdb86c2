import fc from 'fast-check'
import { expect, it } from 'vitest'

import { carriedGroups } from './carried-groups.ts'
import type { Groups } from './carried-groups.ts'
import { RevisedMap } from './revised-map.ts'

type Value = { readonly group: string | null }

const groupsOf = () => carriedGroups<string, number, Value>(({ group }) => group)
const told = (groups: Groups<string, number>) =>
  new Map(Array.from(groups, ([name, keys]) => [name, new Set(keys)] as const))

const group = fc.constantFrom<(string | null)[]>('a', 'b', 'c', null)
const value = fc.option(
  group.map((name): Value => ({ group: name })),
  { nil: undefined }
)
const step = fc.record({
  changes: fc.array(fc.tuple(fc.nat(12), value), { maxLength: 5 }),
  isRead: fc.boolean()
})

it('after any changes the groups are those of a map that is read whole, and those that were read before stay', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat(29), (steps, back) => {
      const read = groupsOf()
      const revisions = [RevisedMap.of<number, Value>([])]
      const before: (readonly [Groups<string, number>, ReturnType<typeof told>])[] = []
      for (const { changes, isRead } of steps) {
        const next = (revisions.at(-1) ?? RevisedMap.of<number, Value>([])).revise(new Map(changes))
        revisions.push(next)
        if (!isRead) continue
        const groups = read(next)
        expect(told(groups)).toEqual(told(groupsOf()(new Map(next))))
        before.push([groups, told(groups)])
      }
      const earlier = revisions[back % revisions.length] ?? new Map<number, Value>()
      expect(told(read(earlier))).toEqual(told(groupsOf()(new Map(earlier))))
      for (const [groups, then] of before) expect(told(groups)).toEqual(then)
    }),
    { numRuns: 100 }
  )
})

it('what changed nothing of the groups leaves them the same', () => {
  const read = groupsOf()
  const first = RevisedMap.of<number, Value>([
    [1, { group: 'a' }],
    [2, { group: null }]
  ])
  const groups = read(first)
  expect(read(first.revise(new Map([[1, { group: 'a' }]])))).toBe(groups)
})
