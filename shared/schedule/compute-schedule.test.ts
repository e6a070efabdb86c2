import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { defaultCalendar } from '../model/default-calendar.ts'
import type { CalendarId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { compileCalendar } from './compile-calendar.ts'
import { computeSchedule } from './compute-schedule.ts'
import {
  dependencyOf,
  graphOf,
  idOf,
  layeredGraph,
  monday,
  randomGraph,
  seededRandom,
  taskOf
} from './random-graph.test-support.ts'
import type { Schedule } from './schedule.ts'

const day = 1440
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const nows = fc.integer({ min: -10 * day, max: 60 * day }).map((offset) => toInstant(monday + offset))

/** The schedule as text: Maps as lists, so that order counts too. */
function asText(schedule: Schedule): string {
  return JSON.stringify({ ...schedule, forecasts: [...schedule.forecasts] })
}

function shuffled<Key, Value>(map: ReadonlyMap<Key, Value>, random: () => number): ReadonlyMap<Key, Value> {
  return new Map(
    [...map]
      .map((entry) => ({ entry, place: random() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ entry }) => entry)
  )
}

function withTask(graph: WorkGraph, id: TaskId, change: Partial<Task>): WorkGraph {
  const task = graph.tasks.get(id)
  return task === undefined ? graph : { ...graph, tasks: new Map(graph.tasks).set(id, { ...task, ...change }) }
}

describe('computeSchedule', () => {
  test('an empty graph has an empty schedule', () => {
    expect(computeSchedule(graphOf({ tasks: [] }), monday)).toEqual({
      now: monday,
      forecasts: new Map(),
      issues: [],
      deadlocks: [],
      finish: null
    })
  })

  test('[T1] facts in fractions of minutes still give whole ones', () => {
    fc.assert(
      fc.property(seeds, nows, (seed, now) => {
        const graph = randomGraph(seed, 20)
        const split = (amount: number): never => (amount + 0.37) as never
        const tasks = new Map(
          [...graph.tasks].map(([id, task]) => [
            id,
            {
              ...task,
              estimate: split(task.estimate),
              actualStart: task.actualStart === null ? null : split(task.actualStart),
              constraint: task.constraint && { ...task.constraint, date: split(task.constraint.date ?? 0) },
              promise: task.promise && { ...task.promise, date: split(task.promise.date) }
            }
          ])
        )
        const dependencies = new Map(
          [...graph.dependencies].map(([id, link]) => [
            id,
            { ...link, lag: { ...link.lag, minutes: split(link.lag.minutes) } }
          ])
        )
        const { forecasts, finish } = computeSchedule({ ...graph, tasks, dependencies }, now)
        const numbers = [...forecasts.values()].flatMap((forecast) => [
          forecast.earlyStart,
          forecast.earlyFinish,
          forecast.lateStart,
          forecast.lateFinish,
          forecast.totalFloat ?? 0,
          forecast.freeFloat ?? 0,
          forecast.floatToPromise?.minutes ?? 0
        ])
        expect([...numbers, finish ?? 0].filter((number) => !Number.isInteger(number))).toEqual([])
      }),
      { numRuns: 200 }
    )
  })

  test('[F1] the order in which the graph was filled makes no difference', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), nows, (seed, size, now) => {
        const graph = randomGraph(seed, size)
        const random = seededRandom(seed + 1)
        const other: WorkGraph = {
          ...graph,
          tasks: shuffled(graph.tasks, random),
          dependencies: shuffled(graph.dependencies, random),
          handoffs: shuffled(graph.handoffs, random),
          approvals: shuffled(graph.approvals, random),
          people: shuffled(graph.people, random),
          calendars: shuffled(graph.calendars, random)
        }
        expect(asText(computeSchedule(other, now))).toBe(asText(computeSchedule(graph, now)))
      }),
      { numRuns: 300 }
    )
  })

  test('[F2] absurd numbers are issues and count as not said', () => {
    const schedule = computeSchedule(
      graphOf({
        tasks: [
          taskOf('a', { estimate: toWorkingMinutes(-480) }),
          taskOf('b', { constraint: { type: 'mustStartOn', date: toInstant(150_000_000_000) } }),
          taskOf('c', { actualStart: monday, progress: { fraction: 7, at: monday } }),
          taskOf('d', {
            promise: { date: toInstant(Number.NEGATIVE_INFINITY), to: '', clientFacing: false, costOfDelay: null }
          })
        ],
        dependencies: [
          dependencyOf('a', 'b', { lag: { minutes: Number.NaN, unit: 'working' } }),
          dependencyOf('a', 'gone')
        ],
        board: { calendar: idOf<CalendarId>('lost') }
      }),
      monday
    )
    expect(schedule.issues).toEqual([
      { kind: 'absurdNumber', task: 'a', field: 'estimate' },
      { kind: 'absurdNumber', task: 'b', field: 'constraint' },
      { kind: 'absurdNumber', task: 'b', field: 'lag' },
      { kind: 'absurdNumber', task: 'c', field: 'progress' },
      { kind: 'absurdNumber', task: 'd', field: 'promise' },
      { kind: 'brokenCalendar', calendar: 'lost', problem: 'missing' },
      { kind: 'missingTask', dependency: 'a-gone', missing: 'gone' }
    ])
    expect(schedule.forecasts.get(idOf<TaskId>('b'))?.earlyStart).toBe(monday)
  })

  test('[F2] whatever a document says, every task gets whole dates and nothing throws', () => {
    const numbers = fc.oneof(
      fc.constantFrom(Number.NaN, Infinity, -Infinity, -1, 0, 0.5, 480, 1e9, 1e17, -1e17),
      fc.double()
    )
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 25 }),
        fc.array(numbers, { minLength: 12, maxLength: 12 }),
        nows,
        (seed, size, odd, now) => {
          const random = seededRandom(seed)
          // Past the parsers on purpose: brands do not keep a document from holding any number.
          const number = (): Instant & Task['estimate'] =>
            odd[Math.floor(random() * odd.length)] as Instant & Task['estimate']
          const sound = randomGraph(seed, size)
          const tasks = new Map(
            [...sound.tasks].map(([id, task]): [TaskId, Task] => [
              id,
              random() < 0.5
                ? task
                : {
                    ...task,
                    estimate: number(),
                    actualStart: random() < 0.5 ? number() : null,
                    actualFinish: random() < 0.3 ? number() : null,
                    remaining: { minutes: number(), at: number() },
                    progress: { fraction: number(), at: number() },
                    constraint: { type: task.constraint?.type ?? 'mustFinishOn', date: number() },
                    waiting: { until: number(), reason: '' },
                    cancelledAt: random() < 0.2 ? number() : null,
                    createdAt: number()
                  }
            ])
          )
          const dependencies = new Map(
            [...sound.dependencies].map(([id, dependency]) => [
              id,
              { ...dependency, createdAt: number(), lag: { minutes: number(), unit: 'working' as const } }
            ])
          )
          const calendars = new Map(
            [...sound.calendars].map(([id, calendar]) => [
              id,
              {
                ...calendar,
                week: [[{ from: number(), to: number() }]],
                timeZone: random() < 0.5 ? 'Mars/Olympus' : 'UTC'
              }
            ])
          )
          const board = { ...sound.board, start: number(), criticalFloat: number() }
          const schedule = computeSchedule({ ...sound, tasks, dependencies, calendars, board }, now)
          expect(schedule.forecasts.size).toBe(tasks.size)
          for (const {
            earlyStart,
            earlyFinish,
            lateStart,
            lateFinish,
            totalFloat,
            freeFloat
          } of schedule.forecasts.values()) {
            for (const value of [earlyStart, earlyFinish, lateStart, lateFinish, totalFloat ?? 0, freeFloat ?? 0])
              expect(Number.isInteger(value)).toBe(true)
            expect(earlyFinish).toBeGreaterThanOrEqual(earlyStart)
          }
        }
      ),
      { numRuns: 400 }
    )
  })
})

