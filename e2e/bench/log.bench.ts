// Y5 to Y7: what a long history costs. Reading a board back after many edits, after many sessions, and from the disk.
import { join } from 'node:path'

import * as Y from 'yjs'

import { commitIntent } from '../../shared/document/commit-intent.ts'
import { openGraphIndex } from '../../shared/document/graph-index.ts'
import { packId } from '../../shared/document/pack-id.ts'
import { newUuid } from '../../main/hub/new-uuid.ts'
import { systemClock } from '../../main/hub/clock.ts'
import type { BoardId, IntentId } from '../../shared/model/ids.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { Frame } from '../../shared/sync/frame.ts'
import type { Replica } from '../../shared/sync/replica.ts'
import type { ReplicaCheckpoint } from '../../shared/sync/replica-options.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { benchTime, boardIntents } from './board-intents.ts'
import { collectGarbage } from './collect-garbage.ts'
import { interleave } from './interleave.ts'
import { openRig } from './open-rig.ts'
import { quantile } from './quantile.ts'
import { timed } from './timed.ts'

const tasks = 10_000
const manyEdits = 100_000
const tailFrames = 400
const sessions = 1_000
const runs = 7
const editsPerRun = 200

const setting = benchSetting()
const clock = systemClock()
const rig = await openRig(join(setting.folder, 'log'))

const replica = rig.newReplica()
const plan = fill(replica, tasks)
const fresh = checkpointOf(replica)
const tail = Array.from({ length: tailFrames }, (_, number) => edit(number))
const atTail = Y.encodeStateAsUpdate(replica.doc)
const store = await rig.openStore()
await store.append([...plan.frames, ...tail])
await store.writeCheckpoint(fresh)
await store.close()
for (let number = tailFrames; number < manyEdits; number += 1) edit(number)
const edited = checkpointOf(replica)

const reload = await interleave(runs, {
  fresh: () => {
    collectGarbage()
    return timed(() => restored(fresh.state))
  },
  edited: () => {
    collectGarbage()
    return timed(() => restored(edited.state))
  },
  disk: async () => {
    collectGarbage()
    const begun = performance.now()
    const opened = await rig.openStore()
    const checkpoint = await opened.readCheckpoint()
    if (checkpoint === null) throw new Error('The checkpoint is there.')
    const again = restored(checkpoint.state)
    const after: Frame[] = []
    for await (const frames of opened.read(checkpoint.frames)) after.push(...frames)
    const { counted } = again.load(after, checkpoint.frames)
    const took = performance.now() - begun
    if (counted !== tailFrames) throw new Error(`${counted} frames came after the checkpoint.`)
    await opened.close()
    return took
  },
  bare: () => {
    collectGarbage()
    return timed(() => Y.applyUpdate(new Y.Doc(), atTail))
  }
})

const young = openWindow()
const old = openWindow()
for (let session = 1; session < sessions; session += 1) {
  old.edit()
  old.reopen()
}
const worn = new Y.Doc()
for (let session = 0; session < sessions; session += 1) {
  worn.clientID = session + 1
  worn.getMap('edits').set(`key-${session}`, session)
}
const single = new Y.Doc()
for (let session = 0; session < sessions; session += 1) single.getMap('edits').set(`key-${session}`, session)
const edits = await interleave(runs, {
  young: () => medianOf(young.edit),
  old: () => medianOf(old.edit),
  rawOld: () => medianOf(() => worn.getMap('edits').set('key-1', performance.now())),
  rawYoung: () => medianOf(() => single.getMap('edits').set('key-1', performance.now()))
})

