import { ArchiveRestore, FileDown, KeyRound, MonitorSmartphone, Plus, Sparkles, UserPlus } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import type { AppCommandId } from '../../../shared/commands/app-commands.ts'
import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import { useApp } from '../../state/app-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'
import type { BoardDialog } from '../board-files/board-dialog.ts'
import { boardFileEntries } from '../board-files/board-file-entries.tsx'
import { useArchive } from '../board-files/use-archive.ts'
import { InboxButton } from '../inbox/inbox-button.tsx'
import { HubBanner } from '../shell/hub-banner.tsx'
import { FirstInbox } from '../shell/later-views.ts'
import { useShortcuts } from '../shell/use-shortcuts.ts'

import { ArchivedList, BoardList } from './board-list.tsx'
import { Mark } from './mark.tsx'
import { NewBoardDialog } from './new-board-dialog.tsx'

/** The first thing one sees: three doors, the boards that are here already, and what waits for the person on them. */
export function FirstWindow({
  toasts,
  onDialog,
  onImport
}: {
  readonly toasts: ToastQueue
  readonly onDialog: (dialog: BoardDialog) => void
  readonly onImport: (board: BoardListing['id']) => void
}) {
  const app = useApp()
  const all = useStore(app.boards)
  const boards = all.filter(({ archived }) => !archived)
  const putAway = all.filter(({ archived }) => archived)
  const { archive, bringBack } = useArchive(toasts)
  const [isNaming, setNaming] = useState(false)
  const [busy, setBusy] = useState<string | null>(null)
  const [isInbox, setInbox] = useState(false)
  const run = (command: AppCommandId): void => {
    if (command === 'restore') onDialog({ kind: 'restore' })
    if (command === 'inbox') setInbox(true)
    if (command === 'boards' || command === 'closePanel') setInbox(false)
  }
  useShortcuts(run)
  useEffect(() => app.onMenu(run))
  const report = app.painted
  useEffect(() => {
    const frame = requestAnimationFrame(report)
    return () => cancelAnimationFrame(frame)
  }, [report])

  const make = async (title: string, sample: boolean, then: (board: BoardListing['id']) => void) => {
    setBusy(title)
    try {
      const board = await app.createBoard(title, sample)
      then(board)
      app.openBoard(board)
    } catch (error) {
      setBusy(null)
      toasts.show({
        kind: 'problem',
        tone: 'danger',
        title: error instanceof Error ? error.message : 'The board could not be made.'
      })
    }
  }

  return (
    <div className="flex h-full flex-col">
      <HubBanner />
      {boards.length === 0 ? null : (
        <header className="flex shrink-0 items-center justify-end gap-2 px-4 pt-3">
          {isInbox ? (
            <Button look="quiet" onPress={() => setInbox(false)}>
              All boards
            </Button>
          ) : null}
          <InboxButton isSelected={isInbox} onChange={setInbox} />
        </header>
      )}
      {isInbox ? (
        <main className="flex min-h-0 flex-1 flex-col">
          <Suspense>
            <FirstInbox toasts={toasts} />
          </Suspense>
        </main>
      ) : (
        <main className="flex min-h-0 flex-1 flex-col items-center overflow-auto px-6 py-[9vh]">
          <div className="flex w-full max-w-3xl flex-col gap-10">
            <header className="flex flex-col gap-3">
              <h1 className="m-0 flex items-center gap-3 text-2xl font-semibold tracking-tight">
                <Mark />
                Slipstream
              </h1>
              <p className="m-0 max-w-xl text-heading leading-relaxed text-soft">
                When something upstream slips, every date after it moves at that moment. It all stays on this machine
                until you invite somebody.
              </p>
            </header>
            <div className="grid grid-cols-3 gap-3 max-[760px]:grid-cols-1">
              <Door
                title="Sample board"
                words="A small project with a slip, a broken promise and a handoff nobody caught."
                icon={<Sparkles aria-hidden size={18} />}
                isDisabled={busy !== null}
                onPress={() => void make('Sample board', true, () => undefined)}
              />
              <Door
                title="New board"
                words="Start with nothing and write the first tasks."
                icon={<Plus aria-hidden size={18} />}
                isDisabled={busy !== null}
                onPress={() => setNaming(true)}
              />
              <Door
                title="Import a file"
                words="CSV from Jira, Asana, Linear or Trello, or Microsoft Project XML."
                icon={<FileDown aria-hidden size={18} />}
                isDisabled={busy !== null}
                onPress={() => void make('Imported board', false, onImport)}
              />
            </div>
            <div className="-mt-6 flex flex-wrap gap-2">
              <Button look="quiet" onPress={() => app.askToJoin('')}>
                <UserPlus aria-hidden size={15} />
                Join a board by its invite…
              </Button>
              <Button look="quiet" onPress={() => onDialog({ kind: 'pair' })}>
                <MonitorSmartphone aria-hidden size={15} />
                Add a device of mine…
              </Button>
              <Button look="quiet" onPress={() => onDialog({ kind: 'restore' })}>
                <ArchiveRestore aria-hidden size={15} />
                Restore a board from its file…
              </Button>
              <Button look="quiet" onPress={() => onDialog({ kind: 'recover' })}>
                <KeyRound aria-hidden size={15} />
                Recover a board by its words…
              </Button>
            </div>
            {boards.length === 0 ? null : (
              <BoardList
                boards={boards}
                onOpen={app.openBoard}
                entriesOf={(board) => boardFileEntries(board, onDialog, archive)}
              />
            )}
            {putAway.length === 0 ? null : (
              <ArchivedList
                boards={putAway}
                onBringBack={bringBack}
                onForget={(board) => onDialog({ kind: 'forget', board })}
              />
            )}
          </div>
        </main>
      )}
      <NewBoardDialog
        isOpen={isNaming}
        onClose={() => setNaming(false)}
        onCreate={(title) => {
          setNaming(false)
          void make(title, false, () => undefined)
        }}
      />
    </div>
  )
}

function Door({
  title,
  words,
  icon,
  isDisabled,
  onPress
}: {
  readonly title: string
  readonly words: string
  readonly icon: ReactNode
  readonly isDisabled: boolean
  readonly onPress: () => void
}) {
  return (
    <AriaButton
      isDisabled={isDisabled}
      onPress={onPress}
      aria-label={title}
      className="flex cursor-default flex-col items-start gap-3 rounded-xl border border-line bg-surface p-4 text-left shadow-card transition-[border-color,box-shadow] hover:border-accent hover:shadow-pop disabled:opacity-60"
    >
      <span className="flex size-9 items-center justify-center rounded-lg bg-accent-wash text-accent-strong">
        {icon}
      </span>
      <span className="flex flex-col gap-1">
        <span className="text-sm font-semibold">{title}</span>
        <span className="text-xs leading-relaxed text-soft">{words}</span>
      </span>
    </AriaButton>
  )
}
