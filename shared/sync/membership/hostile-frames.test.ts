import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding'
import type { Encoder } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { normalisedState } from '../../document/normalised-state.ts'
import { seededRng } from '../../intents/random-intent.test-support.ts'
import type { IntentId, PersonId } from '../../model/ids.ts'
import { encodeFrame, encodeHeader } from '../encode-frame.ts'
import { newFeedId } from '../feed-id.ts'
import type { FeedId, Frame, FrameHash, Head } from '../frame.ts'
import { countsAgainstPeer } from '../frame-problem.ts'
import type { Received } from '../replica-options.ts'
import { toId } from '../simulated-author.test-support.ts'
import type { SimulatedHub } from '../simulated-hub.test-support.ts'

import { encodeMembershipOp } from './encode-membership-op.ts'
import { createSharedBoard } from './shared-board.test-support.ts'

/** What must not move by anything that somebody hostile sends: the document, what Yjs keeps beside it, and what everybody else may do. */
function digestOf(hub: SimulatedHub): string {
  const { doc } = hub.replica()
  const { people } = hub.replica().members()
  const roles = [...people.values()].filter(({ person }) => person !== 'mal').map(({ person, role }) => [person, role])
  const { pendingStructs, pendingDs } = doc.store
  return JSON.stringify([normalisedState(doc), [...doc.share.keys()].toSorted(), pendingStructs, pendingDs, roles])
}

describe('damaged frames', () => {
  it('[C1][F4] 10,000 of them are refused, leave no trace, and count against whoever sent them', () => {
    const { ana, ben } = createSharedBoard('viewer')
    const rng = seededRng(11)
    const honest = ana.disk().map((frame) => frame.bytes)
    const before = digestOf(ben)
    for (let times = 0; times < 10_000; times += 1) {
      const bytes = mutated(honest, rng)
      if (honest.some((known) => Buffer.from(known).equals(bytes))) continue
      const received = ben.replica().receive(bytes)
      expect(received.kind === 'refused' && countsAgainstPeer(received.problem)).toBe(true)
    }
    expect(digestOf(ben)).toBe(before)
    expect(ben.replica().needsReplay()).toBeNull()
  })

  it('[M3][M7] 10,000 that a viewer signed anew change nothing of anybody else’s, and name them', () => {
    const rng = seededRng(12)
    let taken = 0
    for (let boards = 0; boards < 100; boards += 1) taken += floodBoard(rng, 100)
    expect(taken).toBeGreaterThan(0)
  }, 120_000)
})

/** How many of so many frames that a viewer signed were taken in, on a board of its own; none may have moved anything. */
function floodBoard(rng: () => number, count: number): number {
  const { ana, ben, mal } = createSharedBoard('viewer')
  const before = digestOf(ben)
  const honest = ana.disk()
  const isMembership = new Set(honest.flatMap(({ header }) => (header.kind === 'membership' ? [header.feed] : [])))
  const known = ana.replica().heads()
  let taken = 0
  for (let times = 0; times < count; times += 1) {
    const frame = honest[Math.floor(rng() * honest.length)]
    if (frame === undefined) continue
    const knows = known.filter(({ feed }) => frame.header.kind === 'update' || isMembership.has(feed))
    const received = ben.replica().receive(signedAnew(frame, mal, knows, rng))
    if (received.kind !== 'applied') continue
    taken += received.frames.length
    expect(received.frames.every(({ header }) => header.device === mal.device)).toBe(true)
    ben.append(received.frames)
    ben.flush()
  }
  expect(digestOf(ben)).toBe(before)
  ben.crash()
  expect(digestOf(ben)).toBe(before)
  return taken
}

