import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { normalisedState } from '../document/normalised-state.ts'

import { encodeFrame } from './encode-frame.ts'
import { decodeFrameBody, encodeFrameBody } from './frame-body.ts'
import { newFeedId } from './feed-id.ts'
import type { Frame } from './frame.ts'
import { headerOf } from './frame-fixtures.test-support.ts'
import { replayLog } from './replay-log.ts'
import { createReplica } from './replica.ts'
import type { Replica } from './replica.ts'
import { contentOf, createPen, factsOf, framesOf, optionsOf, put, replicaOf } from './replica-fixtures.test-support.ts'

function give(to: Replica, frames: readonly Frame[]): readonly string[] {
  return frames.map((frame) => to.receive(frame.bytes).kind)
}

describe('commits of a window', () => {
  it('[W1] become exactly one frame a part, the window’s bytes unchanged', () => {
    const replica = replicaOf(1)
    const commit = createPen(7).commit('i1', put('a/title', 1), put('a/title', 2), put('b/title', 3))
    const frames = framesOf(replica.commit(commit))
    expect(frames.map(({ header }) => [header.seq, header.part, header.of, header.clientID])).toEqual([
      [1, 0, 3, 7],
      [2, 1, 3, 7],
      [3, 2, 3, 7]
    ])
    const bodies = frames.map((frame) => decodeFrameBody(frame.body))
    expect(bodies.map((body) => body.ok && body.value.update)).toEqual(commit.parts)
    expect(bodies.map((body) => body.ok && body.value.facts?.label)).toEqual(['i1', undefined, undefined])
    expect(contentOf(replica)).toEqual({ 'a/title': 2, 'b/title': 3 })
  })

  it('[P1] reach the document’s listeners as one transaction', () => {
    const replica = replicaOf(1)
    let transactions = 0
    replica.doc.on('afterTransaction', () => {
      transactions += 1
    })
    framesOf(replica.commit(createPen(7).commit('i1', put('a/x', 1), put('a/y', 2))))
    expect(transactions).toBe(1)
  })

  it('[W1] sent again are recognised, in this life and the next', () => {
    const replica = replicaOf(1)
    const commit = createPen(7).commit('i1', put('a/x', 1))
    const frames = framesOf(replica.commit(commit))
    expect(framesOf(replica.commit(commit))).toEqual([])
    const next = replayLog(optionsOf(1), frames)
    expect(framesOf(next.commit(commit))).toEqual([])
    expect(contentOf(next)).toEqual({ 'a/x': 1 })
  })

  it('[P1] are refused as a whole when one part is', () => {
    const replica = replicaOf(1)
    const commit = createPen(7).commit('i1', put('a/x', 1), put('evil', 1, 'nowhere'))
    expect(replica.commit(commit)).toMatchObject({ ok: false, failure: { rule: 'G7' } })
    expect(contentOf(replica)).toEqual({})
    expect(replica.heads()).toEqual([])
    expect(replica.needsReplay()).toBeNull()
  })

  it('[G5] that skip one are refused, and the replica goes on', () => {
    const replica = replicaOf(1)
    const pen = createPen(7)
    const first = pen.commit('i1', put('a/x', 1))
    const second = pen.commit('i2', put('a/y', 2))
    expect(replica.commit(second)).toMatchObject({ ok: false, failure: { rule: 'G5' } })
    expect(framesOf(replica.commit(first))).toHaveLength(1)
    expect(framesOf(replica.commit(second))).toHaveLength(1)
  })

  it('[W2] are refused under the hub’s own clientID', () => {
    const replica = replicaOf(1)
    framesOf(replica.transact(put('a/x', 1), factsOf('own')))
    expect(replica.commit(createPen(replica.doc.clientID, replica.doc).commit('i', put('a/y', 1)))).toMatchObject({
      ok: false,
      failure: { rule: 'W2' }
    })
  })

  it('[C4] name the heads of other feeds once', () => {
    const [a, b] = [replicaOf(1), replicaOf(2)]
    const fromB = framesOf(b.commit(createPen(9).commit('b1', put('b/x', 1))))
    give(a, fromB)
    const pen = createPen(7, a.doc)
    const [first] = framesOf(a.commit(pen.commit('a1', put('a/x', 1))))
    const [second] = framesOf(a.commit(pen.commit('a2', put('a/y', 1))))
    expect(first?.header.heads).toEqual([{ feed: fromB[0]?.header.feed, seq: 1, hash: fromB[0]?.hash }])
    expect(second?.header.heads).toEqual([])
    expect(second?.header.prev).toBe(first?.hash)
  })
})

