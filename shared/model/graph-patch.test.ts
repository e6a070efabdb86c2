import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { randomGraph } from '../schedule/random-graph.test-support.ts'

import { graphDifference } from './graph-difference.ts'
import { patchGraph, patchTo } from './graph-patch.ts'

const anyGraph = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 12 }))

test('a patch brings any graph of a board level with any other, on the other side of a channel', () => {
  fc.assert(
    fc.property(anyGraph, anyGraph, (one, other) => {
      const [before, after] = [randomGraph(...one), randomGraph(...other)]
      const patch = structuredClone(patchTo(after, graphDifference(before, after)))
      expect(patchGraph(before, patch)).toEqual(after)
    })
  )
})

test('what a patch does not touch stays the same', () => {
  const graph = randomGraph(1, 12)
  const [task] = graph.tasks.values()
  if (task === undefined) throw new Error('no task')
  const after = { ...graph, tasks: new Map(graph.tasks).set(task.id, { ...task, title: 'Another' }) }
  const patched = patchGraph(graph, patchTo(after, graphDifference(graph, after)))
  expect(patched).toEqual(after)
  expect(patched.dependencies).toBe(graph.dependencies)
})
