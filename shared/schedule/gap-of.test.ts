import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { computeSchedule } from './compute-schedule.ts'
import { gapOf } from './gap-of.ts'
import { dependencyOf, graphOf, monday, randomGraph, seededRandom, taskOf } from './random-graph.test-support.ts'

const day = 1440

/** Early dates, by task. */
function datesOf(graph: WorkGraph, now: number) {
  const { forecasts } = computeSchedule(graph, toInstant(now))
  return [...forecasts].map(([task, { earlyStart, earlyFinish }]) => [task, earlyStart, earlyFinish])
}

describe('the gap of a dependency', () => {
  test('[SL7] what was left before Docs becomes lag: then Docs moves with Design', () => {
    const link = dependencyOf('design', 'docs')
    const plan = (lag: typeof link.lag, estimate: number) =>
      graphOf({
        tasks: [
          taskOf('design', { estimate: toWorkingMinutes(estimate) }),
          taskOf('docs'),
          taskOf('research', { estimate: toWorkingMinutes(3 * 480) })
        ],
        dependencies: [{ ...link, lag }, dependencyOf('research', 'docs')]
      })
    const before = plan(link.lag, 480)
    const gap = gapOf(before, computeSchedule(before, monday), link)
    expect(gap).toEqual({ minutes: 960, unit: 'working' })
    const kept = gap ?? link.lag
    expect(datesOf(plan(kept, 480), monday)).toEqual(datesOf(before, monday))
    const starts = (graph: WorkGraph) => [...computeSchedule(graph, monday).forecasts.values()][1]?.earlyStart
    expect([starts(plan(link.lag, 960)), starts(plan(kept, 960))]).toEqual([monday + 3 * day, monday + 4 * day])
  })

  test('[SL7] none where one follows at once, has started, or is finished', () => {
    const link = dependencyOf('a', 'b')
    const gap = (facts: Parameters<typeof taskOf>[1], of: 'a' | 'b') => {
      const tasks = [taskOf('a', of === 'a' ? facts : {}), taskOf('b', of === 'b' ? facts : {})]
      const graph = graphOf({ tasks, dependencies: [link] })
      return gapOf(graph, computeSchedule(graph, toInstant(monday + 60)), link)
    }
    expect([gap({}, 'a'), gap({ actualStart: monday }, 'b'), gap({ actualFinish: monday }, 'a')]).toEqual([
      null,
      null,
      null
    ])
  })

  test('[SL7] keeping a gap moves no early date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 2, max: 30 }), (seed, size) => {
        const random = seededRandom(seed + 5)
        const some = randomGraph(seed, size)
        const tasks = [...some.tasks.values()].map((task) =>
          task.constraint?.type === 'asLateAsPossible' ? { ...task, constraint: null } : task
        )
        const graph: WorkGraph = { ...some, tasks: new Map(tasks.map((task) => [task.id, task])) }
        const now = monday + Math.floor(random() * 10 * day)
        const schedule = computeSchedule(graph, toInstant(now))
        const before = datesOf(graph, now)
        for (const link of graph.dependencies.values()) {
          const lag = gapOf(graph, schedule, link)
          if (lag === null) continue
          const dependencies = new Map(graph.dependencies).set(link.id, { ...link, lag })
          expect(datesOf({ ...graph, dependencies }, now)).toEqual(before)
        }
      }),
      { numRuns: 60 }
    )
  })
})
