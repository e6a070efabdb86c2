import * as Y from 'yjs'

import type { IntentId } from '../model/ids.ts'

import type { CommitFacts } from './commit-facts.ts'
import { board, idOf } from './frame-fixtures.test-support.ts'
import type { Frame } from './frame.ts'
import { createQuickFrameCrypto } from './quick-frame-crypto.test-support.ts'
import { createKeyRing } from './membership/key-ring.ts'
import { firstSecret } from './membership/leading-secret.ts'
import { createReplica } from './replica.ts'
import type { Replica } from './replica.ts'
import type { ReplicaOptions, WindowCommit } from './replica-options.ts'
import { deviceNumber } from './simulated-author.test-support.ts'

/** A device's options; `salt` makes its random bytes, so that the same salt opens the same feed. */
export function optionsOf(device: number, salt = 1, change: Partial<ReplicaOptions> = {}): ReplicaOptions {
  const id = deviceNumber(device)
  return {
    board,
    device: id,
    feed: null,
    ring: createKeyRing([{ name: firstSecret, kind: 'content', key: new Uint8Array(32) }], firstSecret),
    crypto: createQuickFrameCrypto(id),
    clock: () => 1_795_000_000_000,
    randomBytes: (count) => new Uint8Array(count).fill(device * 16 + salt),
    ...change
  }
}

export function replicaOf(device: number, salt = 1, change: Partial<ReplicaOptions> = {}): Replica {
  return createReplica(optionsOf(device, salt, change))
}

/** A window's document that writes under a clientID, beside a replica. */
export type Pen = {
  readonly doc: Y.Doc
  readonly commit: (name: string, ...edits: readonly ((doc: Y.Doc) => void)[]) => WindowCommit
}

/** `commit` runs each edit as a transaction of its own: the parts of one intent. */
export function createPen(clientID: number, from?: Y.Doc): Pen {
  const doc = new Y.Doc()
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  doc.clientID = clientID
  return {
    doc,
    commit(name, ...edits) {
      const parts: Uint8Array[] = []
      const gather = (update: Uint8Array): void => {
        parts.push(update)
      }
      doc.on('update', gather)
      for (const edit of edits) doc.transact(() => edit(doc))
      doc.off('update', gather)
      return { clientID, at: 1_795_000_000_000, intent: factsOf(name), parts }
    }
  }
}

export function factsOf(name: string): CommitFacts {
  return { id: idOf<IntentId>(name), type: 'editTask', label: name, task: null, by: null }
}

/** An edit that sets one key. */
export function put(key: string, value: unknown, root = 'edits'): (doc: Y.Doc) => void {
  return (doc) => {
    doc.getMap(root).set(key, value)
  }
}

/** The frames of a commit that must succeed. */
export function framesOf(framed: ReturnType<Replica['commit']>): readonly Frame[] {
  if (!framed.ok) throw new Error(`${framed.failure.rule} ${framed.failure.message}`)
  return framed.value
}

/** Everything that a replica holds in one root, for comparing. */
export function contentOf(replica: Replica, root = 'edits'): unknown {
  return replica.doc.getMap(root).toJSON()
}
