import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { Dependency, Lag } from '../model/dependency.ts'
import type { CalendarId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { computeSchedule } from './compute-schedule.ts'
import { gapOf } from './gap-of.ts'
import {
  dependencyOf,
  graphOf,
  handoffOf,
  idOf,
  monday,
  randomGraph,
  seededRandom,
  taskOf
} from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'

const day = 1440
const everyHour = Array.from({ length: 7 }, () => [{ from: 0, to: day }])
const always: Calendar = { ...defaultCalendar, id: idOf<CalendarId>('always'), week: everyHour }

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

  /** a and b, either of which may say something, and c (3 days) that b waits for: what gap `link` leaves. */
  const gapBefore = (link: Dependency, more: Partial<GraphParts> & Partial<Record<'a' | 'b', Partial<Task>>> = {}) => {
    const { a = {}, b = {}, ...parts } = more
    const graph = graphOf({
      tasks: [taskOf('a', a), taskOf('b', b), taskOf('c', { estimate: toWorkingMinutes(3 * 480) })],
      ...parts,
      dependencies: [link, dependencyOf('c', 'b'), ...(parts.dependencies ?? [])]
    })
    return gapOf(graph, computeSchedule(graph, monday), link)
  }
  const twoDays: Lag = { minutes: 960, unit: 'working' }

  test('[SL7] is counted in the lag’s own unit and calendar, between the ends that the dependency ties', () => {
    const calendars = [always]
    const link = (facts: Partial<Dependency>) => gapBefore(dependencyOf('a', 'b', facts), { calendars })
    // From Monday 17:00 to Thursday 9:00.
    expect(link({})).toEqual(twoDays)
    expect(link({ lagCalendar: always.id })).toEqual({ minutes: 2 * day + 960, unit: 'working' })
    expect(link({ lag: { minutes: 0, unit: 'elapsed' } })).toEqual({ minutes: 2 * day + 960, unit: 'elapsed' })
    expect(link({ type: 'startToStart' })).toEqual({ minutes: 3 * 480, unit: 'working' })
    expect(link({ type: 'finishToFinish' })).toEqual({ minutes: 3 * 480, unit: 'working' })
    expect(link({ type: 'startToFinish' })).toEqual({ minutes: 4 * 480, unit: 'working' })
  })

  test('[SL7] none where there is a gap, but the successor does not follow any more', () => {
    const link = dependencyOf('a', 'b')
    const inTime = { type: 'startToStart' } as const
    expect(gapBefore(link)).toEqual(twoDays)
    expect(gapBefore(link, { a: { cancelledAt: monday } })).toBeNull()
    expect(gapBefore(link, { b: { cancelledAt: monday } })).toBeNull()
    const byHand = { manual: true, constraint: { type: 'mustStartOn', date: toInstant(monday + 4 * day) } } as const
    expect(gapBefore(link, { b: byHand })).toBeNull()
    const [graph, now] = [
      graphOf({
        tasks: [taskOf('a', { actualStart: monday }), taskOf('b', { actualStart: toInstant(monday + 60) })],
        dependencies: [dependencyOf('a', 'b', inTime)]
      }),
      toInstant(monday + 120)
    ]
    expect(gapOf(graph, computeSchedule(graph, now), dependencyOf('a', 'b', inTime))).toBeNull()
  })

  test('[SL7] none of a dependency that is set aside, that lacks an end, or that a handoff stands on', () => {
    const link = dependencyOf('a', 'b', { createdAt: toInstant(monday + 1) })
    expect(gapBefore(link, { handoffs: [handoffOf('c-b')] })).toEqual(twoDays)
    expect(gapBefore(link, { handoffs: [handoffOf('a-b')] })).toBeNull()
    expect(gapBefore(dependencyOf('a', 'gone'))).toBeNull()
    expect(gapBefore(dependencyOf('gone', 'b'))).toBeNull()
    // Older and with a long lead: the loop is opened at `link`, and Thursday for b still leaves a on Monday.
    const before = dependencyOf('b', 'a', { lag: { minutes: -4 * 480, unit: 'working' } })
    expect(gapBefore(link, { dependencies: [before] })).toBeNull()
  })

  // Found by the law below: as a lead of 0, the gap would have moved the milestone to Friday morning.
  test.each([
    ['in the night', 3 * day + 16 * 60, -1],
    ['the next morning', 4 * day + 60, -61]
  ])('[SL7] a lead from work that ends %s keeps a milestone at the end of the day', (_, estimate, minutes) => {
    const link = dependencyOf('a', 'm', { lag: { minutes: -240, unit: 'working' } })
    const plan = (lag: Lag) =>
      graphOf({
        tasks: [
          taskOf('a', { calendar: always.id, estimate: toWorkingMinutes(estimate) }),
          taskOf('c', { estimate: toWorkingMinutes(4 * 480) }),
          taskOf('m', { kind: 'milestone' })
        ],
        dependencies: [{ ...link, lag }, dependencyOf('c', 'm')],
        calendars: [always]
      })
    const before = plan(link.lag)
    const gap = gapOf(before, computeSchedule(before, monday), link)
    expect(gap).toEqual({ minutes, unit: 'working' })
    expect(datesOf(plan(gap ?? link.lag), monday)).toEqual(datesOf(before, monday))
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
