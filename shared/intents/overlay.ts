import type { Layer } from './layer.ts'

/**
 * A layer that keeps only the differences: what planning one edit on a board of ten thousand tasks needs, where a copy
 * would cost more than all the rest. Read it only while it lasts: it goes on changing.
 */
export function overlay<Key, Value>(base: ReadonlyMap<Key, Value>): Layer<Key, Value> {
  const changed = new Map<Key, Value>()
  const removed = new Set<Key>()
  let size = base.size

  function has(key: Key): boolean {
    return changed.has(key) || (base.has(key) && !removed.has(key))
  }

  function* entries(): MapIterator<[Key, Value]> {
    for (const [key, value] of base) if (!changed.has(key) && !removed.has(key)) yield [key, value]
    yield* changed
  }

  function* keys(): MapIterator<Key> {
    for (const [key] of entries()) yield key
  }

  function* values(): MapIterator<Value> {
    for (const [, value] of entries()) yield value
  }

  const view: ReadonlyMap<Key, Value> = {
    get size() {
      return size
    },
    get: (key) => changed.get(key) ?? (removed.has(key) ? undefined : base.get(key)),
    has,
    entries,
    keys,
    values,
    forEach: (each) => {
      for (const [key, value] of entries()) each(value, key, view)
    },
    [Symbol.iterator]: entries
  }

  return {
    read: () => (changed.size === 0 && removed.size === 0 ? base : view),
    set: (key, value) => {
      if (!has(key)) size += 1
      removed.delete(key)
      changed.set(key, value)
    },
    delete: (key) => {
      if (has(key)) size -= 1
      changed.delete(key)
      removed.add(key)
    }
  }
}
