import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import type { Intent } from '../intents/intent.ts'
import { proposeAgain } from '../intents/propose-again.ts'
import { randomIntent, seededRng } from '../intents/random-intent.test-support.ts'
import type { BoardId, IntentId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { countedIds, id, newLink, newTask, openDesk } from './board-desk.test-support.ts'
import type { Desk } from './board-desk.test-support.ts'
import { commitIntent } from './commit-intent.ts'
import { openGraphIndex } from './graph-index.ts'
import { readWritten } from './read-written.ts'

const context = { id: id<IntentId>('refused'), by: id<PersonId>('ben'), at: 1_793_970_000_000 }

/** What an intent does to a copy of a board, and what the proposal of its updates does to another: as graphs, or why not. */
function twice(desk: Desk, intent: Intent): { readonly first: WorkGraph; readonly again: WorkGraph | string } | null {
  const there = copyOf(desk)
  const updates: Uint8Array[] = []
  there.on('update', (update: Uint8Array) => void updates.push(update))
  const done = commitIntent(there, graphOf(there), intent, context)
  if (!done.ok || done.value.parts === 0) return null
  const first = graphOf(there)
  const writes = updates.flatMap((update) => readWritten(there, update) ?? [])
  const here = copyOf(desk)
  const proposal = proposeAgain(graphOf(here), writes, 'again')
  if (!proposal.ok) return { first, again: proposal.failure }
  const proposed = commitIntent(here, graphOf(here), proposal.value, context)
  return { first, again: proposed.ok ? graphOf(here) : proposed.failure.message }
}

function copyOf(desk: Desk): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 77
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(desk.doc))
  return doc
}

function graphOf(doc: Y.Doc): WorkGraph {
  const index = openGraphIndex(doc, id<BoardId>('board'))
  index.close()
  return index.graph()
}

describe('a proposal of what was refused', () => {
  it('[IT10] does what the refused intent did, on the graph that it was made on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const rng = seededRng(seed)
        const newId = countedIds('thing')
        const desk = openDesk(1, 'ana')
        for (let step = 0; step < 30; step += 1) desk.commit(randomIntent(desk.index.graph(), rng, newId))
        for (let step = 0; step < 10; step += 1) {
          const intent = randomIntent(desk.index.graph(), rng, newId)
          if (intent.type === 'recordSlip' || intent.type === 'withdrawSlip') continue
          const both = twice(desk, intent)
          if (both !== null) expect(both.again).toEqual(both.first)
          desk.commit(intent)
        }
      }),
      { numRuns: 20 }
    )
  })

  it('[IT10] [IT3] takes back a finish by reopening, and deletes a summary with what is under it once', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('phase', { kind: 'summary' }))
    desk.do(newTask('one', { parent: id<TaskId>('phase') }))
    desk.do({ type: 'finishTask', task: id('one'), at: toInstant(29_900_000) })
    for (const intent of [
      { type: 'reopenTask', task: id<TaskId>('one') },
      { type: 'deleteTask', task: id<TaskId>('phase') }
    ] as const) {
      const both = twice(desk, intent)
      expect(both?.again).toEqual(both?.first)
    }
  })

  it('[IT10] says why where nobody could do it by an intent, or what it was about is gone', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('a'))
    desk.do(newTask('b'))
    const link = desk.do(newLink('a-b', 'a', 'b'))
    const unlinked = desk.undo(link)
    const back = twice(desk, { type: 'revert', label: 'Redo', inverse: unlinked.inverse })
    expect(back?.again).toBe('What it was about is not on the board: propose first what made it.')
    const title = { kind: 'edit', id: id<TaskId>('a'), field: 'title', value: '' } as const
    expect(proposeAgain(desk.index.graph(), [title], 'Rename')).toMatchObject({ ok: false })
    expect(proposeAgain(desk.index.graph(), [], 'Nothing')).toEqual({
      ok: false,
      failure: 'There is nothing in it that could be said again.'
    })
  })

  it('[IT10] reads nothing from a note, and nothing that the document does not hold', () => {
    const doc = new Y.Doc()
    doc.getText('note/a').insert(0, 'words')
    expect(readWritten(doc, Y.encodeStateAsUpdate(doc))).toBe(null)
    const other = new Y.Doc()
    other.getMap('meta').set('title', ['Launch', 1, null])
    expect(readWritten(doc, Y.encodeStateAsUpdate(other))).toBe(null)
    expect(readWritten(other, Y.encodeStateAsUpdate(other))).toEqual([
      { kind: 'setting', field: 'title', value: 'Launch' }
    ])
  })
})
