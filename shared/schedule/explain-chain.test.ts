import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import { computeSchedule } from './compute-schedule.ts'
import { driverChain, explainChain } from './explain-chain.ts'
import type { TaskEnd } from './explain-chain.ts'
import { dependencyOf, graphOf, idOf, monday, randomGraph, taskOf } from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'

const day = 1440
const inJanuary = (instant: Instant): string => `${5 + Math.floor((instant - monday + 540) / day)} Jan`

function sentences(parts: GraphParts, id: string, end: TaskEnd['end'], now: Instant = monday): readonly string[] {
  const graph = graphOf(parts)
  const from = { task: idOf<TaskId>(id), end }
  return explainChain(graph, computeSchedule(graph, now), from, inJanuary).map(
    ({ task, explanation }) => `${task} ${explanation.sentence}`
  )
}

describe('the chain of drivers', () => {
  const day1 = toWorkingMinutes(480)
  const tasks = [
    taskOf('a', { title: 'Contract', estimate: day1 }),
    taskOf('b', { title: 'Design', estimate: day1 }),
    taskOf('c', { title: 'Build', estimate: day1 })
  ]

  test('[FP3] leads from a date over every task that set it to the fact behind it all', () => {
    const dependencies = [dependencyOf('a', 'b'), dependencyOf('b', 'c')]
    expect(sentences({ tasks, dependencies }, 'c', 'finish')).toEqual([
      'c finishes 7 Jan because it starts 7 Jan and takes 1 day',
      'c starts 7 Jan because Design ends 6 Jan',
      'b finishes 6 Jan because it starts 6 Jan and takes 1 day',
      'b starts 6 Jan because Contract ends 5 Jan',
      'a finishes 5 Jan because it starts 5 Jan and takes 1 day',
      'a starts 5 Jan because the board starts then and nothing holds it back'
    ])
  })

  test('[FP3] follows the end that the dependency speaks of', () => {
    const dependencies = [dependencyOf('a', 'b', { type: 'startToFinish', lag: { minutes: 960, unit: 'working' } })]
    expect(sentences({ tasks, dependencies }, 'b', 'start').map((text) => text.split(' ').slice(0, 2))).toEqual([
      ['b', 'starts'],
      ['a', 'starts']
    ])
  })

  test('[FP3] ends at what was recorded, at a constraint and at a summary’s part', () => {
    const started = { ...taskOf('a', { title: 'Contract', actualStart: monday, estimate: day1 }) }
    expect(sentences({ tasks: [started] }, 'a', 'finish')).toHaveLength(1)
    const part = taskOf('b', {
      parent: idOf<TaskId>('a'),
      constraint: { type: 'startNoEarlierThan', date: toInstant(monday + 2 * day) }
    })
    expect(sentences({ tasks: [taskOf('a', { title: 'Launch' }), part] }, 'a', 'start')).toEqual([
      'a starts 7 Jan because its first part, b, starts then',
      'b starts 7 Jan because it may not start before 7 Jan'
    ])
  })

  test('[FP3] is empty for a task without forecast', () => {
    expect(sentences({ tasks: [] }, 'a', 'start')).toEqual([])
  })

  test('[FP3] always ends at a fact, and visits no end twice, on any graph', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: -10, max: 60 }), (seed, days) => {
        const graph = randomGraph(seed, 30)
        const schedule = computeSchedule(graph, toInstant(monday + days * day))
        for (const forecast of schedule.forecasts.values()) {
          const chain = driverChain(graph, schedule, { task: forecast.task, end: 'finish' })
          expect(new Set(chain.map(({ task, end }) => `${task} ${end}`)).size).toBe(chain.length)
          const root = chain.at(-1)
          const last = root === undefined ? undefined : schedule.forecasts.get(root.task)
          if (root === undefined || last === undefined) throw new Error('a forecast has a chain')
          const driver = root.end === 'start' ? last.startDriver : last.finishDriver
          if (driver.kind === 'duration') expect(last.startDriver.kind).toBe('actual')
          else expect(['boardStart', 'now', 'actual', 'handoff', 'constraint', 'manual']).toContain(driver.kind)
        }
      })
    )
  })
})
