import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { defaultCalendar } from '../model/default-calendar.ts'
import type { CalendarId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, randomGraph, taskOf } from '../schedule/random-graph.test-support.ts'

import type { Chances } from './chances.ts'
import { openSimulation } from './open-simulation.ts'
import { simulate } from './simulate.ts'

const options = { runs: 400, seed: 1 }
const hour = 60
const day = 480
const id = (text: string): TaskId => idOf<TaskId>(text)

/** Works day and night: then working time is time, and sums can be reckoned by hand. */
const always = {
  ...defaultCalendar,
  id: idOf<CalendarId>('always'),
  week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }])
}

/** A task with a range; all three in working minutes. */
function ranged(
  name: string,
  optimistic: number,
  likely: number,
  pessimistic: number,
  facts: Partial<Task> = {}
): Task {
  return taskOf(name, {
    calendar: always.id,
    estimate: toWorkingMinutes(likely),
    estimateRange: { optimistic: toWorkingMinutes(optimistic), pessimistic: toWorkingMinutes(pessimistic) },
    ...facts
  })
}

/** The same task over and over, one after the other. */
function chainOf(length: number, optimistic: number, likely: number, pessimistic: number): WorkGraph {
  const names = Array.from({ length }, (_, index) => `t${String(index).padStart(3, '0')}`)
  return graphOf({
    tasks: names.map((name) => ranged(name, optimistic, likely, pessimistic)),
    dependencies: names.slice(1).map((name, index) => dependencyOf(names[index] ?? '', name)),
    calendars: [always]
  })
}

function promiseFor(date: Instant): Task['promise'] {
  return { date, to: 'Client', clientFacing: true, costOfDelay: null }
}

function withTasks(graph: WorkGraph, change: (task: Task) => Task): WorkGraph {
  return { ...graph, tasks: new Map([...graph.tasks].map(([key, task]) => [key, change(task)])) }
}

/** P50, P80 and P95 of a task, in minutes after `monday`. */
function finishesOf({ tasks, p50, p80, p95 }: Chances, task: string): readonly number[] {
  const at = tasks.indexOf(id(task))
  return [p50, p80, p95].map((column) => (column[at] ?? NaN) - monday)
}

/** Finished work of this board that took `ratio` times its estimate. */
function past(count: number, ratio: number): readonly Task[] {
  return Array.from({ length: count }, (_, index) =>
    taskOf(`past${String(index).padStart(2, '0')}`, {
      calendar: always.id,
      estimate: toWorkingMinutes(10 * hour),
      actualStart: toInstant(monday - 40_000),
      actualFinish: toInstant(monday - 40_000 + 10 * hour * ratio)
    })
  )
}

const anyGraph = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 24 }))
const later = toInstant(monday + 3 * 1440)

