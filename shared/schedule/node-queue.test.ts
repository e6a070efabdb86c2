import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createNodeQueue } from './node-queue.ts'

/** Nodes 0 … size − 1 in an order of their own, and where each stands in it. */
function orderOf(places: readonly number[]): { readonly nodes: Int32Array; readonly placeOf: Int32Array } {
  const nodes = Int32Array.from(places)
  const placeOf = new Int32Array(places.length)
  nodes.forEach((node, place) => {
    placeOf[node] = place
  })
  return { nodes, placeOf }
}

const orders = fc
  .integer({ min: 1, max: 100 })
  .chain((size) => fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size }))

describe('a queue of nodes', () => {
  test('[IN2] hands out what was pushed once each, in the order of work, whatever is pushed in between', () => {
    fc.assert(
      fc.property(
        orders,
        fc.constantFrom('forwards' as const, 'backwards' as const),
        fc.array(fc.option(fc.nat(99), { freq: 2 }), { maxLength: 200 }),
        (places, way, steps) => {
          const { nodes, placeOf } = orderOf(places)
          const queue = createNodeQueue(nodes, placeOf, way)
          const waiting = new Set<number>()
          const next = (): number => {
            const inOrder = way === 'forwards' ? places : places.toReversed()
            return inOrder.find((node) => waiting.has(node)) ?? -1
          }
          for (const node of steps) {
            if (node === null) {
              const expected = next()
              expect(queue.take()).toBe(expected)
              waiting.delete(expected)
            } else if (node < places.length) {
              queue.push(node)
              waiting.add(node)
            }
          }
          while (waiting.size > 0) {
            const expected = next()
            expect(queue.take()).toBe(expected)
            waiting.delete(expected)
          }
          expect(queue.take()).toBe(-1)
        }
      )
    )
  })

  test('[IN2] a node that has no place in the order never waits', () => {
    const queue = createNodeQueue(Int32Array.of(0, 1), Int32Array.of(0, 1, -1), 'forwards')
    queue.push(2)
    expect(queue.take()).toBe(-1)
  })
})
