import { Suspense, useState } from 'react'

import type { BoardId } from '../../../shared/model/ids.ts'
import { useApp } from '../../state/app-context.ts'
import { BoardContext } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { createToastQueue } from '../../ui/toast/toast-queue.ts'
import { ToastRegion } from '../../ui/toast/toast-region.tsx'
import type { BoardDialog } from '../board-files/board-dialog.ts'
import { FirstWindow } from '../first-window/first-window.tsx'
import { BoardDialogs, JoinDialog } from '../shell/later-views.ts'
import { ShellView } from '../shell/shell-view.tsx'

import { useLooks } from './use-looks.ts'

/** The page: the first window, or an open board. */
export function AppView() {
  const app = useApp()
  const session = useStore(app.open)
  const invite = useStore(app.invite)
  const { theme, contrast } = useStore(app.settings)
  const [toasts] = useState(createToastQueue)
  // The door "Import a file" makes a board and goes on to the dialog there.
  const [importOn, setImportOn] = useState<BoardId | null>(null)
  const [dialog, setDialog] = useState<BoardDialog | null>(null)
  useLooks(theme, contrast)
  return (
    <>
      {session === null ? (
        <FirstWindow toasts={toasts} onDialog={setDialog} onImport={setImportOn} />
      ) : (
        <BoardContext value={session} key={session.board}>
          <ShellView
            toasts={toasts}
            onBoardDialog={setDialog}
            importFirst={importOn === session.board}
            onImported={() => setImportOn(null)}
          />
        </BoardContext>
      )}
      <Suspense>
        {dialog === null ? null : <BoardDialogs dialog={dialog} toasts={toasts} onDialog={setDialog} />}
      </Suspense>
      <Suspense>
        {invite === null ? null : (
          <JoinDialog
            key={invite}
            link={invite}
            onClose={() => app.askToJoin(null)}
            onPaired={() =>
              toasts.show({
                kind: 'paired',
                tone: 'good',
                title: 'This device is one of yours',
                lines: ['Your boards come as soon as the other one answers.']
              })
            }
          />
        )}
      </Suspense>
      <ToastRegion queue={toasts} />
    </>
  )
}
