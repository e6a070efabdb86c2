import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { taskKeys } from '../model/task-keys.ts'

import { failureOf, id, meet, newTask, openDesk } from './board-desk.test-support.ts'
import type { Desk } from './board-desk.test-support.ts'
import { rootMap } from './layout.ts'
import { packId } from './pack-id.ts'

function keys(desk: Desk): Readonly<Record<string, string>> {
  const graph = desk.index.graph()
  return Object.fromEntries([...graph.tasks.values()].map((task) => [task.title, taskKeys(graph).keyOf(task)]))
}

describe('short keys', () => {
  test('[KEY1] numbers count on from the highest, within one intent too, and no intent names one', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('one'))
    desk.do({ type: 'together', label: 'Two', intents: [newTask('two'), newTask('three')] })
    expect(keys(desk)).toEqual({ one: 'SLIP-1', two: 'SLIP-2', three: 'SLIP-3' })
    const change: object = { number: 9 }
    expect(failureOf(desk.commit({ type: 'editTask', task: id('one'), change }))?.kind).toBe('invalid')
  })

  test('[KEY2] the prefix is the board’s', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('one'))
    desk.do({ type: 'editBoard', change: { keyPrefix: 'OPS2' } })
    expect(keys(desk)).toEqual({ one: 'OPS2-1' })
    expect(failureOf(desk.commit({ type: 'editBoard', change: { keyPrefix: 'ops' } }))?.kind).toBe('invalid')
  })

  test('[KEY3] replicas that gave the same numbers offline agree after they met, and no key is shown twice', () => {
    const step = fc.tuple(fc.nat(2), fc.boolean())
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
        const desks = [1, 2, 3].map((client) => openDesk(client, null))
        for (const [index, [who, meets]] of steps.entries()) {
          desks[who]?.do(newTask(`task-${index}`))
          if (meets) meet(...desks.slice(0, 2))
        }
        meet(...desks)
        const [first, ...others] = desks.map(keys)
        for (const other of others) expect(other).toEqual(first)
        const shown = Object.values(first ?? {})
        expect(new Set(shown).size).toBe(steps.length)
        expect(shown).not.toContain(null)
      }),
      { numRuns: 60 }
    )
  })

  test('[KEY5] tasks from before keys show one key each, alike on replicas that hold different parts of them and after they met', () => {
    const step = fc.tuple(fc.nat(2), fc.boolean(), fc.boolean())
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const desks = [1, 2, 3].map((client) => openDesk(client, null))
        const shownFirst = new Map<string, string | undefined>()
        for (const [index, [who, isOld, meets]] of steps.entries()) {
          const [desk, title] = [desks[who], `task-${index}`]
          if (desk === undefined) continue
          if (isOld) makeBeforeKeys(desk, title)
          else desk.do(newTask(title))
          if (isOld) shownFirst.set(title, keys(desk)[title])
          if (meets) meet(...desks.slice(0, 2))
        }
        meet(...desks)
        const [first, ...others] = desks.map(keys)
        for (const other of others) expect(other).toEqual(first)
        expect(new Set(Object.values(first ?? {})).size).toBe(steps.length)
        for (const [title, key] of shownFirst) expect(first?.[title]).toBe(key)
      }),
      { numRuns: 60 }
    )
  })
})

/** As versions before keys wrote a task: without a number. */
function makeBeforeKeys({ doc }: Desk, title: string): void {
  rootMap(doc, 'tasks').set(packId(id(title)), { title, createdAt: 29_000_000 })
}
