import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, monday, randomGraph, taskOf } from './random-graph.test-support.ts'

const hour = 60

describe('a record of a moment that it does not tell', () => {
  test('[F3] facts up to `known` count, and `now` only holds back what has not begun', () => {
    const graph = graphOf({
      tasks: [
        taskOf('a', { estimate: toWorkingMinutes(hour), actualStart: toInstant(monday + 2 * hour) }),
        taskOf('b', { estimate: toWorkingMinutes(hour) })
      ],
      dependencies: [dependencyOf('a', 'b')]
    })
    const finishes = (now: number, known: number): readonly number[] =>
      [...computeSchedule(graph, toInstant(now), toInstant(known)).forecasts.values()].map(
        ({ earlyFinish }) => (earlyFinish - monday) / hour
      )
    expect(finishes(monday, monday)).toEqual([1, 2])
    expect(finishes(monday, monday + 8 * hour)).toEqual([3, 4])
    expect(finishes(monday + 5 * hour, monday + 8 * hour)).toEqual([5, 6])
  })

  test('[F3] where nothing is said after `now`, `known` changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 100_000, max: 1_000_000 }), (seed, later) => {
        const graph = randomGraph(seed, 30)
        const now = toInstant(monday + 1_000_000)
        expect(computeSchedule(graph, now, toInstant(now + later))).toEqual(computeSchedule(graph, now))
      }),
      { numRuns: 60 }
    )
  })
})