describe('an editor who turned hostile', () => {
  // Each is given Ben's document, and the clientID that Ben writes under.
  const attacks: readonly (readonly [string, (ben: number) => Uint8Array, 'own' | 'bens'])[] = [
    ['an array of 2³² structs that are not there', () => bytesOf(1, 0xffff_ffff, 5, 0), 'own'],
    ['a GC over the clocks of somebody else', (ben) => collected(ben, 1, 2 ** 40), 'bens'],
    ['a GC over clocks of their own', () => collected(5, 0, 2 ** 31), 'own'],
    ['130,000 GC structs of two bytes each', () => manyCollected(5, 130_000), 'own'],
    ['a clock far ahead', () => collected(5, 2 ** 52, 1), 'own'],
    ['an update with a gap', () => later(5), 'own'],
    ['100,000 deletions of what nobody made', () => pendingDeletes(100_000), 'own'],
    ['a value under __proto__', () => written(5, (doc) => doc.getMap('edits').set('__proto__', 1)), 'own'],
    ['a value that reaches a prototype', () => written(5, (doc) => doc.getMap('edits').set('a/x', evil())), 'own'],
    ['a format of a note that reaches a prototype', () => formatted(5), 'own'],
    ['a root named __proto__', () => written(5, (doc) => doc.getMap('__proto__').set('a', 1)), 'own'],
    ['maps within maps, 1,000 deep', () => written(5, mapsWithin), 'own'],
    ['half of an update of many roots', () => roots(200).subarray(0, 900), 'own'],
    ['values 20,000 levels deep', () => nested(20_000), 'own'],
    ['types within types', () => written(5, (doc) => doc.getMap('edits').set('a', new Y.Map())), 'own'],
    ['200 roots that no board has', () => roots(200), 'own'],
    ['a deletion of 2⁴⁵ characters', () => deletedContent(2 ** 45), 'own'],
    ['a list where values belong', () => written(5, (doc) => doc.getArray('edits').push([1])), 'own'],
    ['the clientID of somebody else', (ben) => written(ben, (doc) => doc.getMap('edits').set('a', 1)), 'bens']
  ]

  it.each(attacks)('[G1]–[G10] %s: nothing moves, and the frame names them', (_, make, whose) => {
    const board = createSharedBoard('editor')
    const { ben, ana, mal } = board
    const bens = clientOf(ben.replica().doc)
    const before = digestOf(ben)
    const frame = board.forge(make(bens), whose === 'own' ? 5 : bens)
    const received = board.deliver(ben, frame.bytes)
    expect(received).toMatchObject({ kind: 'applied', setAside: [frame.hash] })
    expect(received.kind === 'applied' && received.frames.map(({ header }) => header.device)).toEqual([mal.device])
    expect(digestOf(ben)).toBe(before)
    board.edit(ben, 'c/title')
    board.meet()
    expect(digestOf(ana)).toBe(digestOf(ben))
    expect(digestOf(ana)).not.toBe(before)
  })

  it('[E2] two frames of one place: every replica counts the same one', () => {
    const board = createSharedBoard('editor')
    const { ana, ben } = board
    const first = board.forge(
      written(5, (doc) => doc.getMap('edits').set('price', 100)),
      5
    )
    const { feed } = first.header
    const second = board.forge(
      written(5, (doc) => doc.getMap('edits').set('price', 999)),
      5,
      { feed }
    )
    board.deliver(ana, first.bytes)
    board.deliver(ben, second.bytes)
    board.meet()
    board.meet()
    expect(digestOf(ana)).toBe(digestOf(ben))
    expect(ana.replica().heads()).toEqual(ben.replica().heads())
  })

  it('[M10] a contested clientID stays with whoever was granted writing first, however low the other signs', () => {
    const board = createSharedBoard('editor')
    const { ana, ben } = board
    const clientID = clientOf(ben.replica().doc)
    const before = digestOf(ben)
    for (let times = 0; times < 24; times += 1) {
      const stolen = board.forge(
        written(clientID, (doc) => doc.getMap('edits').set('stolen', times)),
        clientID
      )
      expect(board.deliver(ana, stolen.bytes)).toMatchObject({ kind: 'applied', setAside: [stolen.hash] })
    }
    expect(digestOf(ana)).toBe(before)
    board.edit(ben, 'c/title')
    board.meet()
    expect(digestOf(ana)).toBe(digestOf(ben))
  })

  it('[G5] 1,000 updates that each leave a gap: nothing of them stays inside the document, and honest edits go on', () => {
    const board = createSharedBoard('editor')
    const { ana, ben } = board
    const before = digestOf(ben)
    for (let clientID = 1000; clientID < 2000; clientID += 1) {
      const frame = board.forge(later(clientID), clientID)
      expect(board.deliver(ben, frame.bytes)).toMatchObject({ kind: 'applied', setAside: [frame.hash] })
    }
    expect(digestOf(ben)).toBe(before)
    board.edit(ana, 'c/title')
    board.meet()
    expect(digestOf(ana)).toBe(digestOf(ben))
  })

  it('[C3] frames that wait for what never comes fill their own device’s room, and nobody else’s', () => {
    const board = createSharedBoard('editor')
    const { ana, ben } = board
    const orphans = Array.from({ length: 400 }, (_, number) => {
      const hash = number.toString(16).padStart(64, '0') as FrameHash
      return board.forge(later(5), 5, { heads: [{ feed: '0'.repeat(32) as FeedId, seq: 1, hash }] })
    })
    const kinds = orphans.map((frame) => board.deliver(ben, frame.bytes).kind)
    expect(kinds.filter((kind) => kind === 'waiting')).toHaveLength(256)
    expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(144)
    board.edit(ana, 'c/title')
    board.meet()
    expect(digestOf(ana)).toBe(digestOf(ben))
  })
})

