import * as Y from 'yjs'

/** A Y.Doc whose listeners cannot mute it, and a watchdog that knows whether each transaction came to its end. */
export type GuardedDocument = {
  readonly doc: Y.Doc
  /** [D2] Outside of a transaction: whether every one that began was cleaned up, and nothing hangs undecided in Yjs. */
  readonly isSound: () => boolean
}

type Listener = (...args: readonly unknown[]) => void

/**
 * [D1] One exception in an `update` listener stops a bare Y.Doc's events for ever; here each listener runs by itself,
 * and `onFault` is told. Observers of types (`map.observe`) may still throw out of `transact`, after the events.
 */
export function createGuardedDocument(options: {
  readonly gc: boolean
  readonly onFault: (error: unknown) => void
}): GuardedDocument {
  let begun = 0
  let ended = 0

  class GuardedDoc extends Y.Doc {
    override emit(name: string, args: readonly unknown[]): void {
      if (name === 'beforeTransaction') begun += 1
      if (name === 'afterTransactionCleanup') ended += 1
      const listeners: readonly Listener[] = Array.from(this._observers.get(name) ?? [])
      for (const listener of listeners) {
        try {
          listener(...args)
        } catch (error) {
          options.onFault(error)
        }
      }
    }
  }

  const doc = new GuardedDoc({ gc: options.gc })
  return {
    doc,
    isSound: () => begun === ended && doc.store.pendingStructs === null && doc.store.pendingDs === null
  }
}