describe('laws', () => {
  test('[MC1] the same for the same seed, however the graph was filled and however it is played', () => {
    fc.assert(
      fc.property(anyGraph, ([seed, size]) => {
        const graph = randomGraph(seed, size)
        const first = simulate(graph, later, { runs: 20, seed: 3 })
        const turned = {
          ...graph,
          tasks: new Map([...graph.tasks].toReversed()),
          dependencies: new Map([...graph.dependencies].toReversed())
        }
        const inParts = openSimulation(turned, later, { runs: 20, seed: 3 })
        while (inParts.left() > 0) inParts.play(7)
        expect(inParts.chances()).toEqual(first)
      })
    )
  })

  test('[MC1] what other tasks there are changes nobody’s luck', () => {
    const alone = graphOf({ tasks: [ranged('b', hour, day, 3 * day)], calendars: [always] })
    const together = graphOf({
      tasks: ['a', 'b', 'c'].map((name) => ranged(name, hour, day, 3 * day)),
      calendars: [always]
    })
    expect(finishesOf(simulate(together, monday, options), 'b')).toEqual(
      finishesOf(simulate(alone, monday, options), 'b')
    )
    const two = simulate(together, monday, options)
    expect(finishesOf(two, 'a')).not.toEqual(finishesOf(two, 'b'))
  })

  test('[MC7] without any spread every run is the schedule', () => {
    fc.assert(
      fc.property(anyGraph, ([seed, size]) => {
        const graph = withTasks(randomGraph(seed, size), (task) => ({
          ...task,
          estimateRange: { optimistic: task.estimate, pessimistic: task.estimate }
        }))
        const { forecasts } = computeSchedule(graph, later)
        const open = [...forecasts.values()].filter(
          ({ task, state }) => state !== 'done' && state !== 'cancelled' && graph.tasks.get(task)?.inactive !== true
        )
        const chances = simulate(graph, later, { runs: 3, seed: 5 })
        const finishOf = new Map(chances.tasks.map((task, at) => [task, chances.p50[at]]))
        for (const { task, earlyFinish } of open) expect([task, finishOf.get(task)]).toEqual([task, earlyFinish])
        expect(chances.p95).toEqual(chances.p50)
        for (const { task, chance } of chances.promises)
          expect([task, chance]).toEqual([task, forecasts.get(task)?.promiseBroken === true ? 0 : 1])
      }),
      { numRuns: 300 }
    )
  })

  test('[MC8] the three finishes come in order', () => {
    fc.assert(
      fc.property(anyGraph, ([seed, size]) => {
        const { tasks, p50, p80, p95 } = simulate(randomGraph(seed, size), later, { runs: 40, seed: 1 })
        for (const at of tasks.keys()) {
          expect(p50[at]).toBeLessThanOrEqual(p80[at] ?? 0)
          expect(p80[at]).toBeLessThanOrEqual(p95[at] ?? 0)
        }
      })
    )
  })

  test('[MC8] a later promise is never less likely', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 * day }), fc.integer({ min: 0, max: 2 * day }), (date, more) => {
        const chanceFor = (minutes: number): number => {
          const graph = graphOf({
            tasks: [ranged('a', hour, day, 4 * day, { promise: promiseFor(toInstant(monday + minutes)) })],
            calendars: [always]
          })
          return simulate(graph, monday, options).promises[0]?.chance ?? NaN
        }
        expect(chanceFor(date + more)).toBeGreaterThanOrEqual(chanceFor(date))
      })
    )
  })

  test('[MC1] more work in one task never makes another earlier, where dependencies bind starts', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer({ min: 1, max: 3 * day }), ([seed, size], more) => {
        const any = randomGraph(seed, size)
        const graph: WorkGraph = {
          ...withTasks(any, (task) => ({ ...task, constraint: null, manual: false })),
          dependencies: new Map([...any.dependencies].filter(([, { type }]) => type === 'finishToStart'))
        }
        const [victim] = graph.tasks.keys()
        // Of begun work some luck is spent, and more work has spent less of it: there the law holds to some minutes only.
        const unbegun = { progress: null, remaining: null, actualStart: null, actualFinish: null }
        const longer = withTasks(graph, (task) =>
          task.id === victim ? { ...task, ...unbegun, estimate: toWorkingMinutes(task.estimate + more) } : task
        )
        const shorter = withTasks(graph, (task) => (task.id === victim ? { ...task, ...unbegun } : task))
        const [before, after] = [shorter, longer].map((each) => simulate(each, later, { runs: 30, seed: 2 }))
        // What is finished is history, and another history is another spread for all.
        if (before === undefined || after === undefined || before.basis.samples > 0) return
        for (const [at] of before.tasks.entries())
          expect(after.p80[at]).toBeGreaterThanOrEqual(before.p80[at] ?? Infinity)
      })
    )
  })

  test('[MC3] a range twice as wide spreads the end twice as far', () => {
    const widths = [1, 2, 4].map((width) => {
      const [p50 = NaN, , p95 = NaN] = finishesOf(
        simulate(chainOf(10, 1000 - 100 * width, 1000, 1000 + 100 * width), monday, options),
        't009'
      )
      return p95 - p50
    })
    const [one = NaN, two = NaN, four = NaN] = widths
    // Each of ten tasks is rounded to a minute.
    expect(Math.abs(two - 2 * one)).toBeLessThanOrEqual(20)
    expect(Math.abs(four - 4 * one)).toBeLessThanOrEqual(50)
  })
})

