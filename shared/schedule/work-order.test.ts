import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import { stronglyConnected } from './strongly-connected.ts'
import { youngestOfCycles } from './youngest-of-cycles.ts'

const age = (order: number): { readonly createdAt: typeof monday } => ({ createdAt: toInstant(monday + order) })

describe('cycles', () => {
  test('[CY2] the youngest dependency of a loop is set aside and the loop reported once, with all owners', () => {
    const graph = graphOf({
      tasks: [taskOf('a', { owner: idOf('mia') }), taskOf('b', { owner: idOf('ana') }), taskOf('c'), taskOf('z')],
      dependencies: [
        dependencyOf('a', 'b', age(3)),
        dependencyOf('b', 'c', age(1)),
        dependencyOf('c', 'a', age(2)),
        dependencyOf('c', 'z', age(9))
      ]
    })
    const schedule = computeSchedule(graph, monday)
    expect(schedule.deadlocks).toEqual([{ path: ['a', 'b', 'c'], setAside: ['a-b'], owners: ['ana', 'mia'] }])
    expect(schedule.forecasts.get(idOf<TaskId>('a'))?.startDriver).toMatchObject({
      kind: 'dependency',
      predecessor: 'c'
    })
  })

  test('[CY2] of two made in the same minute the larger id goes; a task after itself is a loop of one', () => {
    const graph = graphOf({
      tasks: [taskOf('a'), taskOf('b'), taskOf('c')],
      dependencies: [dependencyOf('a', 'b'), dependencyOf('b', 'a'), dependencyOf('c', 'c')]
    })
    expect(computeSchedule(graph, monday).deadlocks).toEqual([
      { path: ['b', 'a'], setAside: ['b-a'], owners: [] },
      { path: ['c'], setAside: ['c-c'], owners: [] }
    ])
  })

  test('[CY2] [FP7] loops are found through summaries', () => {
    const graph = graphOf({
      tasks: [taskOf('s', { kind: 'summary' }), taskOf('s1', { parent: idOf('s') }), taskOf('x')],
      dependencies: [dependencyOf('s', 'x', age(1)), dependencyOf('x', 's1', age(2))]
    })
    const { deadlocks } = computeSchedule(graph, monday)
    expect(deadlocks).toEqual([{ path: ['x', 's1', 's'], setAside: ['x-s1'], owners: [] }])
  })

  test('[CY2] all are found at once as removing the youngest again and again finds them', () => {
    const graphs = fc.integer({ min: 1, max: 8 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 24 })
      })
    )
    fc.assert(
      fc.property(graphs, ({ count, edges }) => {
        const from = edges.map(([first]) => first)
        const to = edges.map(([, second]) => second)
        expect(youngestOfCycles(count, { from, to, length: edges.length })).toEqual(oneByOne(count, edges))
      }),
      { numRuns: 2000 }
    )
  })
})

/** The rule as it is written: find the components, take out the youngest edge inside one, begin again. */
function oneByOne(count: number, edges: readonly (readonly [number, number])[]): readonly number[] {
  let left = edges.map(([from, to], edge) => ({ from, to, edge }))
  const removed: number[] = []
  for (;;) {
    const component = stronglyConnected(
      count,
      left.map(({ from }) => from),
      left.map(({ to }) => to)
    )
    const youngest = left.findLast(({ from, to }) => component[from] === component[to])
    if (youngest === undefined) return removed.toSorted((a, b) => a - b)
    removed.push(youngest.edge)
    left = left.filter((other) => other !== youngest)
  }
}
