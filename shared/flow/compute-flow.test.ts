import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Comment } from '../model/comment.ts'
import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import {
  dependencyOf,
  graphOf,
  handoffOf,
  idOf,
  monday,
  randomGraph,
  taskOf
} from '../schedule/random-graph.test-support.ts'

import { computeFlow } from './compute-flow.ts'

const day = 1440
/** So many calendar days after Monday 9:00, and hours of that day. */
const at = (days: number, hours = 0): Instant => toInstant(monday + days * day + hours * 60)
/** Finished work of so many whole working hours, all begun on the first Monday at 9. */
const took = (id: string, hours: number): Task => taskOf(id, { actualStart: at(0), actualFinish: at(0, hours) })
const eleven = Array.from({ length: 11 }, (_, place) => took(`f${String(place).padStart(2, '0')}`, (place + 1) / 2))

describe('cycle times', () => {
  test('[FW2] [FW3] are working time from a told start to the finish, and percentiles are given from eleven on', () => {
    const weekend = taskOf('weekend', { actualStart: at(4), actualFinish: at(7), estimate: toWorkingMinutes(20 * 480) })
    const untold = taskOf('untold', { actualFinish: at(2) })
    const backwards = taskOf('backwards', { actualStart: at(3), actualFinish: at(2) })
    const report = computeFlow(graphOf({ tasks: [...eleven, weekend, untold, backwards] }), at(10))
    expect([report.measured, report.unmeasured]).toEqual([12, 2])
    expect(report.bands).toEqual([
      { measured: 11, percentiles: { p50: 180, p70: 240, p85: 300, p95: 330 } },
      { measured: 0, percentiles: null },
      { measured: 0, percentiles: null },
      { measured: 1, percentiles: null }
    ])
    expect(report.cycleTimes.at(-1)).toEqual({ task: 'weekend', finish: at(7), minutes: 480 })
    expect(computeFlow(graphOf({ tasks: eleven.slice(1) }), at(10)).percentiles).toBeNull()
  })

  test('[FW1] what is to come, cancelled, inactive or has children is no sample', () => {
    const tasks = [
      taskOf('parent', { actualStart: at(0), actualFinish: at(1) }),
      taskOf('child', { parent: idOf<TaskId>('parent'), actualStart: at(0), actualFinish: at(20) }),
      taskOf('inactive', { inactive: true, actualStart: at(0), actualFinish: at(1) }),
      taskOf('below', { parent: idOf<TaskId>('inactive'), actualStart: at(0), actualFinish: at(1) }),
      taskOf('off', { actualStart: at(0), cancelledAt: at(1) })
    ]
    const { measured, ageing, days } = computeFlow(graphOf({ tasks }), at(2))
    expect([measured, ageing.map(({ task }) => task)]).toEqual([0, ['child']])
    expect(days.at(-1)).toEqual({ at: at(2), todo: 0, begun: 1, finished: 0 })
  })
})

describe('ageing work', () => {
  test('[FW4] stands against its band, else the board, else nothing', () => {
    const begun = [
      taskOf('young', { actualStart: at(10, -1) }),
      taskOf('old', { actualStart: at(9) }),
      taskOf('large', { actualStart: at(10, 3), estimate: toWorkingMinutes(5 * 480) })
    ]
    const standing = (tasks: readonly Task[]) =>
      computeFlow(graphOf({ tasks }), at(10, 7)).ageing.map(({ task, age, passed }) => [task, age, passed])
    expect(standing([...eleven, ...begun])).toEqual([
      ['old', 900, 95],
      ['young', 420, 95],
      ['large', 240, 50]
    ])
    expect(standing(begun).map(([, , passed]) => passed)).toEqual([null, null, null])
  })
})