reportFigures(setting, [
  {
    id: 'Y5',
    what: `${tasks.toLocaleString('en')} tasks, after ${manyEdits.toLocaleString('en')} edits: checkpoint → replica`,
    unit: 'ms',
    figure: reload.edited,
    floor: { what: 'the same board before the edits', value: reload.fresh },
    goal: { of: 'ratio', bound: 'atMost', limit: 2.2 },
    runs
  },
  {
    id: 'Y6',
    what: `one edit of a window after ${sessions.toLocaleString('en')} sessions: gated, applied, framed`,
    unit: 'ms',
    figure: edits.old,
    floor: { what: 'the same after one session', value: edits.young },
    goal: { of: 'ratio', bound: 'atMost', limit: 2 },
    runs
  },
  {
    id: 'Y6',
    what: 'a bare map set, each past session under a clientID of its own',
    unit: 'ms',
    figure: edits.rawOld,
    floor: { what: 'a bare map set, all of them under one', value: edits.rawYoung },
    goal: null,
    runs
  },
  {
    id: 'Y7',
    what: `from disk: checkpoint and ${tailFrames} frames → replica`,
    unit: 'ms',
    figure: reload.disk,
    floor: { what: 'bare Y.applyUpdate of the same state', value: reload.bare },
    goal: { of: 'ratio', bound: 'atMost', limit: 1.3 },
    runs,
    why: 'each frame after the checkpoint is opened, gated and applied in a transaction of its own, as when it came'
  }
])

/** The plan, as one intent of the hub's own; the keys of its tasks in the document. */
function fill(into: Replica, count: number): { readonly keys: readonly string[]; readonly frames: readonly Frame[] } {
  const board = parseId<BoardId>('b'.repeat(64))
  if (!board.ok) throw new Error(board.failure)
  const index = openGraphIndex(into.doc, board.value)
  const context = { id: newUuid<IntentId>(clock), by: null, at: benchTime }
  const facts = { id: context.id, type: 'together', label: 'A plan to measure', task: null, by: null }
  const framed = into.transact((doc) => {
    const outcome = commitIntent(doc, index.graph(), boardIntents(count, 'few'), context)
    if (!outcome.ok) throw new Error(outcome.failure.message)
  }, facts)
  if (!framed.ok) throw new Error(framed.failure.message)
  const keys = [...index.graph().tasks.keys()].map(packId)
  index.close()
  return { keys, frames: framed.value }
}

/** One of many edits, spread over the tasks. */
function edit(number: number): Frame {
  const key = `${plan.keys[(number * 7919) % plan.keys.length]}/estimate`
  const framed = replica.transact((doc) => void doc.getMap('edits').set(key, estimate(number)), factsOfEdit())
  const frame = framed.ok ? framed.value[0] : undefined
  if (frame === undefined) throw new Error('An edit makes one frame.')
  return frame
}

function estimate(number: number): readonly unknown[] {
  return [480 + (number % 1000), benchTime + number, null]
}

function factsOfEdit() {
  return { id: newUuid<IntentId>(clock), type: 'editTask', label: 'Change the estimate', task: null, by: null }
}

function checkpointOf(from: Replica): ReplicaCheckpoint {
  const checkpoint = from.checkpoint()
  if (checkpoint === null) throw new Error('Nothing is in the way of a checkpoint.')
  return checkpoint
}

function restored(state: Uint8Array): Replica {
  const again = rig.newReplica()
  const loaded = again.loadCheckpoint(state)
  if (!loaded.ok) throw new Error(loaded.failure)
  return again
}

/** A window on a board of 1,000 tasks: each `reopen` is one more session of it, under whatever clientID its hub leases. */
function openWindow(): { readonly edit: () => void; readonly reopen: () => void } {
  const hub = rig.newReplica()
  const { keys } = fill(hub, 1_000)
  let doc = new Y.Doc()
  let number = 0

  function reopen(): void {
    const clientID = doc.clientID
    hub.releaseLease(clientID)
    doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(hub.doc))
    const lease = { clientID, clock: Y.getState(doc.store, clientID) }
    const leased = hub.leaseClientID({ stateVector: Y.encodeStateVector(doc), lease, outbox: 0 })
    if (leased !== null) doc.clientID = leased
  }

  reopen()
  return {
    reopen,
    edit: () => {
      const updates: Uint8Array[] = []
      const gather = (update: Uint8Array): void => void updates.push(update)
      doc.on('update', gather)
      number += 1
      doc.getMap('edits').set(`${keys[number % keys.length]}/estimate`, estimate(number))
      doc.off('update', gather)
      const done = hub.commit({ clientID: doc.clientID, at: benchTime, intent: factsOfEdit(), parts: updates })
      if (!done.ok) throw new Error(done.failure.message)
    }
  }
}

function medianOf(run: () => unknown): number {
  return quantile(
    Array.from({ length: editsPerRun }, () => timed(run)),
    0.5
  )
}