describe('a member who floods the membership', () => {
  it('[M16] is taken in at a pace that slows nobody, without blame to whoever relays it, and what counts stays', () => {
    let now = 1_795_000_000_000
    const { ana, ben, mal, world, write } = createSharedBoard('viewer', () => now)
    const before = digestOf(ben)
    const { crypto } = mal.options()
    const knows = mal
      .replica()
      .heads()
      .filter(({ feed }) => ana.disk().some(({ header }) => header.feed === feed && header.kind === 'membership'))
    const flood = Array.from({ length: 1400 }, () =>
      encodeFrame(
        {
          version: 1,
          board: world.board,
          secretEpoch: 0,
          device: mal.device,
          feed: newFeedId(mal.device, crypto, world.randomBytes, 'membership'),
          seq: 1,
          prev: null,
          heads: knows,
          time: now,
          clientID: 0,
          kind: 'membership',
          intent: toId<IntentId>(world.newId()),
          part: 0,
          of: 1
        },
        encodeMembershipOp({ type: 'setRole', person: toId<PersonId>('ana'), role: 'viewer', cutoffs: [] }),
        crypto
      )
    )
    const takes = (frames: readonly Frame[]): readonly Received[] => {
      const received = ben.replica().receiveAll(frames.map(({ bytes }) => bytes))
      for (const each of received) if (each.kind === 'applied') ben.append(each.frames)
      ben.flush()
      return received
    }
    const first = takes(flood)
    const dropped = flood.filter((_, place) => first[place]?.kind === 'refused')
    expect(dropped).toHaveLength(120)
    expect(first.every((each) => each.kind !== 'refused' || !countsAgainstPeer(each.problem))).toBe(true)
    now += 60_000
    expect(takes(dropped).filter(({ kind }) => kind === 'applied')).toHaveLength(60)
    expect(digestOf(ben)).toBe(before)
    // An owner is let through, whatever others do.
    write(ana, { type: 'setRole', person: toId<PersonId>('mal'), role: 'relay', cutoffs: [] })
    const setRole = ana.disk().slice(-1)
    expect(takes(setRole)).toMatchObject([{ kind: 'applied' }])
    expect(ben.replica().members().devices.get(mal.device)?.role).toBe('relay')
  })
})

function mutated(from: readonly Uint8Array[], rng: () => number): Uint8Array {
  const base = Uint8Array.from(from[Math.floor(rng() * from.length)] ?? new Uint8Array(0))
  const at = Math.floor(rng() * base.length)
  const dice = rng()
  if (dice < 0.5) base[at] = (base[at] ?? 0) ^ (1 << Math.floor(rng() * 8))
  else if (dice < 0.65)
    base.set(
      Array.from({ length: Math.min(4, base.length - at) }, () => Math.floor(rng() * 256)),
      at
    )
  else if (dice < 0.8) return base.subarray(0, at)
  else if (dice < 0.9) return Uint8Array.from([...base.subarray(0, at), 255, 255, 255, 255, 15, ...base.subarray(at)])
  else {
    const other: Uint8Array = from[Math.floor(rng() * from.length)] ?? base
    return Uint8Array.from([...base.subarray(0, at), ...other.subarray(at)])
  }
  return base
}

/** Somebody's frame, its body damaged or as it was, as the first of a feed of this device's, knowing all or nothing. */
function signedAnew(frame: Frame, by: SimulatedHub, knows: readonly Head[], rng: () => number): Uint8Array {
  const { crypto } = by.options()
  const { header } = frame
  const plain =
    header.kind === 'membership' ? frame.body : crypto.open(frame.body, encodeHeader(header), header.secretEpoch)
  if (plain === null) throw new Error('everybody here can read')
  const salt = Array.from({ length: 8 }, () => Math.floor(rng() * 256))
  const feed = newFeedId(by.device, crypto, () => Uint8Array.from(salt), header.kind)
  const heads = rng() < 0.8 ? knows : []
  const clientID = header.kind === 'membership' ? 0 : Math.max(1, Math.floor(rng() * 2 ** 32))
  const body = rng() < 0.2 ? plain : mutated([plain], rng)
  return encodeFrame({ ...header, device: by.device, feed, seq: 1, prev: null, heads, clientID }, body, crypto).bytes
}

