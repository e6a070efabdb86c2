import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { RevisedMap } from '../lib/revised-map.ts'

import { defaultBoard } from './default-board.ts'
import { defaultTask } from './default-task.ts'
import type { TaskId } from './ids.ts'
import { toInstant } from './instant.ts'
import { isKeyPrefix, suggestKeyPrefix } from './key-prefix.ts'
import type { Task } from './task.ts'
import { numberOf } from './number-of.ts'
import { taskKeys } from './task-keys.ts'

function keyed(id: string, number: number | null, createdAt = 0): Task {
  return defaultTask({ id: id as TaskId, title: id, number, createdAt: toInstant(createdAt) })
}

function keysOf(...tasks: readonly Task[]): ReturnType<typeof taskKeys> {
  return taskKeys({ board: defaultBoard, tasks: new Map(tasks.map((task) => [task.id, task])) })
}

describe('taskKeys', () => {
  test('[KEY3] of a number given twice the first task keeps the plain key, whatever order they are read in', () => {
    const [early, twin, late] = [keyed('z', 12, 1), keyed('a', 12, 5), keyed('b', 12, 5)]
    for (const order of [
      [early, twin, late],
      [late, twin, early]
    ]) {
      const { keyOf } = keysOf(...order)
      expect([early, twin, late].map(keyOf)).toEqual(['SLIP-12', 'SLIP-12b', 'SLIP-12c'])
    }
  })

  test('[KEY3] keys of a map that is revised are those of the same tasks read afresh', () => {
    const task = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      number: fc.constantFrom(1, 2, null),
      at: fc.nat(2)
    })
    const step = fc.tuple(task, fc.boolean(), fc.boolean())
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let tasks = RevisedMap.of<TaskId, Task>([])
        for (const [{ id, number, at }, isGone, isLookedAt] of steps) {
          tasks = tasks.revise(new Map([[id as TaskId, isGone ? undefined : keyed(id, number, at)]]))
          if (!isLookedAt) continue
          const all = [...tasks.values()]
          const seen = all.map(taskKeys({ board: defaultBoard, tasks }).keyOf)
          expect(seen).toEqual(all.map(keysOf(...all).keyOf))
        }
      })
    )
  })

  test('[KEY5] a task from before keys has a number that follows from its id, beside which a given one keeps its plain key', () => {
    const old = keyed('old', null, 1)
    expect(keysOf(old).keyOf(old)).toBe('SLIP-451766')
    const given = keyed('given', 451_766, 5)
    const { keyOf, find } = keysOf(old, given)
    expect([keyOf(old), keyOf(given), find('SLIP-451766b')]).toEqual(['SLIP-451766b', 'SLIP-451766', ['old']])
  })

  test('[KEY5] what arrives later changes no key, unless both come to the same number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 }), fc.nat(40), (ids, count) => {
        const tasks = ids.map((id, at) => keyed(id, at % 3 === 0 ? at + 1 : null, at))
        const numbers = new Set(tasks.map(numberOf))
        fc.pre(numbers.size === tasks.length)
        const known = tasks.slice(-1 - count)
        expect(known.map(keysOf(...known).keyOf)).toEqual(known.map(keysOf(...tasks).keyOf))
      })
    )
  })

  test('[KEY4] a plain key finds all who may be meant, a letter one of them', () => {
    const { find } = keysOf(keyed('z', 12, 1), keyed('a', 12, 5), keyed('m', 3), keyed('old', null))
    expect(['slip-12', 'SLIP-12a', 'SLIP-12b', 'SLIP-12c', ' Slip-3 ', 'SLIP-4', 'OPS-3', '12'].map(find)).toEqual([
      ['z', 'a'],
      ['z'],
      ['a'],
      [],
      ['m'],
      [],
      [],
      []
    ])
  })

  test('[KEY3] [KEY4] no two tasks show the same key, and each shown key with its letter finds its task alone', () => {
    const given = fc.constantFrom(null, 1, 2, 3, 4)
    const task = fc.tuple(fc.uuid(), given, fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(fc.uniqueArray(task, { selector: ([id]) => id, maxLength: 60 }), (rows) => {
        const tasks = rows.map(([id, number, at]) => keyed(id, number, at))
        const { keyOf, find } = keysOf(...tasks)
        const shown = tasks.map((one) => keyOf(one))
        expect(new Set(shown).size).toBe(tasks.length)
        for (const [place, key] of shown.entries()) {
          const found = find(/[a-z]$/.test(key) ? key : `${key}a`)
          expect(found).toEqual([tasks[place]?.id])
        }
      })
    )
  })
})

describe('key prefixes', () => {
  test('[KEY2] a new board takes it from its title', () => {
    expect(
      ['Website launch', 'Website', 'Überbau', 'A', '2026', '', '日本', 'the big  red one two'].map(suggestKeyPrefix)
    ).toEqual(['WL', 'WEBS', 'UBER', 'SLIP', 'SLIP', 'SLIP', 'SLIP', 'TBRO'])
  })

  test('[KEY2] is two to ten capital letters and digits, a letter first', () => {
    expect(['AB', 'A1', 'ABCDEFGHIJ', 'A', '1A', 'ab', 'A-B', 'ABCDEFGHIJK'].map(isKeyPrefix)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false
    ])
  })
})
