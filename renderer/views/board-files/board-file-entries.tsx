import { Archive, FileUp, Trash2 } from 'lucide-react'

import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import type { MenuEntry } from '../../ui/menu.tsx'

import type { BoardDialog } from './board-dialog.ts'

/** What can be done with a whole board, wherever one is listed. */
export function boardFileEntries(
  board: BoardListing,
  onDialog: (dialog: BoardDialog) => void,
  onArchive: (board: BoardListing) => void
): readonly MenuEntry[] {
  return [
    {
      kind: 'action',
      id: 'back-up',
      label: 'Back up…',
      icon: <FileUp aria-hidden size={15} />,
      run: () => onDialog({ kind: 'backUp', board })
    },
    {
      kind: 'action',
      id: 'archive',
      label: 'Archive',
      icon: <Archive aria-hidden size={15} />,
      run: () => onArchive(board)
    },
    {
      kind: 'action',
      id: 'forget',
      label: 'Forget on this device…',
      icon: <Trash2 aria-hidden size={15} />,
      danger: true,
      run: () => onDialog({ kind: 'forget', board })
    }
  ]
}
