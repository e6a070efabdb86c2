import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

import { PairDialog } from '../team/pair-dialog.tsx'

import { BackUpDialog } from './back-up-dialog.tsx'
import type { BoardDialog } from './board-dialog.ts'
import { ForgetDialog } from './forget-dialog.tsx'
import { RecoverDialog } from './recover-dialog.tsx'
import { RestoreDialog } from './restore-dialog.tsx'

/** The dialog about a whole board that is open now. */
export function BoardDialogs({
  dialog,
  toasts,
  onDialog
}: {
  readonly dialog: BoardDialog
  readonly toasts: ToastQueue
  readonly onDialog: (dialog: BoardDialog | null) => void
}) {
  const onClose = () => onDialog(null)
  switch (dialog.kind) {
    case 'backUp':
      return <BackUpDialog board={dialog.board} toasts={toasts} onClose={onClose} />
    case 'forget':
      return (
        <ForgetDialog
          board={dialog.board}
          toasts={toasts}
          onClose={onClose}
          onBackUp={() => onDialog({ kind: 'backUp', board: dialog.board })}
        />
      )
    case 'restore':
      return <RestoreDialog toasts={toasts} onClose={onClose} />
    case 'recover':
      return <RecoverDialog onClose={onClose} />
    case 'pair':
      return <PairDialog onClose={onClose} />
    default:
      return assertNever(dialog)
  }
}
