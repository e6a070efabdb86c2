import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { noDifference } from '../model/graph-difference.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { changedForecasts } from './changed-forecasts.ts'
import type { NextMoment } from './clock-moments.ts'
import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, monday, randomGraph, seededRandom, taskOf } from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'
import type { Schedule } from './schedule.ts'
import { openScheduler } from './scheduler.ts'

const day = 1440
const seeds = fc.integer({ min: 0, max: 2 ** 31 })

/** All but `now`, as text: Maps as lists, so that order counts too. */
function shownOf(schedule: Schedule): string {
  return JSON.stringify({ ...schedule, now: null, forecasts: [...schedule.forecasts] })
}

function momentAt(graph: WorkGraph, now: Instant): NextMoment {
  return openScheduler(graph, now).nextMoment()
}

function earliest({ turn, push }: NextMoment): number {
  return Math.min(turn ?? Infinity, push ?? Infinity)
}

/** Minutes after `monday` of a board's next moment, seen from as many minutes after it. */
function momentsOf(parts: GraphParts, after: number): { readonly turn: number | null; readonly push: number | null } {
  const { turn, push } = momentAt(graphOf(parts), toInstant(monday + after))
  return { turn: turn === null ? null : turn - monday, push: push === null ? null : push - monday }
}

describe('the next moment', () => {
  test('[CL1] until then nothing changes but now', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 30 }), (seed, size) => {
        const random = seededRandom(seed + 3)
        const graph = randomGraph(seed, size)
        const now = toInstant(monday + Math.floor(random() * 20 * day))
        const next = earliest(momentAt(graph, now))
        expect(next).toBeGreaterThan(now)
        const last = Math.min(next - 1, now + 30 * day)
        const shown = shownOf(computeSchedule(graph, now))
        for (const at of [last, now + Math.floor(random() * (last - now + 1))]) {
          expect(shownOf(computeSchedule(graph, toInstant(at)))).toBe(shown)
        }
      }),
      { numRuns: 500 }
    )
  })

  test('[IN5] time taken in step by step gives what is computed from scratch, and what differs', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 30 }), (seed, size) => {
        const random = seededRandom(seed + 4)
        const graph = randomGraph(seed, size)
        let now = toInstant(monday + Math.floor(random() * 5 * day))
        const scheduler = openScheduler(graph, now)
        for (let step = 0; step < 10; step += 1) {
          const before = scheduler.schedule()
          const next = earliest(scheduler.nextMoment())
          const longest = [1, 20, 600, 3 * day][Math.floor(random() * 4)] ?? 1
          const ahead = next < now + 20 * day && random() < 0.5 ? next - now : 1 + Math.floor(random() * longest)
          now = toInstant(random() < 0.02 ? now - ahead : now + ahead)
          const change = scheduler.update(graph, noDifference, now)
          const fresh = computeSchedule(graph, now)
          expect(scheduler.schedule().now).toBe(now)
          expect(shownOf(scheduler.schedule())).toBe(shownOf(fresh))
          expect(change).toEqual(changedForecasts(before, fresh))
        }
      }),
      { numRuns: 250 }
    )
  })

  test('[CL1] nothing is next where all is finished', () => {
    const tasks = [taskOf('a', { actualStart: monday, actualFinish: toInstant(monday + 480) })]
    expect(momentsOf({ tasks }, 600)).toEqual({ turn: null, push: null })
  })

  test('[CL1] work that has not started is late from the minute after its start on', () => {
    const said = { createdAt: toInstant(monday - day) }
    const tasks = [taskOf('a', said), taskOf('b', said)]
    const dependencies = [dependencyOf('a', 'b')]
    expect(momentsOf({ tasks, dependencies }, -60)).toEqual({ turn: 1, push: null })
    // Then now pushes it, and what follows it has a day until it is late itself.
    expect(momentsOf({ tasks, dependencies }, 1)).toEqual({ turn: day + 2, push: 2 })
    // At night the push waits for the morning.
    expect(momentsOf({ tasks, dependencies }, 700)).toEqual({ turn: 2 * day + 1, push: day + 1 })
  })

  test('[CL1] started work is overdue from the minute after its finish on', () => {
    const tasks = [taskOf('a', { actualStart: monday })]
    expect(momentsOf({ tasks }, 60)).toEqual({ turn: 481, push: null })
    expect(momentsOf({ tasks }, 481)).toEqual({ turn: null, push: 482 })
  })

  test('[CL1] dates that come due: a not-before, a wait, a fact said of the future', () => {
    const until = toInstant(monday + 3 * day + 60)
    const dated = (facts: Parameters<typeof taskOf>[1]) =>
      momentsOf({ tasks: [taskOf('a', { constraint: { type: 'startNoEarlierThan', date: until }, ...facts })] }, 0)
    expect(dated({}).turn).toBe(3 * day + 60)
    expect(dated({ waiting: { until: toInstant(monday + 90), reason: 'later' } }).turn).toBe(90)
    expect(dated({ cancelledAt: toInstant(monday + 45) }).turn).toBe(45)
  })

  test('[CL2] a push that breaks a promise is a turn', () => {
    const promise = { date: toInstant(monday + 600), to: 'Client', clientFacing: true, costOfDelay: null }
    const tasks = [
      taskOf('a', { estimate: toWorkingMinutes(240) }),
      taskOf('b', { estimate: toWorkingMinutes(120), promise })
    ]
    const dependencies = [dependencyOf('a', 'b')]
    // Six hours of work from 9:30 on end at 15:30; the working day, and so what is left until 19:00, at 17:00.
    expect(momentsOf({ tasks, dependencies }, 30)).toEqual({ turn: 121, push: 31 })
    const graph = graphOf({ tasks, dependencies })
    const isBroken = (after: number) =>
      [...computeSchedule(graph, toInstant(monday + after)).forecasts.values()].some(
        ({ promiseBroken }) => promiseBroken
      )
    expect([isBroken(120), isBroken(121)]).toEqual([false, true])
  })
})
