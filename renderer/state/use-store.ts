import { useSyncExternalStore } from 'react'

import type { Store } from './store.ts'

/** The present value of a store; the component renders again when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get)
}

/** A part of a store's value; the component renders again only when that part is another one. `read` makes nothing new. */
export function useSlice<Value, Part>(store: Store<Value>, read: (value: Value) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => read(store.get()))
}
