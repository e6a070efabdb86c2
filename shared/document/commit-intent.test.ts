import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import type { Intent } from '../intents/intent.ts'
import { instantFromMilliseconds, toWorkingMinutes } from '../model/instant.ts'

import { failureOf, id, meet, newLink, newTask, openDesk } from './board-desk.test-support.ts'
import { isCommitOrigin } from './commit-origin.ts'
import { commitWrites } from './commit-writes.ts'
import { canWrite } from './migrate.ts'
import { newBoardIntents } from './write-new-board.ts'

/** Origins and sizes of the updates that a document makes. */
function watch(doc: Y.Doc): { readonly origin: unknown; readonly bytes: number }[] {
  const updates: { readonly origin: unknown; readonly bytes: number }[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => void updates.push({ origin, bytes: update.length }))
  return updates
}

describe('commitIntent', () => {
  test('[DOC10] one intent is one transaction with its origin', () => {
    const ana = openDesk(1, 'ana')
    const updates = watch(ana.doc)
    const done = ana.do({
      type: 'together',
      label: 'Two',
      intents: [newTask('a'), newTask('b'), newLink('l', 'a', 'b')]
    })
    expect(done.parts).toBe(1)
    expect(updates).toMatchObject([{ origin: { kind: 'commit', part: 0, of: 1 } }])
    expect(isCommitOrigin(updates[0]?.origin)).toBe(true)
    expect([isCommitOrigin(null), isCommitOrigin('peer')]).toEqual([false, false])
  })

  test('[DOC10] a large intent goes in parts below the size of a frame, and is one step of undo', () => {
    const ana = openDesk(1, 'ana')
    const updates = watch(ana.doc)
    const long = 'ä€😀 '.repeat(300)
    const intents = Array.from({ length: 400 }, (_, count) => newTask(`task-${count}`, { title: `${count} ${long}` }))
    const done = ana.do({ type: 'together', label: 'Import', intents })
    expect(updates.length).toBe(done.parts)
    expect(done.parts).toBeGreaterThan(4)
    const named = updates.map(({ origin }) => (isCommitOrigin(origin) ? [origin.part, origin.of] : null))
    expect(named).toEqual(updates.map((_, part) => [part, done.parts]))
    for (const { bytes } of updates) expect(bytes).toBeLessThanOrEqual(200 * 1024)
    ana.undo(done)
    expect(ana.index.graph().tasks.size).toBe(0)
  })

  test('[IT1] an intent that changes nothing makes no transaction', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    const updates = watch(ana.doc)
    expect(ana.do({ type: 'editTask', task: id('a'), change: { title: 'a', owner: null } })).toEqual({
      inverse: { restores: [] },
      parts: 0,
      skipped: []
    })
    expect(updates).toEqual([])
  })

  test('[IT7] a refused intent leaves the document untouched', () => {
    const ana = openDesk(1, 'ana')
    const state = Y.encodeStateAsUpdate(ana.doc)
    const refused: readonly Intent[] = [
      {
        type: 'together',
        label: 'Half',
        intents: [newTask('a'), { type: 'startTask', task: id('missing'), at: instantFromMilliseconds(1) }]
      },
      {
        type: 'together',
        label: 'Loop',
        intents: [newTask('a'), newTask('b'), newLink('l', 'a', 'b'), newLink('m', 'b', 'a')]
      }
    ]
    expect(refused.map((intent) => failureOf(ana.commit(intent))?.kind)).toEqual(['unknownThing', 'cycle'])
    expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(state)
  })

  test('[DOC5] the id of a deleted thing is taken for good', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    ana.do({ type: 'deleteTask', task: id('a') })
    expect(failureOf(ana.commit(newTask('a', { title: 'Another' })))?.kind).toBe('invalid')
    expect(
      failureOf(ana.commit({ type: 'addPerson', person: { id: id('a'), name: 'A', hue: 0, calendar: null } }))?.kind
    ).toBe('invalid')
    expect(failureOf(ana.commit(newTask('meta')))?.kind).toBe('invalid')
  })

  test('[DOC5] a creation written again alike is nothing: two hubs make one slip record', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    const value = {
      cause: 'intent-1',
      at: 29_898_300,
      later: 3,
      moves: [{ task: 'a', finishBefore: 1, finishAfter: 2, shift: 1 }],
      absorbed: 1,
      brokenPromises: ['a']
    }
    const write = { kind: 'create', root: 'slips', id: id('slip'), value } as const
    const context = { id: id<never>('i'), by: null, at: 1_793_869_200_000 }
    for (const desk of [ana, ben])
      expect(commitWrites(desk.doc, [write], context)).toMatchObject({ ok: true, value: { parts: 1 } })
    meet(ana, ben)
    expect(commitWrites(ana.doc, [write], context)).toEqual({
      ok: true,
      value: { inverse: { restores: [] }, parts: 0 }
    })
    expect(new Map(ana.index.graph().slips)).toEqual(
      new Map([
        [
          'slip',
          {
            ...value,
            id: 'slip',
            by: null,
            source: null,
            earlier: 0,
            absorbedBy: [],
            keptPromises: [],
            withdrawn: false
          }
        ]
      ])
    )
    expect(ben.index.graph()).toEqual(ana.index.graph())
    expect(failureOf(commitWrites(ana.doc, [{ ...write, value: { ...value, later: 4 } }], context))?.kind).toBe(
      'invalid'
    )
  })

  test('[DOC12] a board that asks for a newer writer is read and not written', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    expect(failureOf(ana.commit({ type: 'editBoard', change: { minWriter: 2 } }))?.kind).toBe('invalid')
    ana.doc.getMap('meta').set('minWriter', [2, 1, null])
    expect(ana.index.graph().board.minWriter).toBe(2)
    expect(failureOf(ana.commit(newTask('b')))?.message).toMatch(/newer version/)
    expect(canWrite(ana.doc).ok).toBe(false)
    expect(ana.index.graph().tasks.size).toBe(1)
  })

  test('a board begins with its settings, and its creations carry who and when', () => {
    const ana = openDesk(1, 'ana')
    for (const intent of newBoardIntents({ title: 'Launch', start: instantFromMilliseconds(1_793_869_200_000) }))
      ana.do(intent)
    ana.do(newTask('a', { estimate: toWorkingMinutes(60) }))
    const graph = ana.index.graph()
    expect(graph.board).toMatchObject({ title: 'Launch', start: 29_897_820, minWriter: 1 })
    expect(graph.tasks.get(id('a'))).toMatchObject({ createdBy: 'ana', estimate: 60, rank: 'a0a' })
    expect(ana.index.stamp('meta', 'title')).toMatchObject({ v: 'Launch', by: 'ana' })
  })

  test('a commit within a transaction is a mistake of ours, and throws', () => {
    const ana = openDesk(1, 'ana')
    expect(() => ana.doc.transact(() => ana.commit(newTask('a')))).toThrow(/transaction of its own/)
  })
})
