import type { InboxEntry } from '../../../shared/inbox/inbox-item.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

/** Says that an item is done, and offers to take that back. */
export function doneToast(entry: InboxEntry, takeBack: () => void): Parameters<ToastQueue['show']>[0] {
  return { kind: 'inbox', title: `Done: ${entry.title}`, stay: 6000, action: { label: 'Undo', run: takeBack } }
}
