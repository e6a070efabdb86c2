import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { graphDifference } from '../model/graph-difference.ts'
import type { HandoffId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { computeSchedule } from './compute-schedule.ts'
import { plannedStartsOf } from './planned-starts.ts'
import { randomEdit } from './random-edits.test-support.ts'
import { dependencyOf, graphOf, idOf, monday, randomGraph, seededRandom, taskOf } from './random-graph.test-support.ts'
import { openScheduler } from './scheduler.ts'
import { withBaseline } from './with-baseline.test-support.ts'

const day = 1440
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const [a, b] = [taskOf('a', { estimate: toWorkingMinutes(960) }), taskOf('b')]
const chain = graphOf({ tasks: [a, b], dependencies: [dependencyOf('a', 'b')] })
/** Thursday of the second week, 12:00 UTC. */
const later = toInstant(monday + 10 * day + 180)

/** A graph without anything that has happened: its facts are the same at every moment. */
function withoutPast(graph: WorkGraph): WorkGraph {
  const tasks = [...graph.tasks.values()].map((task): Task => ({
    ...task,
    actualStart: null,
    actualFinish: null,
    remaining: null,
    progress: null,
    cancelledAt: null
  }))
  return { ...graph, tasks: new Map(tasks.map((task) => [task.id, task])), approvals: new Map(), handoffs: new Map() }
}

describe('planned starts', () => {
  test('[FP2b] are the early starts of a plan that no time has passed over', () => {
    expect(computeSchedule(chain, later).forecasts.get(a.id)?.earlyStart).toBe(later)
    expect([...plannedStartsOf(chain, later)]).toEqual([
      ['a', monday],
      ['b', monday + 2 * day]
    ])
    const begun = graphOf({
      tasks: [{ ...a, actualStart: toInstant(monday + day) }, b],
      dependencies: [dependencyOf('a', 'b')]
    })
    // Started a day late: its two days would have ended on Wednesday evening, however late it is now.
    expect([...plannedStartsOf(begun, later)]).toEqual([
      ['a', monday + day],
      ['b', monday + 3 * day]
    ])
  })

  test('[FP2b] a handoff that nobody has caught does not move the plan', () => {
    const [link] = chain.dependencies.values()
    if (link === undefined) throw new Error('no link')
    const handoff = {
      id: idOf<HandoffId>('h'),
      dependency: link.id,
      from: null,
      to: null,
      why: '',
      definitionOfDone: '',
      stillOwed: '',
      artifacts: '',
      readBack: '',
      offered: { by: null, at: monday },
      caught: null,
      createdAt: monday
    }
    const waiting = { ...chain, handoffs: new Map([[handoff.id, handoff]]) }
    expect([...plannedStartsOf(waiting, later)]).toEqual([...plannedStartsOf(chain, later)])
  })

  test('[FP2b] a task of the active baseline was to start then; others when the plan pass says', () => {
    const graph = withBaseline(chain, [
      { task: b.id, start: toInstant(monday + 7 * day), finish: toInstant(monday + 8 * day), work: b.estimate }
    ])
    expect([...plannedStartsOf(graph, later)]).toEqual([
      ['a', monday],
      ['b', monday + 7 * day]
    ])
    const none = { ...graph, board: { ...graph.board, baseline: null } }
    expect(plannedStartsOf(none, later)).toEqual(plannedStartsOf(chain, later))
    expect(plannedStartsOf({ ...graph, baselines: new Map() }, later)).toEqual(plannedStartsOf(chain, later))
  })

  test('[FP2b] the passing of time moves none of them, and before everything they are the early starts', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 }), (seed, size, days) => {
        const graph = withoutPast(randomGraph(seed, size))
        const early = toInstant(monday - 400 * day)
        const planned = plannedStartsOf(graph, early)
        const { forecasts } = computeSchedule(graph, early)
        expect([...planned]).toEqual([...forecasts.values()].map(({ task, earlyStart }) => [task, earlyStart]))
        expect([...plannedStartsOf(graph, toInstant(monday + days * day))]).toEqual([...planned])
      }),
      { numRuns: 150 }
    )
  })

  test('[FP2b] [IN1] a scheduler’s are those of its graph, after any edits, and asking leaves its schedule as it was', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, size) => {
        const random = seededRandom(seed + 3)
        let graph = randomGraph(seed, size)
        let now = toInstant(monday + Math.floor(random() * 10) * day + 600)
        const scheduler = openScheduler(graph, now)
        for (let step = 0; step < 8; step += 1) {
          const next = randomEdit(graph, random, step)
          if (random() < 0.1) now = toInstant(now + Math.floor(random() * 2000))
          scheduler.update(next, graphDifference(graph, next), now)
          graph = next
          expect([...scheduler.plannedStarts()]).toEqual([...plannedStartsOf(graph, now)])
          expect(scheduler.plannedStarts()).toBe(scheduler.plannedStarts())
          expect([...scheduler.schedule().forecasts]).toEqual([...computeSchedule(graph, now).forecasts])
        }
      }),
      { numRuns: 60 }
    )
  })
})
