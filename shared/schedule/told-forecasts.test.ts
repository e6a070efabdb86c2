import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { TaskId } from '../model/ids.ts'

import { computeSchedule } from './compute-schedule.ts'
import { graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { TaskForecast } from './schedule.ts'
import { ToldForecasts } from './told-forecasts.ts'

const names = ['a', 'b', 'c', 'd', 'e']
const { forecasts } = computeSchedule(graphOf({ tasks: names.map((name) => taskOf(name)) }), monday)
const first = [...forecasts.values()]
const ids = first.map(({ task }) => task)
const tasks = { ids, indexOf: new Map(ids.map((id, index) => [id, index])) }

/** Forecasts that are told apart by their conditions. */
const changes = fc.array(fc.tuple(fc.nat(names.length - 1), fc.nat(100)), { maxLength: 4 })
const changedOf = (change: readonly (readonly [number, number])[]): ReadonlyMap<number, TaskForecast> =>
  new Map(change.flatMap(([index, conditions]) => (first[index] ? [[index, { ...first[index], conditions }]] : [])))

describe('ToldForecasts', () => {
  test('[IN1] read like a plain map at every revision, however many follow it, and from whichever one goes on', () => {
    const script = fc.array(fc.tuple(changes, fc.nat(40), fc.boolean()), { maxLength: 40 })
    fc.assert(
      fc.property(script, (steps) => {
        const start = ToldForecasts.of(tasks, [...first])
        const revisions: [ToldForecasts, readonly TaskForecast[]][] = [[start, first]]
        for (const [change, back, whole] of steps) {
          const [told, plain] = revisions.at(-1 - (back % revisions.length)) ?? [start, first]
          const changed = changedOf(change)
          revisions.push([told.revise(changed), plain.map((forecast, index) => changed.get(index) ?? forecast)])
          if (whole) expect([...told.values()]).toEqual(plain)
        }
        for (const [told, plain] of revisions) expect(ids.map((id) => told.get(id))).toEqual(plain)
        for (const [told, plain] of revisions) expect([...told]).toEqual(plain.map((each) => [each.task, each]))
      })
    )
  })

  test('are themselves where nothing changes', () => {
    const told = ToldForecasts.of(tasks, [...first])
    expect(told.revise(new Map())).toBe(told)
  })

  test('are a map to whoever looks at them', () => {
    const told = ToldForecasts.of(tasks, [...first])
    const each: (readonly [TaskId, TaskForecast])[] = []
    told.forEach((forecast, task) => each.push([task, forecast]))
    expect([told.size, [...told.keys()], each]).toEqual([names.length, ids, [...told]])
    expect([told.has(idOf('a')), told.has(idOf('z')), told.get(idOf('z'))]).toEqual([true, false, undefined])
    expect([...told]).toEqual([...forecasts])
  })
})
