/** A value that changes, and those who want to know. */
export type Store<Value> = {
  readonly get: () => Value
  readonly subscribe: (listener: () => void) => () => void
}

export type WritableStore<Value> = Store<Value> & {
  /** Tells everybody, unless the value is the same one. */
  readonly set: (value: Value) => void
}

/** A store with its first value; `tell` says when listeners hear of a change, at once unless told otherwise. */
export function createStore<Value>(
  first: Value,
  tell: (run: () => void) => void = (run) => run()
): WritableStore<Value> {
  let value = first
  const listeners = new Set<() => void>()
  const tellAll = () => {
    for (const listener of listeners) listener()
  }
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      tell(tellAll)
    }
  }
}
