/** Changes to a map that leave the map itself as it was. */
export type Layer<Key, Value> = {
  /** The map with the changes so far; ask again after a change. */
  read(): ReadonlyMap<Key, Value>
  set(key: Key, value: Value): void
  delete(key: Key): void
}

/** How a layer is made over a map. */
export type MakeLayer = <Key, Value>(base: ReadonlyMap<Key, Value>) => Layer<Key, Value>
