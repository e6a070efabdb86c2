import { describe, expect, test } from 'vitest'

import { computeDebt } from '../debt/compute-debt.ts'
import { computeFlow } from '../flow/compute-flow.ts'
import { noMoments } from '../model/board-moments.ts'
import type { SlipRecord } from '../model/slip-record.ts'
import type { Task } from '../model/task.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'

import { reviewWeek } from './review-week.ts'
import { weekBefore } from './week-before.ts'
import type { WeeklyReview } from './weekly-review.ts'

const day = 1440
/** So many calendar days after Monday 9:00. */
const at = (days: number): Instant => toInstant(monday + days * day)
const now = at(14)

function reviewOf(graph: WorkGraph, chanceOf: (task: Task) => number | null = () => null): WeeklyReview {
  const schedule = computeSchedule(graph, now)
  const before = weekBefore(now)
  return reviewWeek({
    graph,
    forecasts: schedule.forecasts,
    ledger: computeDebt(graph, schedule, noMoments, now),
    before: computeDebt(graph, computeSchedule(graph, before), noMoments, before),
    flow: computeFlow(graph, now),
    chanceOf
  })
}

const owner = idOf<NonNullable<Task['owner']>>('mia')
const people = [{ id: owner, name: 'Mia', hue: 0, calendar: null, team: null, logins: [] }]
const begun = (id: string, from: number, change: Partial<Task> = {}): Task =>
  taskOf(id, {
    owner,
    actualStart: at(from),
    createdAt: at(from),
    estimate: toWorkingMinutes(960),
    progress: { fraction: 0.5, at: at(from) },
    ...change
  })

describe('what closed and what grew', () => {
  const graph = graphOf({
    tasks: [
      // Past its five days of grace a week ago.
      begun('paid', -14, { actualFinish: at(10) }),
      begun('dropped', -14, { cancelledAt: at(11), writtenOff: { at: at(11), reason: 'nobody asks', by: null } }),
      begun('off', -14, { cancelledAt: at(12) }),
      begun('stuck', -14),
      begun('young', 1),
      // Began and ended within the week.
      begun('quick', 9, { actualFinish: at(11) })
    ],
    people
  })
  const review = reviewOf(graph)

  test('[RV2] tells lines of a week ago that stand no more, and how they ended', () => {
    expect(review.closed.map(({ line, ended }) => [line.task, line.code, ended])).toEqual([
      ['dropped', 'W', 'writtenOff'],
      ['off', 'W', 'givenUp'],
      ['paid', 'W', 'closed']
    ])
    expect(review.closed.every(({ line }) => line.principal > 0)).toBe(true)
  })

  test('[RV2] tells what was finished within the week, the latest first, against what is usual', () => {
    expect(review.finished).toEqual([
      { task: 'quick', at: at(11) },
      { task: 'paid', at: at(10) }
    ])
    expect(review.usual).toBe(0)
  })

  test('[RV3] tells by how much lines grew, and new ones by all they have', () => {
    expect(review.grew.map(({ line, isNew }) => [line.task, isNew])).toEqual([
      ['young', true],
      // It has nothing more tied up, and has grown by what it takes to find back into it.
      ['stuck', false]
    ])
    const [young] = review.grew
    expect(young?.principal).toBe(young?.line.principal)
    expect(review.grew[1]?.principal).toBe(0)
    // The balance fell by what was closed.
    expect(review.before.principal).toBeGreaterThan(review.after.principal)
  })

  test('[RV4] offers the first three lines in the order of payment', () => {
    expect(review.payments.map(({ order }) => order)).toEqual([1, 2])
  })
})

test('[RV3] a wait that costs more than a week ago has grown by the difference', () => {
  const h1 = idOf<never>('h1')
  const graph = graphOf({
    tasks: [
      taskOf('design', { owner, actualStart: at(-14), actualFinish: at(-7), estimate: toWorkingMinutes(960) }),
      taskOf('build', { owner, createdAt: at(-14) })
    ],
    dependencies: [dependencyOf('design', 'build', { id: idOf('d1') })],
    handoffs: [handoffOf('d1', { id: h1, offered: { by: owner, at: at(-7) }, caught: null })],
    people
  })
  const { grew, before, after } = reviewOf(graph)
  const [line] = grew
  expect([line?.line.code, line?.isNew, line?.principal]).toEqual(['H', false, 0])
  expect(line?.interest).toBeCloseTo(after.interest - before.interest, 12)
  expect(line?.interest).toBeGreaterThan(0)
})

describe('promises and waits', () => {
  const promised = (id: string, days: number, change: Partial<Task> = {}): Task =>
    taskOf(id, {
      owner,
      createdAt: at(0),
      promise: { date: at(days), to: 'Acme', clientFacing: false, costOfDelay: null },
      estimate: toWorkingMinutes(480),
      ...change
    })
  const slip = (id: string, days: number, withdrawn: boolean, task: string): SlipRecord => ({
    id: idOf(id),
    cause: idOf(id),
    by: owner,
    at: at(days),
    source: null,
    later: 1,
    earlier: 0,
    moves: [],
    absorbed: 0,
    absorbedBy: [],
    brokenPromises: [idOf(task)],
    keptPromises: [],
    withdrawn
  })

  test('[RV5] the broken stand first, then the unlikely; what is safe, unknown or done is none', () => {
    const graph = graphOf({
      tasks: [
        promised('broken', 3),
        promised('brokeLongAgo', 2),
        promised('tight', 30),
        promised('tighter', 40),
        promised('safe', 30),
        promised('unknown', 30),
        promised('done', 3, { actualStart: at(9), actualFinish: at(10) })
      ],
      people
    })
    const slips = [
      slip('s1', 10, false, 'broken'),
      slip('s2', 3, false, 'brokeLongAgo'),
      slip('s3', 10, true, 'brokeLongAgo')
    ]
    const chances = new Map([
      ['tight', 0.79],
      ['tighter', 0.2],
      ['safe', 0.8]
    ])
    const { promises } = reviewOf(
      { ...graph, slips: new Map(slips.map((one) => [one.id, one])) },
      ({ id }) => chances.get(id) ?? null
    )
    expect(promises.map(({ task, broken, brokeThisWeek, chance }) => [task, broken, brokeThisWeek, chance])).toEqual([
      ['brokeLongAgo', true, false, null],
      ['broken', true, true, null],
      ['tighter', false, false, 0.2],
      ['tight', false, false, 0.79]
    ])
  })

  test('[RV6] a wait on purpose is over, overlong or healthy', () => {
    const until = (days: number) => ({ waiting: { until: at(days), reason: 'the client is away' } })
    const graph = graphOf({
      tasks: [
        promised('healthy', 30, until(16)),
        promised('overlong', 18, until(25)),
        promised('over', 30, until(13)),
        promised('given-up', 30, { ...until(16), cancelledAt: at(9) })
      ],
      people
    })
    expect(reviewOf(graph).onPurpose.map(({ task, standing }) => [task, standing])).toEqual([
      ['over', 'over'],
      ['overlong', 'overlong'],
      ['healthy', 'healthy']
    ])
  })
})
