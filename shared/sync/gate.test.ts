import * as encoding from 'lib0/encoding'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { normalisedState } from '../document/normalised-state.ts'

import { createGate } from './gate.ts'
import type { GatePast } from './gate.ts'

const author = 4242

function base(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 11
  for (let task = 0; task < 30; task += 1) {
    doc.transact(() => {
      doc.getMap('tasks').set(`t${task}`, { title: `Task ${task}`, tags: ['a', { b: [1, null, true] }] })
      doc.getMap('edits').set(`t${task % 7}/title`, [`title ${task}`, 1, 'ana'])
      doc.getText('note/t1').insert(0, `line ${task}\n`)
    })
  }
  return doc
}

const state = Y.encodeStateAsUpdate(base())

function copy(clientID = author): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  doc.clientID = clientID
  return doc
}

function pastOf(doc: Y.Doc): GatePast {
  return { nextClock: (client) => Y.getState(doc.store, client), hasSeen: () => true }
}

/** The rule that refuses these parts at a fresh copy of the document, or null. */
function verdict(...parts: readonly Uint8Array[]): string | null {
  const doc = copy(1)
  const passage = createGate(doc).open(author, pastOf(doc))
  for (const part of parts) {
    const checked = passage.check(part)
    if (!checked.ok) return checked.failure.rule
  }
  return null
}

/** The updates of what somebody does on a copy, one for each transaction. */
function updatesOf(act: (doc: Y.Doc) => void, clientID = author): readonly Uint8Array[] {
  const doc = copy(clientID)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  act(doc)
  return updates
}

function raw(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** One new item by the author in a root, its content written by hand. */
function rawItem(
  root: string,
  key: string | null,
  info: number,
  content: (encoder: encoding.Encoder) => void
): Uint8Array {
  return raw((encoder) => {
    for (const number of [1, 1, author, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, info | (key === null ? 0 : 32))
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root)
    if (key !== null) encoding.writeVarString(encoder, key)
    content(encoder)
    encoding.writeVarUint(encoder, 0)
  })
}

function forgedGC(client: number, clock: number, length: number): Uint8Array {
  return raw((encoder) => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
    encoding.writeVarUint(encoder, 0)
  })
}

function deletions(client: number, ranges: readonly (readonly [number, number])[]): Uint8Array {
  return raw((encoder) => {
    for (const number of [0, 1, client, ranges.length]) encoding.writeVarUint(encoder, number)
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  })
}

describe('the gate: honest edits', () => {
  it('lets pass everything that the document’s layout is written with', () => {
    expect(
      verdict(
        ...updatesOf((doc) => {
          doc.getMap('tasks').set('new', { title: 'x' })
          doc.getMap('edits').set('t1/title', ['again', 2, null])
          doc.getMap('edits').set('t1/title', ['and again', 3, null])
          doc.getMap('meta').set('title', ['Board', 1, null])
          doc.transact(() => {
            doc.getMap('edits').set('t2/title', 1)
            doc.getMap('edits').set('t2/title', 2)
            doc.getMap('signals').set('git#1', { a: 1 })
          })
          doc.getText('note/t1').insert(3, 'inserted')
          doc.getText('note/t1').delete(0, 5)
          doc.getText('note/t1').format(0, 4, { bold: true })
          doc.getText('note/t2').insert(0, 'new note')
        })
      )
    ).toBeNull()
  })

  it('lets pass an overwrite of what others wrote, and of a whole history of values', () => {
    expect(verdict(...updatesOf((doc) => doc.getMap('edits').set('t0/title', 'mine')))).toBeNull()
  })

  it('[G6] lets pass whatever people type into a note together, in transactions of many changes', () => {
    const change = fc.record({
      by: fc.nat(1),
      at: fc.nat(400),
      insert: fc.string({ maxLength: 6 }),
      remove: fc.nat(8),
      bold: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 8 }), { maxLength: 12 }), (transactions) => {
        const hub = copy(1)
        const gate = createGate(hub)
        const docs = [copy(50), copy(60)] as const
        for (const [number, doc] of docs.entries()) {
          doc.on('update', (update: Uint8Array, origin: unknown) => {
            if (origin === 'other') return
            const checked = gate.open(doc.clientID, pastOf(hub)).check(update)
            expect(checked).toMatchObject({ ok: true })
            Y.applyUpdate(hub, update)
            if ((number + update.length) % 3 > 0) Y.applyUpdate(docs[1 - number] ?? doc, update, 'other')
          })
        }
        for (const transaction of transactions) {
          const doc = docs[transaction[0]?.by === 0 ? 0 : 1]
          doc.transact(() => {
            const note = doc.getText('note/t1')
            for (const { at, insert, remove, bold } of transaction) {
              const place = at % (note.length + 1)
              note.insert(place, insert, bold ? { bold } : {})
              note.delete(place, Math.min(remove, note.length - place))
            }
          })
        }
      }),
      { numRuns: 300 }
    )
  })

  it('[G5] says which clocks an update takes', () => {
    const doc = copy(1)
    const passage = createGate(doc).open(author, pastOf(doc))
    const spans = updatesOf((edited) => {
      edited.getMap('edits').set('t1/owner', 1)
      edited.transact(() => {
        edited.getMap('edits').set('t2/owner', 1)
        edited.getMap('edits').set('t3/owner', 1)
      })
    }).map((update) => passage.check(update))
    expect(spans).toEqual([
      { ok: true, value: { from: 0, to: 1 } },
      { ok: true, value: { from: 1, to: 3 } }
    ])
  })

  it('writes nothing into the document that it guards', () => {
    const doc = copy(1)
    const before = normalisedState(doc)
    const passage = createGate(doc).open(author, pastOf(doc))
    for (const update of updatesOf((edited) => edited.getMap('edits').set('t1/owner', 1))) passage.check(update)
    expect(normalisedState(doc)).toBe(before)
  })
})

