import { clockSpan } from './clock-span.ts'
import type { CommitFacts } from './commit-facts.ts'
import type { OutboxEntry, OutboxStorage } from './outbox-storage.ts'
import type { OutboxSpan } from './replica-options.ts'

/** How a window's edits stand. */
export type OutboxState = { readonly kind: 'empty' } | { readonly kind: 'pending'; readonly commits: number }

/** [O1]–[O4] A window's edits on their way to the hub's disk. Nothing leaves it but by the hub's answer. */
export type CommitOutbox = {
  /** Numbers a commit, keeps it and, when connected, sends it. Gives its number. */
  readonly add: (commit: {
    readonly clientID: number
    readonly at: number
    readonly intent: CommitFacts
    readonly parts: readonly Uint8Array[]
  }) => number
  /** Sends everything that is kept, in order, and from then on each commit at once. */
  readonly connect: (send: (entry: OutboxEntry) => void) => void
  readonly disconnect: () => void
  /** The hub has this commit on disk; null for a number that the outbox does not hold. */
  readonly acknowledge: (n: number) => OutboxEntry | null
  /** The hub will never take this commit; gives it back, to be shown and offered again. */
  readonly refuse: (n: number) => OutboxEntry | null
  /** What is kept, in order. */
  readonly entries: () => readonly OutboxEntry[]
  /** What `open` says of it: the highest number (0 when empty), and the clocks that it holds. */
  readonly highest: () => number
  readonly spans: () => readonly OutboxSpan[]
  readonly state: () => OutboxState
  readonly onChange: (listener: (state: OutboxState) => void) => () => void
  /** Resolves when everything that was asked of the storage is done; for an orderly end. */
  readonly settled: () => Promise<void>
}

/**
 * Opens a window's outbox with what an earlier life left in it. `onFault` is told when the storage fails: the commits
 * stay in memory and go to the hub all the same, but would not survive the window.
 */
export async function createCommitOutbox(options: {
  readonly storage: OutboxStorage
  /** Names this life of the window; from outside, as all randomness. */
  readonly windowId: string
  readonly onFault: (error: unknown) => void
}): Promise<CommitOutbox> {
  const { storage, windowId, onFault } = options
  const kept = new Map<number, OutboxEntry>()
  const listeners = new Set<(state: OutboxState) => void>()
  let send: ((entry: OutboxEntry) => void) | null = null
  let last = 0
  let work: Promise<void> = Promise.resolve()

  for (const entry of await readEntries(storage, onFault)) {
    kept.set(entry.n, entry)
    last = Math.max(last, entry.n)
  }
  let removed = (kept.keys().next().value ?? last + 1) - 1

  /** Storage calls run one after another, so that a `remove` never passes the `put` before it. */
  function queue(task: () => Promise<void>): void {
    work = work.then(task).catch(onFault)
  }

  function state(): OutboxState {
    return kept.size === 0 ? { kind: 'empty' } : { kind: 'pending', commits: kept.size }
  }

  function changed(): void {
    const now = state()
    for (const listener of listeners) listener(now)
  }

  /** Answers may come out of order (a refusal is quicker than the disk); the storage only forgets whole beginnings. */
  function settle(n: number): OutboxEntry | null {
    const entry = kept.get(n)
    if (entry === undefined) return null
    kept.delete(n)
    const first = kept.keys().next().value
    const upTo = first === undefined ? last : first - 1
    if (upTo > removed) {
      removed = upTo
      queue(() => storage.remove(upTo))
    }
    changed()
    return entry
  }

  return {
    add(commit) {
      last += 1
      const entry: OutboxEntry = { n: last, windowId, ...commit, ...clockSpan(commit.parts, commit.clientID) }
      kept.set(entry.n, entry)
      queue(() => storage.put(entry))
      send?.(entry)
      changed()
      return entry.n
    },
    connect(to) {
      send = to
      for (const entry of Array.from(kept.values())) to(entry)
    },
    disconnect() {
      send = null
    },
    acknowledge: settle,
    refuse: settle,
    entries: () => Array.from(kept.values()),
    highest: () => (kept.size === 0 ? 0 : last),
    spans: () => Array.from(kept.values(), ({ clientID, from, to }) => ({ clientID, from, to })),
    state,
    onChange(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    settled: () => work
  }
}

async function readEntries(storage: OutboxStorage, onFault: (error: unknown) => void): Promise<readonly OutboxEntry[]> {
  try {
    return await storage.load()
  } catch (error) {
    onFault(error)
    return []
  }
}
