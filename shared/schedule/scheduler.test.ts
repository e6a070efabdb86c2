import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { graphDifference } from '../model/graph-difference.ts'
import type { CommentId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { changedForecasts } from './changed-forecasts.ts'
import { compareSchedules } from './compare-schedules.ts'
import { computeSchedule } from './compute-schedule.ts'
import { previewSlip } from './preview-slip.ts'
import { newFacts, randomEdit } from './random-edits.test-support.ts'
import { graphOf, idOf, monday, randomGraph, seededRandom, taskOf } from './random-graph.test-support.ts'
import type { Schedule } from './schedule.ts'
import { openScheduler } from './scheduler.ts'

const day = 1440
/** In parts that each end within a test's time on a busy machine; `npm run lives` runs ten thousand scripts. */
const parts = [1, 2, 3, 4]
const scriptsOfPart = Number(process.env['SCRIPTS'] ?? 1600) / parts.length

/** The schedule as text: Maps as lists, so that order counts too. */
function asText(schedule: Schedule): string {
  return JSON.stringify({ ...schedule, forecasts: [...schedule.forecasts] })
}

/** Three boards in four without work that is as late as possible, which is always computed whole. */
function boardOf(seed: number, size: number): WorkGraph {
  const graph = randomGraph(seed, size)
  if (seed % 4 === 0) return graph
  const tasks = [...graph.tasks.values()].map((task) =>
    task.constraint?.type === 'asLateAsPossible' ? { ...task, constraint: null } : task
  )
  return { ...graph, tasks: new Map(tasks.map((task) => [task.id, task])) }
}

describe('a scheduler', () => {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 })

  test.each(parts)('[IN1] gives what is computed from scratch, and what differs, after any edits (part %i)', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, size) => {
        const random = seededRandom(seed + 1)
        let graph = boardOf(seed, size)
        let now = toInstant(monday + Math.floor(random() * 10) * day + 600)
        const scheduler = openScheduler(graph, now)
        const given: [Schedule, string][] = []
        for (let step = 0; step < 12; step += 1) {
          const before = scheduler.schedule()
          const next = randomEdit(graph, random, step)
          if (random() < 0.1) now = toInstant(now + Math.floor(random() * 2000))
          const change = scheduler.update(next, graphDifference(graph, next), now)
          graph = next
          const fresh = computeSchedule(graph, now)
          expect(asText(scheduler.schedule())).toBe(asText(fresh))
          expect(change).toEqual(changedForecasts(before, fresh))
          const cause = { kind: 'clock' } as const
          expect(scheduler.slip(before, change, cause)).toEqual(compareSchedules(graph, before, fresh, cause))
          given.push([scheduler.schedule(), asText(fresh)])
        }
        // What was given out stays as it was.
        for (const [schedule, text] of given) expect(asText(schedule)).toBe(text)
      }),
      { numRuns: scriptsOfPart }
    )
  })

  test('[IN1] [IN2] follows what is asked and answered in threads, whenever that counts', () => {
    const comment = fc.record({
      task: fc.nat(12),
      asks: fc.boolean(),
      answers: fc.option(fc.nat(4)),
      at: fc.constantFrom(-day, 0, day)
    })
    const step = fc.record({ id: fc.nat(4), said: fc.option(comment), edits: fc.boolean(), passes: fc.boolean() })
    fc.assert(
      fc.property(seeds, fc.array(step, { maxLength: 20 }), (seed, steps) => {
        const random = seededRandom(seed + 3)
        let graph = boardOf(seed, 12)
        let now = toInstant(monday + day + 600)
        const scheduler = openScheduler(graph, now)
        for (const [number, { id, said, edits, passes }] of steps.entries()) {
          const before = scheduler.schedule()
          const comments = new Map(graph.comments)
          const name = idOf<CommentId>(`c${id}`)
          if (said === null) comments.delete(name)
          else {
            const { task, asks, answers, at } = said
            comments.set(name, {
              id: name,
              task: [...graph.tasks.keys()][task] ?? idOf<TaskId>('nobody'),
              text: `said ${number}`,
              written: { by: null, at: toInstant(now + at) },
              asks: asks ? idOf<PersonId>('ana') : null,
              answers: answers === null ? null : idOf<CommentId>(`c${answers}`)
            })
          }
          const next = { ...(edits ? randomEdit(graph, random, number) : graph), comments }
          if (passes) now = toInstant(now + day / 2)
          const change = scheduler.update(next, graphDifference(graph, next), now)
          graph = next
          const fresh = computeSchedule(graph, now)
          expect(asText(scheduler.schedule())).toBe(asText(fresh))
          expect(change).toEqual(changedForecasts(before, fresh))
        }
      }),
      { numRuns: 60 }
    )
  })

  test('[IN5] says of a summary’s own dates that they are absurd once they count, though they move nothing', () => {
    const dates = { actualStart: toInstant(monday + 2 * day), actualFinish: toInstant(monday + day) }
    const graph = graphOf({ tasks: [taskOf('a', dates), taskOf('b', { parent: idOf('a') })] })
    const scheduler = openScheduler(graph, monday)
    for (const passed of [0.5, 1, 2]) {
      const now = toInstant(monday + passed * day)
      expect(scheduler.update(graph, graphDifference(graph, graph), now).gone).toEqual([])
      expect(asText(scheduler.schedule())).toBe(asText(computeSchedule(graph, now)))
    }
  })

  test('[SL4] previews as a computation from scratch would, and stays where it was', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, size) => {
        const random = seededRandom(seed + 2)
        const graph = boardOf(seed, size)
        const now = toInstant(monday + Math.floor(random() * 10) * day)
        const scheduler = openScheduler(graph, now)
        const before = asText(scheduler.schedule())
        const ids = [...graph.tasks.keys(), idOf<TaskId>('nobody')]
        for (let step = 0; step < 6; step += 1) {
          const task = ids[Math.floor(random() * ids.length)] ?? idOf<TaskId>('nobody')
          const hypothesis = { task, facts: newFacts(random) }
          expect(scheduler.preview(hypothesis)).toEqual(previewSlip(graph, scheduler.schedule(), hypothesis, now))
          expect(asText(scheduler.schedule())).toBe(before)
        }
        expect(scheduler.update(graph, graphDifference(graph, graph), now)).toEqual({ changed: [], gone: [] })
        expect(asText(scheduler.schedule())).toBe(before)
      }),
      { numRuns: 500 }
    )
  })
})
