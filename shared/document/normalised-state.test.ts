import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { normalisedState } from './normalised-state.ts'

/** Updates of three writers who edit the same keys and one note. */
function someUpdates(): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const docs = [5, 6, 7].map((clientID) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    doc.on('update', (update: Uint8Array) => void updates.push(update))
    return doc
  })
  for (const [index, doc] of docs.entries()) {
    for (let round = 0; round < 6; round += 1) {
      doc.getMap('edits').set(`a/${round % 3}`, [{ z: round, a: index }, round, null])
      doc.getText('note/a').insert(0, `${index}${round}`)
      if (round % 2 === 1) doc.getText('note/a').delete(1, 1)
    }
  }
  return updates
}

function applied(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

test('is the same in whatever order updates came, after a reload, and before roots are given their types', () => {
  const updates = someUpdates()
  const state = normalisedState(applied(updates))
  const writers = [0, 1, 2].map((writer) =>
    updates.slice(writer * (updates.length / 3), (writer + 1) * (updates.length / 3))
  )
  expect(normalisedState(applied(writers.toReversed().flat()))).toBe(state)
  const mixed = writers[0]?.flatMap((update, index) => [writers[2]?.[index], update, writers[1]?.[index]]) ?? []
  expect(normalisedState(applied(mixed.filter((update) => update !== undefined)))).toBe(state)
  const reloaded = applied([Y.encodeStateAsUpdate(applied(updates))])
  expect(normalisedState(reloaded)).toBe(state)
  reloaded.getMap('edits')
  reloaded.getText('note/a')
  expect(normalisedState(reloaded)).toBe(state)
})

test('differs by one value, one writer, one deletion', () => {
  const base = someUpdates()
  const changes: readonly ((doc: Y.Doc) => void)[] = [
    (doc) => void doc.getMap('edits').set('a/0', 1),
    (doc) => doc.getMap('edits').delete('a/0'),
    (doc) => doc.getText('note/a').delete(0, 1),
    (doc) => void doc.getMap('new').set('x', -0)
  ]
  const states = changes.map((change) => {
    const doc = applied(base)
    doc.clientID = 99
    change(doc)
    return normalisedState(doc)
  })
  expect(new Set([normalisedState(applied(base)), ...states]).size).toBe(changes.length + 1)
})