function clientOf(doc: Y.Doc): number {
  const item = doc.getMap('edits')._map.get('b/title')
  return item?.id.client ?? 0
}

function written(clientID: number, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientID
  doc.transact(() => edit(doc))
  return Y.encodeStateAsUpdate(doc)
}

/** An object with a key of its own that would reach the prototype. */
function evil(): unknown {
  return JSON.parse('{"__proto__":{"isAdmin":true},"a":1}')
}

function later(clientID: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientID
  doc.getMap('edits').set('a', 1)
  const vector = Y.encodeStateVector(doc)
  doc.getMap('edits').set('b', 2)
  return Y.encodeStateAsUpdate(doc, vector)
}

function bytesOf(...numbers: readonly number[]): Uint8Array {
  return build((encoder) => {
    for (const number of numbers) writeVarUint(encoder, number)
  })
}

function build(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  write(encoder)
  return toUint8Array(encoder)
}

function collected(client: number, clock: number, length: number): Uint8Array {
  return build((encoder) => {
    for (const number of [1, 1, client, clock]) writeVarUint(encoder, number)
    writeUint8(encoder, 0)
    writeVarUint(encoder, length)
    writeVarUint(encoder, 0)
  })
}

function manyCollected(client: number, count: number): Uint8Array {
  return build((encoder) => {
    for (const number of [1, count, client, 0]) writeVarUint(encoder, number)
    for (let struct = 0; struct < count; struct += 1) {
      writeUint8(encoder, 0)
      writeVarUint(encoder, 1)
    }
    writeVarUint(encoder, 0)
  }).subarray(0, 256 * 1024)
}

function formatted(clientID: number): Uint8Array {
  return written(clientID, (doc) => {
    const attributes = JSON.parse('{"__proto__":{"isAdmin":true}}') as object
    doc.getText('note/t1').insert(0, 'x', { bold: attributes })
  })
}

function mapsWithin(doc: Y.Doc): void {
  let inner = doc.getMap('edits')
  for (let level = 0; level < 1000; level += 1) {
    const next = new Y.Map()
    inner.set('a', next)
    inner = next
  }
}

function pendingDeletes(count: number): Uint8Array {
  return build((encoder) => {
    for (const number of [0, 1, 31_337, count]) writeVarUint(encoder, number)
    for (let range = 0; range < count; range += 1) {
      writeVarUint(encoder, range * 2)
      writeVarUint(encoder, 1)
    }
  }).subarray(0, 250_000)
}

function nested(depth: number): Uint8Array {
  return build((encoder) => {
    for (const number of [1, 1, 5, 0]) writeVarUint(encoder, number)
    writeUint8(encoder, 8 | 32)
    writeVarUint(encoder, 1)
    writeVarString(encoder, 'edits')
    writeVarString(encoder, 'k')
    writeVarUint(encoder, 1)
    for (let level = 0; level < depth; level += 1) {
      writeUint8(encoder, 117)
      writeVarUint(encoder, 1)
    }
    writeUint8(encoder, 126)
    writeVarUint(encoder, 0)
  })
}

function roots(count: number): Uint8Array {
  return build((encoder) => {
    for (const number of [1, count, 5, 0]) writeVarUint(encoder, number)
    for (let root = 0; root < count; root += 1) {
      writeUint8(encoder, 8 | 32)
      writeVarUint(encoder, 1)
      writeVarString(encoder, `r${root}`)
      writeVarString(encoder, 'k')
      writeVarUint(encoder, 1)
      writeUint8(encoder, 126)
    }
    writeVarUint(encoder, 0)
  })
}

function deletedContent(length: number): Uint8Array {
  return build((encoder) => {
    for (const number of [1, 1, 5, 0]) writeVarUint(encoder, number)
    writeUint8(encoder, 1 | 32)
    writeVarUint(encoder, 1)
    writeVarString(encoder, 'edits')
    writeVarString(encoder, 'k')
    writeVarUint(encoder, length)
    writeVarUint(encoder, 0)
  })
}
