import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import type { PersonId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'

import { computeDebt } from './compute-debt.ts'
import { indebtedGraph } from './indebted-graph.test-support.ts'
import { readTrendWeek, trendWeeks } from './read-trend.ts'

const day = 1440

/** Design is done on the first Monday and handed over; Build catches it on the second Friday. */
const board = graphOf({
  tasks: [
    taskOf('s', { kind: 'summary' }),
    taskOf('design', { parent: taskOf('s').id, actualStart: monday, actualFinish: toInstant(monday + 480) }),
    taskOf('build')
  ],
  dependencies: [dependencyOf('design', 'build')],
  handoffs: [
    handoffOf('design-build', {
      offered: { by: null, at: toInstant(monday + 480) },
      caught: { by: null, at: toInstant(monday + 11 * day) }
    })
  ]
})

describe('the trend of a balance', () => {
  test('[TR1] a day of the past is the ledger of the facts that were known then', () => {
    const now = toInstant(monday + 14 * day)
    const week = readTrendWeek(board, noMoments, now, 0)
    expect(week.days.map(({ at }) => at)).toEqual([8, 9, 10, 11, 12, 13, 14].map((after) => monday + after * day))
    const before = toInstant(monday + 8 * day)
    const { totals } = computeDebt(board, computeSchedule(board, before), noMoments, before)
    expect(week.days[0]).toMatchObject({ principal: totals.principal, interest: totals.interest })
    expect(totals.principal).toBe(8)
  })

  test('[TR3] a line that is there no more was paid, with what it held the day before', () => {
    const { days } = readTrendWeek(board, noMoments, toInstant(monday + 14 * day), 0)
    const paid = days.filter(({ closed }) => closed.lines > 0)
    expect(paid.map(({ at, closed }) => [at, closed.lines, closed.hours > 8])).toEqual([[monday + 11 * day, 1, true]])
  })

  test('[TR7] where it stood is told too: under which initiative, and at which seam', () => {
    const [ana, ben] = [idOf<PersonId>('ana'), idOf<PersonId>('ben')]
    const person = (id: PersonId, team: string) => ({ id, name: id, hue: 0, calendar: null, team, logins: [] })
    const owners = new Map([...board.tasks].map(([id, task]) => [id, { ...task, owner: id === 'build' ? ben : ana }]))
    const people = new Map([
      [ana, person(ana, 'Design')],
      [ben, person(ben, 'App')]
    ])
    const { days } = readTrendWeek({ ...board, tasks: owners, people }, noMoments, toInstant(monday + 14 * day), 0)
    const [paid] = days.filter(({ closed }) => closed.lines > 0)
    expect(paid?.closed.seams).toMatchObject([{ ends: ['App', 'Design'], principal: 8 }])
    expect(paid?.closed.initiatives).toMatchObject([{ initiative: null, principal: 8 }])
    expect(days[0]?.seams).toMatchObject([{ ends: ['App', 'Design'], principal: 8 }])
  })

  test('[TR2] it reaches as far back as the first task, and says so', () => {
    const now = toInstant(monday + 3 * day)
    const week = readTrendWeek(board, noMoments, now, 0)
    expect([week.reach, week.isFirst, week.days.length]).toEqual([monday, true, 4])
    expect(readTrendWeek(board, noMoments, toInstant(monday + 400 * day), trendWeeks - 1).isFirst).toBe(true)
  })

  test('[TR1] [TR5] [TR6] the last day is the ledger as it stands, and its initiatives and seams add up to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const graph = indebtedGraph(seed)
        const now = toInstant(monday + 45 * day)
        const last = readTrendWeek(graph, noMoments, now, 0).days.at(-1)
        const { totals } = computeDebt(graph, computeSchedule(graph, now), noMoments, now)
        expect([last?.principal, last?.interest]).toEqual([totals.principal, totals.interest])
        for (const parts of [last?.initiatives ?? [], last?.seams ?? []]) {
          expect(parts.reduce((sum, one) => sum + one.principal, 0)).toBeCloseTo(totals.principal, 6)
          expect(parts.reduce((sum, one) => sum + one.interest, 0)).toBeCloseTo(totals.interest, 6)
        }
      }),
      { numRuns: 10 }
    )
  })
})