describe('what is drawn', () => {
  test('[MC3] thirty tasks in a row take thirty times the mean of PERT, and spread with the root of thirty', () => {
    const [low, mode, high] = [4 * hour, 8 * hour, 24 * hour]
    const { p50, p80, tasks } = simulate(chainOf(30, low, mode, high), monday, { runs: 4000, seed: 7 })
    const last = tasks.length - 1
    const mean = (low + 4 * mode + high) / 6
    const place = (mode - low) / (high - low)
    const deviation = (high - low) * Math.sqrt(((1 + 4 * place) * (5 - 4 * place)) / (36 * 7)) * Math.sqrt(30)
    expect(Math.abs((p50[last] ?? 0) - monday - 30 * mean)).toBeLessThan(deviation / 15)
    // Sums are nearly normal: 80 of 100 lie below 0.8416 deviations above the mean.
    expect(Math.abs((p80[last] ?? 0) - monday - 30 * mean - 0.8416 * deviation)).toBeLessThan(deviation / 10)
  })

  test('[MC3] stays within its range, and an estimate outside of it widens it', () => {
    const finish = (task: Task): readonly number[] =>
      finishesOf(simulate(graphOf({ tasks: [task], calendars: [always] }), monday, options), 'a')
    for (const minutes of finish(ranged('a', 2 * day, 3 * day, 6 * day))) {
      expect(minutes).toBeGreaterThanOrEqual(2 * day)
      expect(minutes).toBeLessThanOrEqual(6 * day)
    }
    expect(finish(ranged('a', 2 * day, 9 * day, 6 * day))).toEqual(finish(ranged('a', 2 * day, 9 * day, 9 * day)))
    expect(finish(ranged('a', 0, 0, 0))).toEqual([0, 0, 0])
  })

  test('[MC4] ten finished tasks are a history, nine are not', () => {
    const open = taskOf('z', { calendar: always.id, estimate: toWorkingMinutes(day) })
    const of = (tasks: readonly Task[]): Chances =>
      simulate(graphOf({ tasks: [...tasks, open], calendars: [always] }), monday, options)
    const ten = of(past(10, 1.5))
    expect(ten.basis).toEqual({ ranged: 0, unranged: 1, samples: 10, needed: 10, others: 'history' })
    expect(finishesOf(ten, 'z')).toEqual([1.5 * day, 1.5 * day, 1.5 * day])
    const nine = of(past(9, 1.5))
    expect(nine.basis).toEqual({ ranged: 0, unranged: 1, samples: 9, needed: 10, others: 'assumed' })
    // [MC5]
    const [p50 = 0, , p95 = 0] = finishesOf(nine, 'z')
    expect(p50).toBeGreaterThan(0.9 * day)
    expect(p50).toBeLessThan(1.2 * day)
    expect(p95).toBeLessThanOrEqual(2 * day)
    expect(p95).toBeGreaterThan(1.4 * day)
  })

  test('[MC4] a task with finished ones under it has no history of its own', () => {
    // Its start is still to come, its only task is finished: so is it, at no moment of its own.
    const above = { ...ranged('above', hour, day, day), calendar: null, actualStart: toInstant(monday + 1) }
    const tasks = [above, ...past(1, 2).map((task) => ({ ...task, parent: above.id }))]
    const { basis } = simulate(graphOf({ tasks, calendars: [always] }), monday, options)
    expect(basis).toMatchObject({ samples: 1 })
  })

  test('[MC4] starts that nobody said, clicks and milestones are no history', () => {
    const useless = [
      ...past(4, 0),
      ...past(4, 30).map((task, index) => ({ ...task, id: id(`long${index}`) })),
      ...past(4, 2).map((task, index) => ({ ...task, id: id(`unstarted${index}`), actualStart: null })),
      ...past(4, 2).map((task, index) => ({ ...task, id: id(`unsaid${index}`), estimate: toWorkingMinutes(0) })),
      ...past(4, 2).map((task, index) => ({ ...task, id: id(`stone${index}`), kind: 'milestone' as const }))
    ]
    const { basis } = simulate(graphOf({ tasks: useless, calendars: [always] }), monday, options)
    expect(basis).toEqual({ ranged: 0, unranged: 0, samples: 0, needed: 10, others: 'assumed' })
  })

  test('[MC6] what has started cannot be over already', () => {
    const now = toInstant(monday + 5 * day)
    const started = (high: number): Chances =>
      simulate(
        graphOf({ tasks: [ranged('a', day, 2 * day, high, { actualStart: monday })], calendars: [always] }),
        now,
        options
      )
    const [p50 = 0, , p95 = 0] = finishesOf(started(10 * day), 'a')
    expect(p50).toBeGreaterThan(5 * day + hour)
    expect(p95).toBeLessThanOrEqual(10 * day)
    // Nothing of the range is left: it finishes now, as the schedule has it.
    expect(finishesOf(started(4 * day), 'a')).toEqual([5 * day, 5 * day, 5 * day])
  })

  test('[MC6] the range counts for what remains in proportion', () => {
    const remaining = { minutes: toWorkingMinutes(day), at: monday }
    const left = ranged('a', 2 * day, 4 * day, 8 * day, { actualStart: monday, remaining })
    const fresh = ranged('a', 0.5 * day, day, 2 * day)
    const [one, other] = [left, fresh].map((task) =>
      finishesOf(simulate(graphOf({ tasks: [task], calendars: [always] }), monday, options), 'a')
    )
    expect(one).toEqual(other)
  })

  test('[MC2] finished, cancelled and inactive work, milestones and pauses are not drawn', () => {
    const graph = graphOf({
      tasks: [
        ranged('done', hour, day, 9 * day, { actualStart: monday, actualFinish: toInstant(monday + day) }),
        ranged('gone', hour, day, 9 * day, { cancelledAt: monday }),
        ranged('idle', hour, day, 9 * day, { inactive: true }),
        ranged('split', day, day, day, {
          segments: [
            { pause: toWorkingMinutes(0), work: toWorkingMinutes(hour) },
            { pause: toWorkingMinutes(2 * day), work: toWorkingMinutes(day - hour) }
          ]
        }),
        taskOf('stone', { kind: 'milestone' })
      ],
      dependencies: [dependencyOf('done', 'stone'), dependencyOf('gone', 'stone')],
      calendars: [always]
    })
    const chances = simulate(graph, toInstant(monday + day), options)
    expect(chances.tasks).toEqual(['split', 'stone'])
    expect(chances.basis).toEqual({ ranged: 1, unranged: 0, samples: 1, needed: 10, others: 'assumed' })
    expect(finishesOf(chances, 'split')).toEqual([4 * day, 4 * day, 4 * day])
    expect(chances.p95).toEqual(chances.p50)
  })
})

describe('promises', () => {
  test('[MC8] a summary’s promise too; of what is finished nothing is asked', () => {
    const graph = graphOf({
      tasks: [
        taskOf('all', { kind: 'summary', promise: promiseFor(toInstant(monday + 20 * day)) }),
        ranged('one', day, 2 * day, 8 * day, { parent: id('all'), promise: promiseFor(toInstant(monday + day / 2)) }),
        ranged('two', day, 2 * day, 8 * day, {
          promise: promiseFor(monday),
          actualStart: toInstant(monday - day),
          actualFinish: monday
        })
      ],
      calendars: [always]
    })
    expect(simulate(graph, monday, options).promises).toEqual([
      { task: 'all', date: monday + 20 * day, chance: 1 },
      { task: 'one', date: monday + day / 2, chance: 0 }
    ])
  })
})
