import { describe, expect, test } from 'vitest'

import type { BoardId, IntentId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { idOf, monday } from './random-graph.test-support.ts'
import type { RecordedCause } from './slip-record-of.ts'
import { slipIdOf, slipRecordOf } from './slip-record-of.ts'
import type { Slip, SlipShift } from './slip.ts'

const board = idOf<BoardId>('board')
const cause: RecordedCause = {
  id: idOf<IntentId>('i'),
  by: idOf<PersonId>('ana'),
  at: monday,
  task: idOf<TaskId>('a')
}
const task = (text: string): TaskId => idOf<TaskId>(text)

function shiftOf(text: string, shift: number): SlipShift {
  return {
    task: task(text),
    startBefore: monday,
    startAfter: monday,
    finishBefore: monday,
    finishAfter: toInstant(monday + shift),
    shift: toWorkingMinutes(shift),
    driver: { kind: 'duration' }
  }
}

function slipOf(parts: Partial<Slip>): Slip {
  return {
    cause: { kind: 'intent', intent: cause.id, task: cause.task },
    shifts: [],
    absorbed: [],
    brokenPromises: [],
    keptPromises: [],
    ...parts
  }
}

describe('what is kept of a slip', () => {
  test('[SL6] nothing while it stays with its own task: its edit, a start moved by no working time, a gap that takes it up', () => {
    expect(slipRecordOf(board, cause, slipOf({}))).toBeNull()
    expect(slipRecordOf(board, cause, slipOf({ shifts: [shiftOf('a', 480)] }))).toBeNull()
    expect(slipRecordOf(board, cause, slipOf({ shifts: [shiftOf('a', 480), shiftOf('b', 0)] }))).toBeNull()
    const absorbed = [{ task: task('b'), minutes: toWorkingMinutes(480) }]
    expect(slipRecordOf(board, cause, slipOf({ shifts: [shiftOf('a', 480)], absorbed }))).toBeNull()
  })

  test('[SL6] counts, ids and dates: its own task first, then the farthest', () => {
    const shifts = [shiftOf('a', 60), shiftOf('b', 480), shiftOf('c', -960)]
    const absorbed = ['d', 'e', 'f'].map((text) => ({ task: task(text), minutes: toWorkingMinutes(60) }))
    expect(slipRecordOf(board, cause, slipOf({ shifts, absorbed, brokenPromises: [task('b')] }))).toEqual({
      id: slipIdOf(board, cause.id),
      cause: 'i',
      by: 'ana',
      at: monday,
      source: 'a',
      later: 2,
      earlier: 1,
      moves: [
        { task: 'a', finishBefore: monday, finishAfter: monday + 60, shift: 60 },
        { task: 'c', finishBefore: monday, finishAfter: monday - 960, shift: -960 },
        { task: 'b', finishBefore: monday, finishAfter: monday + 480, shift: 480 }
      ],
      absorbed: 3,
      absorbedBy: ['d', 'e'],
      brokenPromises: ['b'],
      keptPromises: [],
      withdrawn: false
    })
  })

  test('[SL6] a promise is enough, and a cause without a task moves whatever it moves', () => {
    expect(slipRecordOf(board, cause, slipOf({ keptPromises: [task('a')] }))).toMatchObject({ keptPromises: ['a'] })
    expect(slipRecordOf(board, { ...cause, task: null }, slipOf({ shifts: [shiftOf('a', 60)] }))).toMatchObject({
      source: null,
      later: 1
    })
  })

  test('[SL6] however much moves, a record stays small', () => {
    const ids = Array.from({ length: 500 }, (_, place) => `01999999-9999-7999-8999-${String(place).padStart(12, '0')}`)
    const shifts = ids.map((text, place) => shiftOf(text, place + 1))
    const brokenPromises = ids.map(task)
    const record = slipRecordOf(board, cause, slipOf({ shifts, brokenPromises, keptPromises: brokenPromises }))
    expect([record?.later, record?.moves.map(({ shift }) => shift)]).toEqual([
      500,
      [500, 499, 498, 497, 496, 495, 494, 493, 492, 491]
    ])
    expect(JSON.stringify(record).length).toBeLessThan(2500)
  })

  test('[SL6] one cause has one id, on every device', () => {
    expect(slipIdOf(board, cause.id)).toBe(slipIdOf(board, idOf<IntentId>('i')))
    expect(new Set([slipIdOf(board, cause.id), slipIdOf(board, idOf<IntentId>('j'))]).size).toBe(2)
  })
})