describe('the hub’s own edits', () => {
  it('[W6] are framed one frame a transaction, as one intent', () => {
    const replica = replicaOf(1)
    const frames = framesOf(
      replica.transact((doc) => {
        doc.transact(() => put('a/x', 1)(doc))
        doc.transact(() => put('a/x', 2)(doc))
      }, factsOf('import'))
    )
    expect(frames.map(({ header }) => [header.intent, header.part, header.of])).toEqual([
      ['import', 0, 2],
      ['import', 1, 2]
    ])
    expect(contentOf(replayLog(optionsOf(1), frames))).toEqual({ 'a/x': 2 })
  })

  it('[W6] go on under one clientID from life to life', () => {
    const first = replicaOf(1)
    const frames = framesOf(first.transact(put('a/x', 1), factsOf('one')))
    const next = replayLog(optionsOf(1), frames)
    const more = framesOf(next.transact(put('a/x', 2), factsOf('two')))
    expect(more[0]?.header).toMatchObject({ seq: 2, clientID: frames[0]?.header.clientID })
  })

  it('[W6] that the gate refuses ask for a replay, since the document has them', () => {
    const replica = replicaOf(1)
    expect(replica.transact(put('x', 1, 'nowhere'), factsOf('bad')).ok).toBe(false)
    expect(replica.needsReplay()).not.toBeNull()
    expect(replica.commit(createPen(7).commit('i', put('a/x', 1)))).toMatchObject({
      ok: false,
      failure: { rule: 'D3' }
    })
  })

  it('[W6] that change nothing make no frame', () => {
    expect(framesOf(replicaOf(1).transact(() => {}, factsOf('nothing')))).toEqual([])
  })
})

