/** One message that appears for a while. `tone` picks the icon; an action is offered as a button. */
export type Toast = {
  readonly id: number
  readonly tone: 'neutral' | 'good' | 'warning' | 'danger'
  readonly title: string
  readonly lines: readonly string[]
  readonly action: { readonly label: string; readonly run: () => void } | null
  /** Messages of one kind replace each other, so that a burst of edits is one message. */
  readonly kind: string
  /** Milliseconds to stay; null until it is dismissed. */
  readonly stay: number | null
}

export type ToastQueue = {
  readonly get: () => readonly Toast[]
  readonly subscribe: (listener: () => void) => () => void
  readonly show: (toast: Pick<Toast, 'title' | 'kind'> & Partial<Omit<Toast, 'id'>>) => number
  readonly dismiss: (id: number) => void
}

/** Older messages give way: more than this many nobody reads. */
const mostShown = 4

/** The messages shown now; whoever draws them times them. */
export function createToastQueue(): ToastQueue {
  let toasts: readonly Toast[] = []
  let last = 0
  const listeners = new Set<() => void>()
  const set = (next: readonly Toast[]) => {
    toasts = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => toasts,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show: (given) => {
      last += 1
      const toast: Toast = { tone: 'neutral', lines: [], action: null, stay: 6000, ...given, id: last }
      set([...toasts.filter((other) => other.kind !== toast.kind), toast].slice(-mostShown))
      return toast.id
    },
    dismiss: (id) => set(toasts.filter((toast) => toast.id !== id))
  }
}
