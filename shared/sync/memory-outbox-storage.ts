import type { OutboxEntry, OutboxStorage } from './outbox-storage.ts'

/** An outbox that lives as long as this value: for tests, and for windows whose database does not open. */
export function createMemoryOutboxStorage(): OutboxStorage {
  const entries = new Map<number, OutboxEntry>()
  return {
    load: () => Promise.resolve(Array.from(entries.values()).toSorted((a, b) => a.n - b.n)),
    put(entry) {
      entries.set(entry.n, { ...entry, parts: entry.parts.map((part) => Uint8Array.from(part)) })
      return Promise.resolve()
    },
    remove(upTo) {
      for (const n of entries.keys()) if (n <= upTo) entries.delete(n)
      return Promise.resolve()
    }
  }
}
