/** A value that changes, and those who want to know. */
export type Store<Value> = {
  readonly get: () => Value
  readonly subscribe: (listener: () => void) => () => void
}

export type WritableStore<Value> = Store<Value> & {
  /** Tells everybody, unless the value is the same one. */
  readonly set: (value: Value) => void
}

export function createStore<Value>(first: Value): WritableStore<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    }
  }
}
