import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { agreedDates } from './agreed-dates.ts'
import { baselineStanding, baselineVariance } from './baseline-variance.ts'
import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, monday, randomGraph, taskOf } from './random-graph.test-support.ts'
import { withBaseline } from './with-baseline.test-support.ts'

const day = 1440
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const whole = taskOf('all', { kind: 'summary' })
const design = taskOf('design', { parent: whole.id })
const build = taskOf('build', { parent: whole.id, estimate: toWorkingMinutes(960) })
const done = taskOf('done', { kind: 'milestone' })
const dropped = taskOf('dropped', { cancelledAt: monday })
const plan = graphOf({
  tasks: [whole, design, build, done, dropped],
  dependencies: [dependencyOf('design', 'build'), dependencyOf('build', 'done')]
})

/** The plan compared with what was agreed on Monday, after a task has come to say something else. */
function afterwards(task: Task): WorkGraph {
  const agreed = agreedDates(plan, computeSchedule(plan, monday))
  return withBaseline({ ...plan, tasks: new Map(plan.tasks).set(task.id, task) }, agreed)
}

describe('a baseline', () => {
  test('[BL1] holds the forecast of what takes part', () => {
    expect(agreedDates(plan, computeSchedule(plan, monday))).toEqual([
      { task: 'all', start: monday, finish: monday + 2 * day + 480, work: 0 },
      { task: 'build', start: monday + day, finish: monday + 2 * day + 480, work: 960 },
      { task: 'design', start: monday, finish: monday + 480, work: 480 },
      { task: 'done', start: monday + 2 * day + 480, finish: monday + 2 * day + 480, work: 0 }
    ])
  })

  test('[BL2] variance is working time on the task’s calendar, and the same end of work is no variance', () => {
    const graph = afterwards({ ...design, estimate: toWorkingMinutes(5 * 480) })
    const schedule = computeSchedule(graph, monday)
    const of = (task: Task) => {
      const forecast = schedule.forecasts.get(task.id)
      return forecast === undefined ? undefined : baselineVariance(graph, forecast)
    }
    // Design ends on Friday evening, build begins on Monday morning: four working days later, six by the clock.
    expect(of(design)).toMatchObject({ start: 0, finish: 4 * 480, planned: { start: monday, finish: monday + 480 } })
    expect(of(build)).toMatchObject({ start: 4 * 480, finish: 4 * 480 })
    expect(of(whole)).toMatchObject({ start: 0, finish: 4 * 480 })
    expect(of(dropped)).toBeNull()
    const friday = toInstant(monday + 4 * day + 480)
    const alike = withBaseline(graph, [{ task: build.id, start: friday, finish: friday, work: build.estimate }])
    const forecast = schedule.forecasts.get(build.id)
    expect(forecast?.earlyStart).toBe(monday + 7 * day)
    expect(forecast === undefined ? null : baselineVariance(alike, forecast)?.start).toBe(0)
  })

  test('[BL2] without an active baseline, or for a task that came later, there is none', () => {
    const late = taskOf('new')
    const graph = afterwards(late)
    const schedule = computeSchedule(graph, monday)
    const forecast = schedule.forecasts.get(late.id)
    const old = schedule.forecasts.get(build.id)
    if (forecast === undefined || old === undefined) throw new Error('no forecast')
    expect(baselineVariance(graph, forecast)).toBeNull()
    expect(baselineVariance(plan, old)).toBeNull()
    expect(baselineStanding(plan, schedule)).toBeNull()
  })

  test('[BL3] the board counts what finishes later and earlier, summaries aside, and how far its end has moved', () => {
    const graph = afterwards({ ...design, estimate: toWorkingMinutes(5 * 480) })
    expect(baselineStanding(graph, computeSchedule(graph, monday))).toMatchObject({
      baseline: { name: 'Plan' },
      compared: 3,
      later: 3,
      earlier: 0,
      plannedFinish: monday + 2 * day + 480,
      finish: 4 * 480
    })
    const sooner = afterwards({ ...build, estimate: toWorkingMinutes(480) })
    expect(baselineStanding(sooner, computeSchedule(sooner, monday))).toMatchObject({
      compared: 3,
      later: 0,
      earlier: 2,
      finish: -480
    })
    // The last task was dropped since: what was agreed for it still says when the board was to end.
    const shorter = afterwards({ ...build, cancelledAt: monday })
    expect(baselineStanding(shorter, computeSchedule(shorter, monday))).toMatchObject({
      compared: 2,
      plannedFinish: monday + 2 * day + 480,
      finish: -960
    })
  })

  test('[BL1] [BL2] what was agreed on just now has no variance, whatever the board', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (seed, size, days) => {
        const board = randomGraph(seed, size)
        const schedule = computeSchedule(board, toInstant(monday + days * day))
        const agreed = agreedDates(board, schedule)
        for (const { start, finish } of agreed) expect(start).toBeLessThanOrEqual(finish)
        const graph = withBaseline(board, agreed)
        const standing = baselineStanding(graph, schedule)
        expect([standing?.later ?? 0, standing?.earlier ?? 0]).toEqual([0, 0])
        for (const forecast of schedule.forecasts.values()) {
          const variance = baselineVariance(graph, forecast)
          if (forecast.state === 'cancelled') expect(variance).toBeNull()
          else expect(variance).toMatchObject({ start: 0, finish: 0 })
        }
      }),
      { numRuns: 100 }
    )
  })
})
