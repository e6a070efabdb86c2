import { expect, it } from 'vitest'

import { defaultTask } from '../model/default-task.ts'
import { emptyGraph } from '../model/empty-graph.ts'
import type { BoardId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkingStretch } from '../schedule/compile-calendar.ts'

import { takenSlot } from './taken-slot.ts'

/** A moment in November 2026, UTC; the 16th is a Monday, and work is from 9 to 17. */
const on = (day: number, hour: number, minute = 0) => toInstant(Date.UTC(2026, 10, day, hour, minute) / 60_000)
const a = 'a' as TaskId
const notBefore = (day: number, hour: number): Partial<Task> => ({
  constraint: { type: 'startNoEarlierThan', date: on(day, hour) }
})
const taken = (change: Partial<Task>, busy: readonly WorkingStretch[] = [], now = on(16, 10, 5)) => {
  const task = defaultTask({ id: a, title: 'a', estimate: toWorkingMinutes(120), ...change })
  return takenSlot({ ...emptyGraph('board' as BoardId), tasks: new Map([[a, task]]) }, a, busy, now)
}

it('[OS6] what is taken is working time from the date until the work is done, the day ends or one is busy', () => {
  expect(taken(notBefore(16, 14))).toEqual({ from: on(16, 14), to: on(16, 16) })
  expect(taken(notBefore(16, 16))).toEqual({ from: on(16, 16), to: on(16, 17) })
  expect(taken(notBefore(16, 20))).toEqual({ from: on(17, 9), to: on(17, 11) })
  const busy = [
    { from: on(16, 15, 30), to: on(16, 16) },
    { from: on(16, 15), to: on(16, 15, 15) }
  ]
  expect(taken(notBefore(16, 14), busy)).toEqual({ from: on(16, 14), to: on(16, 15) })
})

it('[OS6] the time itself in the calendar does not end it, and it is taken until it is over', () => {
  expect(taken(notBefore(16, 9), [{ from: on(16, 9), to: on(16, 11) }])).toEqual({ from: on(16, 9), to: on(16, 11) })
  expect(taken(notBefore(16, 9), [], on(16, 11))).toBeNull()
})

it('[OS6] nothing is taken by what has begun, is done, has another date or none', () => {
  const begun = { ...notBefore(16, 14), actualStart: on(16, 9) }
  const fixed: Partial<Task> = { constraint: { type: 'mustStartOn', date: on(16, 14) } }
  const cases: readonly Partial<Task>[] = [begun, { ...notBefore(16, 14), cancelledAt: on(16, 9) }, fixed, {}]
  expect(cases.map((change) => taken(change))).toEqual([null, null, null, null])
})
