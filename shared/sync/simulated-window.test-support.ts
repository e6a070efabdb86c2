import * as Y from 'yjs'

import type { WorkGraph } from '../model/work-graph.ts'

import { createCommitOutbox } from './commit-outbox.ts'
import type { CommitOutbox } from './commit-outbox.ts'
import type { CommitFacts } from './commit-facts.ts'
import { createGuardedDocument } from './guarded-document.ts'
import { createMemoryOutboxStorage } from './memory-outbox-storage.ts'
import type { OutboxEntry, OutboxStorage } from './outbox-storage.ts'
import type { LeaseRequest } from './replica-options.ts'
import { createAuthor } from './simulated-author.test-support.ts'
import type { Author, World } from './simulated-author.test-support.ts'

/** What a window and the hub say to each other; the update messages of the IPC contract, without its other business. */
export type ToHub =
  | { readonly type: 'open'; readonly request: LeaseRequest }
  | { readonly type: 'commit'; readonly entry: OutboxEntry }
export type ToWindow =
  | {
      readonly type: 'opened'
      readonly update: Uint8Array
      readonly lease: number | null
      readonly cacheAhead: boolean
    }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'acknowledged' | 'refused'; readonly n: number }

/** A commit that a window made, as it will have to be found in the log. */
export type Made = { readonly facts: CommitFacts; readonly parts: readonly Uint8Array[] }

/** One window: a document, a cache that may lag or vanish, an outbox, and a process that may die. */
export type SimulatedWindow = {
  readonly doc: () => Y.Doc
  readonly graph: () => WorkGraph
  readonly outbox: () => CommitOutbox
  readonly edit: () => void
  /** The first message on a new connection; `send` carries everything after. */
  readonly connect: (send: (message: ToHub) => void) => void
  readonly disconnect: () => void
  readonly isConnected: () => boolean
  readonly receive: (message: ToWindow) => void
  /** The cache takes the present state, as y-indexeddb would have by now. */
  readonly persist: () => void
  /** Dies and starts again from the cache (or from nothing) and the outbox. */
  readonly crash: (cache: 'kept' | 'lost') => Promise<void>
  /** Commits that the hub said are on disk. */
  readonly acknowledged: ReadonlySet<string>
  /** All commits that a later life could still know of or the hub was told of. */
  readonly made: ReadonlyMap<string, Made>
  readonly refused: () => number
}

type Cache = { readonly state: Uint8Array; readonly clientID: number } | null

export async function createSimulatedWindow(world: World, life: string): Promise<SimulatedWindow> {
  const made = new Map<string, Made>()
  const acknowledged = new Set<string>()
  let storage: OutboxStorage = createMemoryOutboxStorage()
  let cache: Cache = null
  let doc = freshDoc()
  let author: Author = createAuthor(world, doc)
  let outbox: CommitOutbox = await openOutbox()
  let send: ((message: ToHub) => void) | null = null
  let opened = false
  let refusals = 0
  let mayEdit = true
  /** [W3] The clientID of the cache, asked for again; meanwhile the window writes under a fresh one. */
  let wanted: number | null = null

  function freshDoc(): Y.Doc {
    const fresh = createGuardedDocument({
      gc: true,
      onFault(error) {
        throw error
      }
    }).doc
    fresh.clientID = randomClientID(world)
    return fresh
  }

  function openOutbox(): Promise<CommitOutbox> {
    return createCommitOutbox({
      storage,
      windowId: life,
      onFault(error) {
        throw error
      }
    })
  }

  function adopt(next: Y.Doc): void {
    author.close()
    doc = next
    author = createAuthor(world, doc)
  }

  function edit(): void {
    if (!mayEdit) return
    const parts: Uint8Array[] = []
    const gather = (update: Uint8Array): void => {
      parts.push(update)
    }
    const clientID = doc.clientID
    doc.on('update', gather)
    const facts = author.act()
    doc.off('update', gather)
    if (facts === null) return
    made.set(facts.id, { facts, parts })
    outbox.add({ clientID, at: world.now(), intent: facts, parts })
  }

  function request(): LeaseRequest {
    return {
      stateVector: Y.encodeStateVector(doc),
      lease: { clientID: wanted ?? doc.clientID, clock: Y.getState(doc.store, wanted ?? doc.clientID) },
      outbox: outbox.highest(),
      outboxSpans: outbox.spans()
    }
  }

  function restoreOutbox(): void {
    for (const entry of outbox.entries()) for (const part of entry.parts) Y.applyUpdate(doc, part, 'outbox')
  }

  function receive(message: ToWindow): void {
    switch (message.type) {
      case 'opened': {
        if (message.cacheAhead) {
          cache = null
          adopt(freshDoc())
          send?.({ type: 'open', request: { ...request(), lease: null } })
          return
        }
        doc.clientID = randomClientID(world)
        Y.applyUpdate(doc, message.update, 'hub')
        restoreOutbox()
        if (message.lease !== null) doc.clientID = message.lease
        wanted = null
        opened = true
        mayEdit = true
        outbox.connect((entry) => send?.({ type: 'commit', entry }))
        return
      }
      case 'update':
        if (opened) Y.applyUpdate(doc, message.update, 'hub')
        return
      case 'acknowledged': {
        const entry = outbox.acknowledge(message.n)
        if (entry !== null) acknowledged.add(entry.intent.id)
        return
      }
      case 'refused':
        outbox.refuse(message.n)
        refusals += 1
    }
  }

  return {
    doc: () => doc,
    graph: () => author.graph(),
    outbox: () => outbox,
    edit,
    connect(to) {
      send = to
      opened = false
      to({ type: 'open', request: request() })
    },
    disconnect() {
      send = null
      opened = false
      outbox.disconnect()
    },
    isConnected: () => send !== null,
    receive,
    persist() {
      cache = { state: Y.encodeStateAsUpdate(doc), clientID: doc.clientID }
    },
    async crash(kept) {
      send = null
      opened = false
      const survived = await survivors(world, storage, outbox)
      const isWhole = survived.length === outbox.entries().length
      storage = createMemoryOutboxStorage()
      for (const entry of survived) await storage.put(entry)
      const from = kept === 'kept' ? cache : null
      cache = from
      const next = freshDoc()
      if (from !== null) Y.applyUpdate(next, from.state, 'cache')
      outbox = await openOutbox()
      adopt(next)
      restoreOutbox()
      wanted = from?.clientID ?? null
      // [W5] On top of a cache that may be ahead of the outbox nothing is edited before the hub has looked at it.
      mayEdit = from === null ? doc.store.pendingStructs === null : isWhole
    },
    acknowledged,
    made,
    refused: () => refusals
  }
}

/** What of the outbox was on disk when the window died: all but, now and then, the last entries. */
async function survivors(world: World, storage: OutboxStorage, outbox: CommitOutbox): Promise<readonly OutboxEntry[]> {
  await outbox.settled()
  const entries = await storage.load()
  return world.happens(0.3) ? entries.slice(0, Math.floor(world.rng() * (entries.length + 1))) : entries
}

function randomClientID(world: World): number {
  return 1 + Math.floor(world.rng() * 0xffff_fff0)
}