describe('frames from peers', () => {
  function history(count: number): readonly Frame[] {
    const replica = replicaOf(2)
    const pen = createPen(9)
    return Array.from({ length: count }, (_, n) =>
      framesOf(replica.commit(pen.commit(`b${n}`, put(`b/${n}`, n))))
    ).flat()
  }

  it('[C2] wait for what came before them, and come in together with it', () => {
    const replica = replicaOf(1)
    const frames = history(3)
    const [first, second, third] = frames
    expect(
      give(
        replica,
        [third, second].filter((frame) => frame !== undefined)
      )
    ).toEqual(['waiting', 'waiting'])
    const received = replica.receive(first?.bytes ?? new Uint8Array(0))
    expect(received.kind === 'applied' && received.frames.map((frame) => frame.hash)).toEqual(
      frames.map((frame) => frame.hash)
    )
    expect(contentOf(replica)).toEqual({ 'b/0': 0, 'b/1': 1, 'b/2': 2 })
  })

  it('[C1] are recognised when they come again, waiting or not', () => {
    const replica = replicaOf(1)
    const frames = history(2)
    expect(give(replica, [...frames.slice(1), ...frames.slice(1)])).toEqual(['waiting', 'duplicate'])
    expect(give(replica, [...frames, ...frames])).toEqual(['applied', 'duplicate', 'duplicate', 'duplicate'])
  })

  it('[C3] wait in bounded number; what is dropped comes with the next exchange', () => {
    const replica = replicaOf(1)
    const frames = history(300)
    const kinds = give(replica, frames.slice(1))
    expect(kinds.filter((kind) => kind === 'waiting')).toHaveLength(256)
    expect(replica.receive(frames.at(-1)?.bytes ?? new Uint8Array(0))).toMatchObject({
      kind: 'refused',
      problem: { rule: 'C3' }
    })
    give(replica, frames)
    expect(Object.keys(replica.doc.getMap('edits').toJSON())).toHaveLength(300)
  })

  it('[C1] are refused without a trace: another board, a wrong signature, somebody else’s feed', () => {
    const replica = replicaOf(1)
    const [frame] = history(1)
    if (frame === undefined) throw new Error('no frame')
    const forged = Uint8Array.from(frame.bytes)
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    const crypto = optionsOf(3).crypto
    const elsewhere = encodeFrame(
      { ...frame.header, board: headerOf().board, device: optionsOf(3).device },
      frame.body,
      crypto
    )
    expect(replica.receive(forged)).toMatchObject({ kind: 'refused', problem: { rule: 'F4' } })
    expect(replica.receive(elsewhere.bytes)).toMatchObject({ kind: 'refused', problem: { rule: 'C1' } })
    expect(replicaOf(1, 1, { board: optionsOf(1).device as never }).receive(frame.bytes)).toMatchObject({
      problem: { rule: 'F6' }
    })
    expect(replica.heads()).toEqual([])
  })

  it('[P1] that are parts of one intent wait for each other', () => {
    const author = replicaOf(2)
    const pen = createPen(9)
    const parts = framesOf(author.commit(pen.commit('big', put('b/0', 0), put('b/1', 1), put('b/2', 2))))
    const after = framesOf(author.commit(pen.commit('after', put('b/3', 3))))
    const replica = replicaOf(1)
    expect(give(replica, parts.slice(0, 2))).toEqual(['waiting', 'waiting'])
    expect(give(replica, after)).toEqual(['waiting'])
    expect(contentOf(replica)).toEqual({})
    expect(replica.heads()).toEqual([])
    const received = replica.receive(parts[2]?.bytes ?? new Uint8Array(0))
    expect(received.kind === 'applied' && received.frames).toHaveLength(4)
    expect(contentOf(replica)).toEqual(contentOf(author))
  })

  it('[P2] that break off an intent are refused', () => {
    const author = replicaOf(2)
    const [first] = framesOf(author.commit(createPen(9).commit('big', put('b/0', 0), put('b/1', 1))))
    if (first === undefined) throw new Error('no frame')
    const crypto = optionsOf(2).crypto
    const next = { ...first.header, seq: 2, prev: first.hash, part: 0, of: 1, heads: [] }
    const replica = replicaOf(1)
    give(replica, [first])
    expect(replica.receive(encodeFrame(next, first.body, crypto).bytes)).toMatchObject({ problem: { rule: 'P2' } })
    const skipped = { ...next, intent: factsOf('other').id, part: 1, of: 2 }
    expect(replica.receive(encodeFrame(skipped, first.body, crypto).bytes)).toMatchObject({ problem: { rule: 'P2' } })
  })

  it('[G7] with an update that may not touch the document are set aside, and all that follows them', () => {
    const device = optionsOf(2)
    const feed = newFeedId(device.device, device.crypto, device.randomBytes)
    const bad = createPen(9).commit('bad', put('x', 1, 'nowhere')).parts[0] ?? new Uint8Array(0)
    const first = encodeFrame(
      headerOf({ device: device.device, feed, seq: 1, prev: null, heads: [], clientID: 9, intent: factsOf('bad').id }),
      encodeFrameBody({ facts: null, update: bad }),
      device.crypto
    )
    const replica = replicaOf(1)
    expect(replica.receive(first.bytes)).toEqual({ kind: 'applied', frames: [first], setAside: [first.hash] })
    const second = encodeFrame(
      { ...first.header, seq: 2, prev: first.hash, intent: factsOf('more').id },
      first.body,
      device.crypto
    )
    expect(replica.receive(second.bytes)).toMatchObject({ setAside: [second.hash] })
    expect(replica.doc.share.has('nowhere')).toBe(false)
    expect(replica.heads()).toEqual([{ feed, seq: 2, hash: second.hash }])
  })
})

