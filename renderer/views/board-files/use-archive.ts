import { useCallback } from 'react'

import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import { useApp } from '../../state/app-context.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

import { sentenceOf } from './use-deed.ts'

/** Puts a board away, or brings it back; says so, and offers the way back. */
export function useArchive(toasts: ToastQueue): {
  readonly archive: (board: BoardListing) => void
  readonly bringBack: (board: BoardListing) => void
} {
  const app = useApp()
  const failed = useCallback(
    (reason: unknown) => void toasts.show({ kind: 'problem', tone: 'danger', title: sentenceOf(reason) }),
    [toasts]
  )
  const bringBack = useCallback((board: BoardListing) => void app.bringBack(board.id).catch(failed), [app, failed])
  const archive = useCallback(
    (board: BoardListing) => {
      const say = () =>
        void toasts.show({
          kind: 'archived',
          title: `Archived “${board.title}”`,
          lines: ['It stays on this device, and says nothing until it is brought back.'],
          stay: 10_000,
          action: { label: 'Bring back', run: () => bringBack(board) }
        })
      app.archiveBoard(board.id).then(say, failed)
    },
    [app, toasts, bringBack, failed]
  )
  return { archive, bringBack }
}
