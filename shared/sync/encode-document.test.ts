import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { encodeDocument } from './encode-document.ts'

function inSteps(doc: Y.Doc): Uint8Array {
  const steps = encodeDocument(doc)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** What one of three devices does: to a map, a list or a text, or it hears of all the others. */
const deeds = fc.array(fc.record({ device: fc.nat(2), what: fc.nat(6), key: fc.nat(4), at: fc.nat(9) }), {
  maxLength: 60
})

describe('encoding a document in steps', () => {
  test('[K1] tells what Yjs tells in one go, byte for byte', () => {
    fc.assert(
      fc.property(deeds, fc.boolean(), (script, gc) => {
        const docs = [0, 1, 2].map((device) => {
          const doc = new Y.Doc({ gc })
          doc.clientID = 100 - device
          return doc
        })
        for (const { device, what, key, at } of script) {
          const doc = docs[device] ?? new Y.Doc()
          const [map, list, text] = [doc.getMap('map'), doc.getArray('list'), doc.getText('text')]
          if (what === 0) map.set(String(key), at)
          else if (what === 1) map.delete(String(key))
          else if (what === 2) list.insert(Math.min(at, list.length), [key, { key }])
          else if (what === 3 && list.length > 0) list.delete(Math.min(at, list.length - 1), 1)
          else if (what === 4) text.insert(Math.min(at, text.length), 'words')
          else if (what === 5 && text.length > 0) text.delete(0, Math.min(at, text.length))
          else for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
        }
        for (const doc of docs) expect(inSteps(doc)).toEqual(Y.encodeStateAsUpdate(doc))
      }),
      { numRuns: 60 }
    )
  })

  test('[K1] takes a large document in many steps', () => {
    const doc = new Y.Doc()
    const map = doc.getMap<number>('map')
    doc.transact(() => {
      for (let key = 0; key < 7000; key += 1) map.set(String(key), key)
    })
    const steps = encodeDocument(doc)
    let count = 0
    let step = steps.next()
    for (; step.done !== true; step = steps.next()) count += 1
    expect(count).toBeGreaterThan(3)
    // A test's own comparison of so many bytes takes seconds.
    const told = Y.encodeStateAsUpdate(doc)
    expect([step.value.length, step.value.findIndex((byte, at) => byte !== told[at])]).toEqual([told.length, -1])
  })
})