describe('waits', () => {
  const asked: Comment = {
    id: idOf('q'),
    task: idOf<TaskId>('b'),
    text: 'Which?',
    written: { by: null, at: at(1, 1) },
    asks: idOf('ana'),
    answers: null
  }
  const answer: Comment = {
    ...asked,
    id: idOf('a'),
    asks: null,
    answers: asked.id,
    written: { by: null, at: at(1, 4) }
  }

  test('[FW6] [FW7] count the working hours of each once, by kind, up to the start of what waited', () => {
    const graph = graphOf({
      tasks: [
        took('a', 2),
        taskOf('x', { actualStart: at(0), actualFinish: at(0, 6) }),
        taskOf('b', { actualStart: at(1), actualFinish: at(1, 8) })
      ],
      dependencies: [dependencyOf('a', 'b'), dependencyOf('x', 'b')],
      // Never caught: Build began without it, and waited no longer.
      handoffs: [handoffOf('a-b', { offered: { by: null, at: at(0, 5) } })]
    })
    const comments = new Map([asked, answer].map((comment) => [comment.id, comment]))
    expect(computeFlow({ ...graph, comments }, at(3)).causes).toEqual([
      { kind: 'upstream', waits: 1, hours: 4 },
      { kind: 'handoff', waits: 1, hours: 3 },
      { kind: 'question', waits: 1, hours: 3 }
    ])
  })

  test('[FW8] efficiency takes the waits before the start and open questions away, overlapping ones once', () => {
    // Eleven times: waits from Monday 14:00 (3 h), works all of Tuesday (8 h), of which 3 h with a question open.
    const copies = Array.from({ length: 11 }, (_, place) => place)
    const graph = graphOf({
      tasks: [
        took('a', 5),
        ...copies.map((place) => taskOf(`b${place}`, { actualStart: at(1), actualFinish: at(1, 8) }))
      ],
      dependencies: copies.map((place) => dependencyOf('a', `b${place}`)),
      handoffs: copies.map((place) =>
        handoffOf(`a-b${place}`, { offered: { by: null, at: at(0, 5) }, caught: { by: null, at: at(1) } })
      )
    })
    const questions = copies.flatMap((place) => {
      const about = { task: idOf<TaskId>(`b${place}`) }
      const first = { ...asked, ...about, id: idOf<Comment['id']>(`q${place}`) }
      const second = { ...first, id: idOf<Comment['id']>(`r${place}`), written: { by: null, at: at(1, 2) } }
      const both = [first, second].map((one) => ({
        ...answer,
        ...about,
        id: idOf<Comment['id']>(`a${one.id}`),
        answers: one.id
      }))
      return [first, second, ...both]
    })
    const comments = new Map(questions.map((comment) => [comment.id, comment]))
    // Of A: 5 h of 5. Of each B: 5 h of 11.
    expect(computeFlow({ ...graph, comments }, at(3)).efficiency).toBeCloseTo((5 + 11 * 5) / (5 + 11 * 11), 12)
    expect(computeFlow(graphOf({ tasks: [took('a', 5)] }), at(3)).efficiency).toBeNull()
  })
})

test('[FW5] [FW9] weeks and days count what was finished, and what stood where', () => {
  const tasks = [
    taskOf('done', { createdAt: at(0), actualStart: at(1), actualFinish: at(3) }),
    taskOf('imported', { createdAt: at(9), actualFinish: at(8) }),
    taskOf('off', { createdAt: at(2), cancelledAt: at(4) })
  ]
  const { throughput, days } = computeFlow(graphOf({ tasks }), at(10))
  expect(throughput).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
  expect(days.slice(-11).map(({ todo, begun, finished }) => [todo, begun, finished].join(' '))).toEqual([
    '1 0 0',
    '0 1 0',
    '1 1 0',
    '1 0 1',
    '0 0 1',
    '0 0 1',
    '0 0 1',
    '0 0 1',
    '0 0 2',
    '0 0 2',
    '0 0 2'
  ])
})

describe('laws', () => {
  const boards = fc.integer({ min: 0, max: 100_000 }).map((seed) => randomGraph(seed, 5 + (seed % 60)))
  const moments = fc.integer({ min: -5, max: 90 }).map((days) => at(days))

  test('[FW1] the order in which facts came does not matter', () => {
    fc.assert(
      fc.property(boards, moments, (graph, now) => {
        expect(computeFlow(reversed(graph), now)).toEqual(computeFlow(graph, now))
      })
    )
  })

  test('[FW3] [FW5] [FW8] [FW9] counts add up, percentiles rise, shares are shares', () => {
    fc.assert(
      fc.property(boards, moments, (graph, now) => {
        const report = computeFlow(graph, now)
        expect(report.bands.reduce((sum, { measured }) => sum + measured, 0)).toBe(report.measured)
        for (const { percentiles } of [report, ...report.bands]) {
          if (percentiles === null) continue
          const { p50, p70, p85, p95 } = percentiles
          expect([p50, p70, p85, p95]).toEqual([p50, p70, p85, p95].toSorted((a, b) => a - b))
        }
        const last = report.days.at(-1)
        expect(last?.begun).toBe(report.ageing.length)
        expect(last?.finished).toBe(report.measured + report.unmeasured)
        for (const { todo, begun, finished } of report.days)
          expect(Math.min(todo, begun, finished)).toBeGreaterThanOrEqual(0)
        for (const [place, { finished }] of report.days.entries()) {
          expect(finished).toBeGreaterThanOrEqual(report.days[place - 1]?.finished ?? 0)
        }
        const inWeeks = report.throughput.reduce((sum, count) => sum + count, 0)
        expect(inWeeks).toBeLessThanOrEqual(report.measured + report.unmeasured)
        if (report.efficiency !== null) {
          expect(report.efficiency).toBeGreaterThanOrEqual(0)
          expect(report.efficiency).toBeLessThanOrEqual(1)
        }
      })
    )
  })
})

function reversed(graph: WorkGraph): WorkGraph {
  return {
    ...graph,
    tasks: new Map([...graph.tasks].toReversed()),
    dependencies: new Map([...graph.dependencies].toReversed()),
    handoffs: new Map([...graph.handoffs].toReversed()),
    approvals: new Map([...graph.approvals].toReversed())
  }
}