describe('forks and claims', () => {
  /** Two branches of one feed: the device’s log was put back to `common` frames. */
  function branches(): {
    readonly common: readonly Frame[]
    readonly one: readonly Frame[]
    readonly other: readonly Frame[]
  } {
    const device = replicaOf(1)
    const common = framesOf(device.transact(put('a/x', 0), factsOf('common')))
    const one = ['one', 'uno'].flatMap((name) => framesOf(device.transact(put('a/x', name), factsOf(name))))
    const restored = replayLog(optionsOf(1), common)
    const other = ['two', 'due'].flatMap((name) => framesOf(restored.transact(put('a/x', name), factsOf(name))))
    return { common, one, other }
  }

  it('[E2] the branch with the lowest hash counts, whichever came first', () => {
    const { common, one, other } = branches()
    const lowest = (one[0]?.hash ?? '') < (other[0]?.hash ?? '') ? 'uno' : 'due'
    for (const order of [
      [one, other],
      [other, one]
    ]) {
      const log = [...common, ...order.flat()]
      const replica = replayLog(optionsOf(5), log)
      expect(contentOf(replica)).toEqual({ 'a/x': lowest })
      expect(replica.heads()).toHaveLength(2)
      const live = replicaOf(5)
      for (const frame of log) live.receive(frame.bytes)
      const repaired =
        live.needsReplay() === null ? live : replayLog({ ...optionsOf(5), verdicts: live.verdicts() }, log)
      expect(normalisedState(repaired.doc)).toBe(normalisedState(replica.doc))
      expect(repaired.heads()).toEqual(replica.heads())
    }
  })

  it('[E5] a device goes on under a new feed when frames of its own come from outside', () => {
    const { common, one } = branches()
    const restored = replayLog(optionsOf(1, 2), common)
    expect(give(restored, one.slice(0, 1))).toEqual(['applied'])
    const [next] = framesOf(restored.transact(put('a/y', 1), factsOf('later')))
    expect(next?.header).toMatchObject({ seq: 1, prev: null })
    expect(next?.header.feed).not.toBe(common[0]?.header.feed)
    expect(next?.header.heads).toEqual([{ feed: one[0]?.header.feed, seq: 2, hash: one[0]?.hash }])
    expect(next?.header.clientID).not.toBe(common[0]?.header.clientID)
  })

  it('[E5] a device goes on under a new feed after an intent that its log holds only in part', () => {
    const device = replicaOf(1)
    const parts = framesOf(device.commit(createPen(7).commit('big', put('a/0', 0), put('a/1', 1), put('a/2', 2))))
    const damaged = createReplica(optionsOf(1, 2))
    expect(damaged.load(parts.slice(0, 2))).toMatchObject({ counted: 0 })
    expect(contentOf(damaged)).toEqual({})
    expect(damaged.checkpoint()).toBeNull()
    const [next] = framesOf(damaged.transact(put('b/0', 0), factsOf('later')))
    expect(next?.header.feed).not.toBe(parts[0]?.header.feed)
    const received = damaged.receive(parts[2]?.bytes ?? new Uint8Array(0))
    expect(received).toMatchObject({ kind: 'applied', frames: [{ hash: parts[2]?.hash }] })
    expect(contentOf(damaged)).toEqual({ 'a/0': 0, 'a/1': 1, 'a/2': 2, 'b/0': 0 })
  })

  it('[E3] a clientID that two feeds use belongs to the one with the lower hash, whichever came first', () => {
    const one = framesOf(replicaOf(1).commit(createPen(77).commit('one', put('a/x', 'one'))))
    const two = framesOf(replicaOf(2).commit(createPen(77).commit('two', put('a/x', 'two'))))
    const wanted = (one[0]?.hash ?? '') < (two[0]?.hash ?? '') ? 'one' : 'two'
    for (const log of [
      [...one, ...two],
      [...two, ...one]
    ]) {
      expect(contentOf(replayLog(optionsOf(5), log))).toEqual({ 'a/x': wanted })
    }
  })
})

