import type { Layer } from './layer.ts'

/** A layer whose maps may be kept: what was read never changes any more, the next change makes a copy. */
export function copyOnWrite<Key, Value>(base: ReadonlyMap<Key, Value>): Layer<Key, Value> {
  let shared = base
  let copy: Map<Key, Value> | null = null

  function own(): Map<Key, Value> {
    copy ??= new Map(shared)
    return copy
  }

  return {
    read: () => {
      shared = copy ?? shared
      copy = null
      return shared
    },
    set: (key, value) => void own().set(key, value),
    delete: (key) => void own().delete(key)
  }
}