describe('the gate: hostile and damaged updates', () => {
  const deep = (depth: number): Uint8Array =>
    rawItem('tasks', 'k', 8, (encoder) => {
      encoding.writeVarUint(encoder, 1)
      for (let level = 0; level < depth; level += 1) {
        encoding.writeUint8(encoder, 117)
        encoding.writeVarUint(encoder, 1)
      }
      encoding.writeUint8(encoder, 126)
    })
  const any = (value: unknown) => (encoder: encoding.Encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeAny(encoder, value as never)
  }

  const cases: readonly (readonly [string, string, () => readonly Uint8Array[]])[] = [
    ['G1', 'more than 256 KiB', () => [new Uint8Array(256 * 1024 + 1)]],
    ['G2', 'an array bomb', () => [raw((e) => [1, 33_554_432, author, 0].forEach((n) => encoding.writeVarUint(e, n)))]],
    ['G2', 'many clients', () => [raw((e) => [40, 1, author, 0].forEach((n) => encoding.writeVarUint(e, n)))]],
    ['G2', 'no bytes', () => [new Uint8Array(0)]],
    ['G2', 'somebody else’s clientID', () => updatesOf((doc) => doc.getMap('meta').set('a', 1), 777)],
    ['G2', 'a GC struct for somebody else', () => [forgedGC(11, 99_999, 2 ** 40)]],
    ['G4', 'a GC struct of its own', () => [forgedGC(author, 0, 2 ** 40)]],
    [
      'G3',
      'a text that claims 2^40 bytes',
      () => [rawItem('note/t1', null, 4, (e) => encoding.writeVarUint(e, 2 ** 40))]
    ],
    ['G5', 'a gap', () => updatesOf((doc) => [1, 2].forEach((n) => doc.getMap('meta').set(`k${n}`, n))).slice(1)],
    ['G5', 'the same again', () => [...twice(updatesOf((doc) => doc.getMap('meta').set('a', 1)))]],
    ['G6', 'deletions of a client that nobody knows', () => [deletions(777, [[0, 1000]])]],
    ['G6', 'deletions beyond the end', () => [deletions(11, [[0, 2 ** 40]])]],
    [
      'G6',
      'deletions out of order',
      () => [
        deletions(11, [
          [4, 2],
          [3, 1]
        ])
      ]
    ],
    ['G6', 'an empty deletion', () => [deletions(11, [[1, 0]])]],
    ['G7', 'a root of its own', () => updatesOf((doc) => doc.getMap('evil').set('a', 1))],
    ['G7', 'a root named __proto__', () => updatesOf((doc) => doc.getMap('__proto__').set('a', 1))],
    ['G7', 'a note without a task', () => updatesOf((doc) => doc.getText('note/').insert(0, 'x'))],
    ['G7', 'the key __proto__', () => updatesOf((doc) => doc.getMap('tasks').set('__proto__', 1))],
    ['G7', 'a field named constructor', () => updatesOf((doc) => doc.getMap('edits').set('t1/constructor', 1))],
    ['G7', 'a key of 513 characters', () => updatesOf((doc) => doc.getMap('edits').set('k'.repeat(513), 1))],
    ['G7', 'a list in a root of values', () => updatesOf((doc) => doc.getArray('tasks').insert(0, [1]))],
    ['G7', 'keys in a note', () => updatesOf((doc) => doc.getMap('note/t9').set('a', 1))],
    ['G8', 'a nested type', () => updatesOf((doc) => doc.getMap('tasks').set('m', new Y.Map()))],
    ['G8', 'a subdocument', () => updatesOf((doc) => doc.getMap('tasks').set('m', new Y.Doc()))],
    ['G8', 'bytes', () => updatesOf((doc) => doc.getMap('tasks').set('m', Uint8Array.from([1])))],
    ['G8', 'an embed in a note', () => updatesOf((doc) => doc.getText('note/t1').insertEmbed(0, { image: 'x' }))],
    ['G8', '25 levels', () => [deep(25)]],
    ['G8', '5,000 levels', () => [deep(5000)]],
    ['G3', '100,000 levels', () => [deep(100_000)]],
    ['G8', 'NaN', () => [rawItem('tasks', 'k', 8, any(Number.NaN))]],
    ['G8', 'undefined', () => [rawItem('tasks', 'k', 8, any(undefined))]],
    ['G8', 'a bigint', () => [rawItem('tasks', 'k', 8, any(5n))]],
    ['G8', '__proto__ in a value', () => [rawItem('tasks', 'k', 8, any(JSON.parse('{"__proto__":{"isAdmin":true}}')))]],
    ['G8', 'a value of 64 Ki characters and one', () => [rawItem('tasks', 'k', 8, any('x'.repeat(65_537)))]],
    [
      'G7',
      'two values under one key',
      () => [
        rawItem('tasks', 'k', 8, (e) => [encoding.writeVarUint(e, 2), encoding.writeAny(e, 1), encoding.writeAny(e, 2)])
      ]
    ],
    [
      'G7',
      'a deletion that never was, 2^45 long',
      () => [rawItem('tasks', 'k', 1, (e) => encoding.writeVarUint(e, 2 ** 45))]
    ],
    ['G9', 'a key deleted', () => updatesOf((doc) => doc.getMap('tasks').delete('t1'))],
    ['G9', 'others’ values deleted by hand', () => [deletions(11, [[0, 3]])]],
    [
      'G9',
      'one key written, another deleted',
      () =>
        updatesOf((doc) =>
          doc.transact(() => {
            doc.getMap('tasks').set('t1', 1)
            doc.getMap('tasks').delete('t2')
          })
        )
    ],
    ['G10', 'nothing', () => [Uint8Array.from([0, 0])]]
  ]

  for (const [rule, name, parts] of cases) {
    it(`[${rule}] refuses ${name}`, () => {
      expect(verdict(...parts())).toBe(rule)
    })
  }

  it('[G6] refuses what refers to items that the author had not seen, though the document has them', () => {
    const doc = copy(1)
    const passage = createGate(doc).open(author, {
      ...pastOf(doc),
      hasSeen: (client, clock) => client === 11 && clock < 10
    })
    const [update] = updatesOf((edited) => edited.getMap('edits').set('t6/title', 'x'))
    expect(passage.check(update ?? new Uint8Array(0))).toMatchObject({ ok: false, failure: { rule: 'G6' } })
  })

  it('[G5] a refused part takes no clocks: the next one is judged as before', () => {
    const doc = copy(1)
    const passage = createGate(doc).open(author, pastOf(doc))
    const [good] = updatesOf((edited) => edited.getMap('edits').set('t1/owner', 1))
    expect(passage.check(forgedGC(author, 0, 5)).ok).toBe(false)
    expect(passage.check(good ?? new Uint8Array(0))).toEqual({ ok: true, value: { from: 0, to: 1 } })
  })

  it('[G1–G10] of 12,000 damaged updates none that passes throws, hangs, or reads otherwise after a reload', () => {
    const [good] = updatesOf((doc) => {
      doc.transact(() => {
        doc.getMap('tasks').set('r1', { title: 'remote', n: null, f: 1.5, b: true, s: ['a', 'b'] })
        doc.getMap('edits').set('t1/title', ['x', 1, null])
        doc.getText('note/t1').insert(2, 'remote text')
        doc.getText('note/t1').delete(20, 4)
      })
    })
    const honest = good ?? new Uint8Array(0)
    const doc = copy(1)
    const gate = createGate(doc)
    const changed = fc.oneof(
      fc.nat(honest.length - 1).map((length) => honest.slice(0, length)),
      fc
        .tuple(fc.nat(honest.length - 1), fc.nat(7))
        .map(([place, bit]) => with_(honest, place, (honest[place] ?? 0) ^ (1 << bit))),
      fc
        .array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
        .map((bytes) => bytes.reduce((update, [place, byte]) => with_(update, place, byte), honest)),
      fc
        .tuple(fc.nat(honest.length), fc.uint8Array({ minLength: 1, maxLength: 20 }))
        .map(([place, bytes]) => Uint8Array.from([...honest.subarray(0, place), ...bytes, ...honest.subarray(place)])),
      fc.uint8Array({ minLength: 1, maxLength: 200 })
    )
    let passed = 0
    fc.assert(
      fc.property(changed, (update) => {
        if (!gate.open(author, pastOf(doc)).check(update).ok) return
        passed += 1
        const target = copy(1)
        Y.applyUpdate(target, update)
        expect(target.store.pendingStructs).toBeNull()
        expect(target.store.pendingDs).toBeNull()
        const reloaded = new Y.Doc()
        Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(target))
        expect(normalisedState(reloaded)).toBe(normalisedState(target))
      }),
      { numRuns: 12_000, seed: 42 }
    )
    expect(passed).toBeGreaterThan(0)
  })
})

function twice(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...updates, ...updates]
}

function with_(bytes: Uint8Array, place: number, byte: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[place] = byte
  return changed
}
