import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { MakeLayer } from './layer.ts'
import { overlay } from './overlay.ts'
import { revisions } from './revisions.ts'

const steps = fc.array(
  fc.tuple(fc.constantFrom('set', 'delete', 'read'), fc.integer({ min: 0, max: 6 }), fc.integer()),
  { maxLength: 30 }
)

const inOrder = (numbers: Iterable<number>): readonly number[] => [...numbers].toSorted((a, b) => a - b)

test.each<readonly [string, MakeLayer]>([
  ['overlay', overlay],
  ['revisions', revisions]
])('%s reads like a map that was changed, and leaves the first map alone', (_, makeLayer) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer())), steps, (start, changes) => {
      const base = new Map(start)
      const truth = new Map(start)
      const layer = makeLayer(base)
      for (const [kind, key, value] of changes) {
        if (kind === 'set') {
          layer.set(key, value)
          truth.set(key, value)
        } else if (kind === 'delete') {
          layer.delete(key)
          truth.delete(key)
        }
        const map = layer.read()
        const told: [number, number][] = []
        map.forEach((member, name) => void told.push([name, member]))
        expect([map.size, map.has(key), map.get(key)]).toEqual([truth.size, truth.has(key), truth.get(key)])
        for (const list of [[...map], [...map.entries()], told]) expect(new Map(list)).toEqual(truth)
        expect(inOrder(map.keys())).toEqual(inOrder(truth.keys()))
        expect(inOrder(map.values())).toEqual(inOrder(truth.values()))
      }
      expect(base).toEqual(new Map(start))
    })
  )
})

test('what a layer of revisions gave out never changes again', () => {
  const layer = revisions(new Map([['a', 1]]))
  const first = layer.read()
  layer.set('a', 2)
  const second = layer.read()
  layer.delete('a')
  expect([first.get('a'), second.get('a'), layer.read().has('a')]).toEqual([1, 2, false])
})
