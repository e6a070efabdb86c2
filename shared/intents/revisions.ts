import { RevisedMap } from '../lib/revised-map.ts'

import type { Layer } from './layer.ts'

/** A layer whose maps may be kept: each reading after changes is a revision, at the cost of those changes. */
export function revisions<Key, Value>(base: ReadonlyMap<Key, Value>): Layer<Key, Value> {
  let current = RevisedMap.of(base)
  const changes = new Map<Key, Value | undefined>()
  return {
    read: () => {
      current = current.revise(changes)
      changes.clear()
      return current
    },
    set: (key, value) => void changes.set(key, value),
    delete: (key) => void changes.set(key, undefined)
  }
}