describe('laws', () => {
  test('[FP2] [FP5] unfinished work never finishes before now, nor does unstarted work start before it', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), nows, (seed, size, now) => {
        const graph = randomGraph(seed, size)
        for (const forecast of computeSchedule(graph, now).forecasts.values()) {
          const task = graph.tasks.get(forecast.task)
          if (task?.manual === true || forecast.startDriver.kind === 'child') continue
          if (forecast.state === 'inProgress') expect(forecast.earlyFinish).toBeGreaterThanOrEqual(now)
          if (forecast.state === 'blocked' || forecast.state === 'clear')
            expect(forecast.earlyStart).toBeGreaterThanOrEqual(now)
        }
      }),
      { numRuns: 200 }
    )
  })

  test('[FP5] finished work never moves, whatever changes elsewhere', () => {
    fc.assert(
      fc.property(seeds, seeds, nows, (seed, other, now) => {
        const graph = randomGraph(seed, 30)
        const random = seededRandom(other)
        let changed = graph
        for (const task of graph.tasks.values()) {
          if (task.actualFinish === null && random() < 0.5)
            changed = withTask(changed, task.id, { estimate: toWorkingMinutes(Math.floor(random() * 5000)) })
        }
        const before = computeSchedule(graph, now)
        const after = computeSchedule(changed, toInstant(now + 3 * day))
        for (const forecast of before.forecasts.values()) {
          if (forecast.state !== 'done' || forecast.startDriver.kind !== 'actual') continue
          const later = after.forecasts.get(forecast.task)
          expect([later?.earlyStart, later?.earlyFinish]).toEqual([forecast.earlyStart, forecast.earlyFinish])
        }
      }),
      { numRuns: 200 }
    )
  })

  test('[FP2] a longer estimate makes nothing earlier', () => {
    fc.assert(
      fc.property(seeds, fc.nat(59), fc.integer({ min: 1, max: 5000 }), (seed, index, more) => {
        const graph = withoutFinishBounds(layeredGraph(60, seed))
        const task = [...graph.tasks.values()][index]
        if (task === undefined) return
        const before = computeSchedule(graph, monday)
        const after = computeSchedule(
          withTask(graph, task.id, { estimate: toWorkingMinutes(task.estimate + more) }),
          monday
        )
        for (const [id, forecast] of before.forecasts) {
          expect(after.forecasts.get(id)?.earlyStart).toBeGreaterThanOrEqual(forecast.earlyStart)
          expect(after.forecasts.get(id)?.earlyFinish).toBeGreaterThanOrEqual(forecast.earlyFinish)
        }
      }),
      { numRuns: 150 }
    )
  })

  test('[FL2] free float is at most total float, on one calendar with working lags', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const { freeFloat, totalFloat } of computeSchedule(
          onOneCalendar(layeredGraph(60, seed)),
          monday
        ).forecasts.values()) {
          expect(freeFloat).toBeLessThanOrEqual(totalFloat ?? -1)
          expect(totalFloat).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 150 }
    )
  })

  test('[BP1] [FL1] [FL2] total float delays the board’s end by nothing, free float moves nobody, a minute more does', () => {
    fc.assert(
      fc.property(seeds, fc.nat(59), (seed, index) => {
        const graph = onOneCalendar(layeredGraph(60, seed))
        const before = computeSchedule(graph, monday)
        const forecast = [...before.forecasts.values()][index]
        const calendar = compileCalendar(defaultCalendar)
        if (forecast === undefined) return
        const delayedBy = (minutes: number): Schedule => {
          const date = calendar.nextWorking(calendar.advance(forecast.earlyStart, toWorkingMinutes(minutes)))
          return computeSchedule(
            withTask(graph, forecast.task, { constraint: { type: 'startNoEarlierThan', date } }),
            monday
          )
        }
        const { totalFloat, freeFloat } = forecast
        expect(delayedBy(totalFloat ?? 0).finish).toBe(before.finish)
        expect(delayedBy((totalFloat ?? 0) + 1).finish).toBeGreaterThan(before.finish ?? 0)
        const moved = (schedule: Schedule): number =>
          [...schedule.forecasts].filter(
            ([id, next]) => id !== forecast.task && next.earlyFinish !== before.forecasts.get(id)?.earlyFinish
          ).length
        expect(moved(delayedBy(freeFloat ?? 0))).toBe(0)
      }),
      { numRuns: 150 }
    )
  })

  test('[FL3] every unfinished board has a critical task that finishes last', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const schedule = computeSchedule(layeredGraph(60, seed), monday)
        const last = [...schedule.forecasts.values()].filter(({ earlyFinish }) => earlyFinish === schedule.finish)
        expect(last.length).toBeGreaterThan(0)
        expect(last.every(({ critical }) => critical)).toBe(true)
      }),
      { numRuns: 50 }
    )
  })
})

function onOneCalendar(graph: WorkGraph): WorkGraph {
  return {
    ...graph,
    people: new Map(),
    dependencies: new Map(
      [...graph.dependencies].map(([id, dependency]) => [
        id,
        { ...dependency, lag: { ...dependency.lag, unit: 'working' as const } }
      ])
    )
  }
}

/** A longer task with a bound on its finish may have to start earlier: that is what such a bound says. */
function withoutFinishBounds(graph: WorkGraph): WorkGraph {
  return {
    ...graph,
    dependencies: new Map(
      [...graph.dependencies].filter(([, { type }]) => type === 'finishToStart' || type === 'startToStart')
    )
  }
}