describe('exchange', () => {
  it('[E4] finds what the other lacks, and nothing twice', () => {
    const [a, b] = [replicaOf(1), replicaOf(2)]
    const log = [1, 2, 3].flatMap((n) => framesOf(a.transact(put(`a/${n}`, n), factsOf(`a${n}`))))
    give(b, log.slice(0, 1))
    const missing = a.missingFor(b.heads())
    expect({ count: missing.count, from: missing.from }).toEqual({ count: 2, from: 1 })
    expect(log.filter(missing.includes)).toEqual(log.slice(1))
    expect(b.missingFor(a.heads()).count).toBe(0)
    give(b, log)
    expect(a.missingFor(b.heads()).count).toBe(0)
    expect(b.heads()).toEqual(a.heads())
  })
})

describe('checkpoints', () => {
  it('[K1] go on exactly where the whole log would', () => {
    const first = replicaOf(1)
    const pen = createPen(7)
    const commit = pen.commit('i1', put('a/x', 1))
    const log = [...framesOf(first.commit(commit)), ...framesOf(first.transact(put('a/y', 2), factsOf('own')))]
    const checkpoint = first.checkpoint()
    const later = framesOf(first.commit(pen.commit('i2', put('a/x', 3))))
    const next = createReplica(optionsOf(1))
    expect(next.loadCheckpoint(checkpoint?.state ?? new Uint8Array(0))).toEqual({ ok: true, value: { frames: 2 } })
    expect(next.load(later)).toMatchObject({ counted: 1, setAside: 0, waiting: 0 })
    const whole = replayLog(optionsOf(1), [...log, ...later])
    expect(normalisedState(next.doc)).toBe(normalisedState(whole.doc))
    expect(next.heads()).toEqual(whole.heads())
    expect(framesOf(next.commit(commit))).toEqual([])
    expect(next.checkpoint()?.frames).toBe(3)
    const [more] = framesOf(next.transact(put('a/z', 4), factsOf('more')))
    expect(more?.header).toMatchObject({ seq: 4, prev: later[0]?.hash })
  })

  it('[K1] make a load of the whole log recognise what they hold', () => {
    const first = replicaOf(1)
    const log = [1, 2].flatMap((n) => framesOf(first.transact(put('a/x', n), factsOf(`i${n}`))))
    const next = createReplica(optionsOf(1))
    next.loadCheckpoint(first.checkpoint()?.state ?? new Uint8Array(0))
    expect(next.load(log, 0)).toMatchObject({ counted: 0, waiting: 0 })
    expect(next.checkpoint()?.frames).toBe(2)
  })

  it('[K1] in steps are the same as at one go, and none once the replica has gone on', () => {
    const replica = replicaOf(1)
    framesOf(replica.transact(put('a/x', 1), factsOf('i1')))
    const steps = replica.checkpointInSteps(1)
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    expect(step.value).toEqual(replica.checkpoint())
    const overtaken = replica.checkpointInSteps(1)
    expect(overtaken.next().done).toBe(false)
    framesOf(replica.transact(put('a/x', 2), factsOf('i2')))
    expect(overtaken.next()).toEqual({ done: true, value: null })
    expect(replica.checkpointInSteps(1).next()).toEqual({ done: true, value: null })
  })

  it('[K1] that are cut short are refused', () => {
    const first = replicaOf(1)
    framesOf(first.transact(put('a/x', 1), factsOf('own')))
    const state = first.checkpoint()?.state ?? new Uint8Array(0)
    for (let length = 0; length < state.length; length += 1) {
      expect(replicaOf(1).loadCheckpoint(state.subarray(0, length)).ok).toBe(false)
    }
  })
})

