import { useApp } from '../../state/app-context.ts'
import { inboxDeeds } from '../../state/inbox-deeds.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

import { doneToast } from './done-toast.ts'
import { InboxView } from './inbox-view.tsx'

/** The inbox where no board is open: each item opens its own. */
export function FirstInbox({ toasts }: { readonly toasts: ToastQueue }) {
  const app = useApp()
  const deeds = inboxDeeds(app, (entry, takeBack) => toasts.show(doneToast(entry, takeBack)))
  return <InboxView here={null} mayEdit={false} deeds={deeds} />
}
