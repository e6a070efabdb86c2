import type { ToastQueue } from './toast-queue.ts'

/** Messages that belong to something that ends: what they offer could not be done afterwards. */
export type ScopedToasts = ToastQueue & {
  /** Takes away those of them that are still shown. */
  readonly end: () => void
}

/** The same queue, remembering which messages were shown through it. */
export function scopedToasts(queue: ToastQueue): ScopedToasts {
  const own = new Set<number>()
  return {
    ...queue,
    show: (toast) => {
      const id = queue.show(toast)
      own.add(id)
      return id
    },
    end: () => {
      for (const id of own) queue.dismiss(id)
      own.clear()
    }
  }
}