describe('leases', () => {
  const pen = createPen(7)
  const commits = [pen.commit('i1', put('a/x', 1)), pen.commit('i2', put('a/y', 2))]
  const stateVector = Y.encodeStateVector(pen.doc)
  const lease = { clientID: 7, clock: 2 }

  function hubWith(count: number): Replica {
    const replica = replicaOf(1)
    for (const commit of commits.slice(0, count)) framesOf(replica.commit(commit))
    replica.releaseLease(7)
    return replica
  }

  it('[W3] are given when the window’s clock equals the log’s', () => {
    expect(hubWith(2).leaseClientID({ stateVector, lease, outbox: 0 })).toBe(7)
    expect(hubWith(1).leaseClientID({ stateVector, lease, outbox: 0 })).toBeNull()
    expect(hubWith(2).leaseClientID({ stateVector, lease: { clientID: 7, clock: 1 }, outbox: 0 })).toBeNull()
    expect(hubWith(2).leaseClientID({ stateVector, lease: null, outbox: 0 })).toBeNull()
  })

  it('[W3] are given when log and outbox together hold all of the window’s clocks', () => {
    const outboxSpans = [
      { clientID: 7, from: 0, to: 1 },
      { clientID: 7, from: 1, to: 2 }
    ]
    for (const count of [0, 1, 2]) {
      expect(hubWith(count).leaseClientID({ stateVector, lease, outbox: 2, outboxSpans })).toBe(7)
    }
    expect(hubWith(0).leaseClientID({ stateVector, lease, outbox: 2, outboxSpans: outboxSpans.slice(1) })).toBeNull()
    expect(hubWith(1).leaseClientID({ stateVector, lease, outbox: 2 })).toBeNull()
  })

  it('[W3] are never given to two windows at once', () => {
    const replica = hubWith(2)
    expect(replica.leaseClientID({ stateVector, lease, outbox: 0 })).toBe(7)
    expect(replica.leaseClientID({ stateVector, lease, outbox: 0 })).toBeNull()
    replica.releaseLease(7)
    expect(replica.leaseClientID({ stateVector, lease, outbox: 0 })).toBe(7)
  })

  it('[W3] are not given while somebody commits under the clientID', () => {
    const replica = hubWith(1)
    framesOf(replica.commit(commits[1] ?? pen.commit('none')))
    expect(replica.leaseClientID({ stateVector, lease, outbox: 0 })).toBeNull()
  })

  it('[W4] a cache that holds what neither log nor outbox knows is ahead', () => {
    const outboxSpans = [{ clientID: 7, from: 1, to: 2 }]
    expect(hubWith(2).isCacheAhead({ stateVector, lease, outbox: 0 })).toBe(false)
    expect(hubWith(1).isCacheAhead({ stateVector, lease, outbox: 0 })).toBe(true)
    expect(hubWith(1).isCacheAhead({ stateVector, lease, outbox: 2, outboxSpans })).toBe(false)
    expect(hubWith(0).isCacheAhead({ stateVector, lease, outbox: 2, outboxSpans })).toBe(true)
  })
})

describe('faults around the document', () => {
  it('[D1] a listener that throws loses no event and no frame', () => {
    const faults: unknown[] = []
    const replica = replicaOf(1, 1, { onFault: (error) => faults.push(error) })
    const seen: string[] = []
    replica.doc.on('update', () => {
      throw new Error('a listener')
    })
    replica.doc.on('update', () => seen.push('update'))
    replica.doc.getMap('edits').observe(() => {
      throw new Error('an observer')
    })
    const pen = createPen(7)
    for (const n of [1, 2, 3]) expect(framesOf(replica.commit(pen.commit(`i${n}`, put('a/x', n))))).toHaveLength(1)
    expect(seen).toEqual(['update', 'update', 'update'])
    expect(faults).toHaveLength(6)
    expect(replica.needsReplay()).toBeNull()
    expect(contentOf(replica)).toEqual({ 'a/x': 3 })
  })

  it('[D3] a document that was muted asks for a replay, and the replay has everything', () => {
    const replica = replicaOf(1)
    const pen = createPen(7)
    const log = [...framesOf(replica.commit(pen.commit('i1', put('a/x', 1))))]
    const stuck = new Y.Transaction(replica.doc, null, true)
    replica.doc._transactionCleanups.push(stuck)
    const commit = pen.commit('i2', put('a/x', 2))
    expect(replica.commit(commit)).toMatchObject({ ok: false, failure: { rule: 'D3' } })
    expect(replica.needsReplay()).not.toBeNull()
    const repaired = replayLog({ ...optionsOf(1), verdicts: replica.verdicts() }, log)
    expect(framesOf(repaired.commit(commit))).toHaveLength(1)
    expect(contentOf(repaired)).toEqual({ 'a/x': 2 })
  })
})
