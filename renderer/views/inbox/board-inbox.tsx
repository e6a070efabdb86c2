import { useBoard, useMayEdit } from '../../state/board-context.ts'
import { useInboxDeeds } from '../../state/use-inbox-deeds.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

import { doneToast } from './done-toast.ts'
import { InboxView } from './inbox-view.tsx'

/** The inbox as a view of the open board. */
export function BoardInbox({ toasts }: { readonly toasts: ToastQueue }) {
  const { board } = useBoard()
  const mayEdit = useMayEdit()
  const deeds = useInboxDeeds((entry, takeBack) => toasts.show(doneToast(entry, takeBack)))
  return <InboxView here={board} mayEdit={mayEdit} deeds={deeds} />
}
