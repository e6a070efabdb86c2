import type { CommitFacts } from './commit-facts.ts'

/** One commit that is not known to be on the hub's disk. */
export type OutboxEntry = {
  /** Counts from 1 in each window's outbox, in the order of commits. */
  readonly n: number
  /** The life of the window that made it. */
  readonly windowId: string
  readonly clientID: number
  /** Unix milliseconds. */
  readonly at: number
  readonly intent: CommitFacts
  /** Yjs updates (V1), one for each transaction of the intent. */
  readonly parts: readonly Uint8Array[]
  /** The clocks of `clientID` that the parts take: from `from` up to, not including, `to`. */
  readonly from: number
  readonly to: number
}

/** Where an outbox survives its window; one acceptance suite holds for every implementation. Calls are in order of `n`. */
export type OutboxStorage = {
  /** What is kept, in order of `n`. Rejects where it cannot be read. */
  readonly load: () => Promise<readonly OutboxEntry[]>
  /** Resolves once the entry survives the window's end. The same `n` again replaces it. */
  readonly put: (entry: OutboxEntry) => Promise<void>
  /** Forgets every entry up to and with this number. */
  readonly remove: (upTo: number) => Promise<void>
}
