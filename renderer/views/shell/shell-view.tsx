import { Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'

import type { AppCommandId } from '../../../shared/commands/app-commands.ts'
import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard, useChances, useGraph, useSchedule, useSelection, useMayEdit } from '../../state/board-context.ts'
import type { BoardCommands } from '../../state/board-commands.ts'
import { DebtOnCards } from '../../state/debt-on-cards.tsx'
import { lookCommands } from '../../state/look-commands.ts'
import { IntentContext } from '../../state/use-intents.ts'
import type { OnIntent } from '../../state/use-intents.ts'
import { useSlice, useStore } from '../../state/use-store.ts'
import { scopedToasts } from '../../ui/toast/scoped-toasts.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'
import { BoardView } from '../board/board-view.tsx'
import { WaitDialog } from '../board/wait-dialog.tsx'
import { LogTimeDialog } from '../records/log-time-dialog.tsx'
import { SplitDialog } from '../records/split-dialog.tsx'
import type { BoardDialog } from '../board-files/board-dialog.ts'
import { useArchive } from '../board-files/use-archive.ts'
import { QuickAddBar } from '../quick-add/quick-add-bar.tsx'
import { DeadlockBanner } from '../deadlock/deadlock-banner.tsx'
import { JoiningNote } from '../team/joining-note.tsx'
import { WhoQuestion } from '../team/who-question.tsx'
import { ReadOnlyNote } from '../team/read-only-note.tsx'
import { RefusedNote } from '../team/refused-note.tsx'
import { useMomentToasts } from '../slip-toast/use-moment-toasts.ts'

import { BoardSettingsDialog } from './board-settings-dialog.tsx'
import { BoardSkeleton } from './board-skeleton.tsx'
import { EmptyBoard } from './empty-board.tsx'
import { HubBanner } from './hub-banner.tsx'
import {
  DeletedDialog,
  SignalsDialog,
  ImportDialog,
  BoardInbox,
  KeysSheet,
  LeaveDialog,
  LedgerSections,
  ListView,
  Palette,
  RefusedDialog,
  TaskPanel,
  TeamDialog,
  TimelineView,
  WorkView,
  loadLater
} from './later-views.ts'
import { TopBar } from './top-bar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** An open board: bars above, a view, and the chosen task beside it. */
export function ShellView({
  toasts: page,
  onBoardDialog,
  importFirst,
  onImported
}: {
  readonly toasts: ToastQueue
  readonly onBoardDialog: (dialog: BoardDialog) => void
  /** The person came to import: the dialog is open from the start. */
  readonly importFirst: boolean
  readonly onImported: () => void
}) {
  const app = useApp()
  const session = useBoard()
  // A message that offers to undo something goes with the board that it would be undone on.
  const [toasts] = useState(() => scopedToasts(page))
  useEffect(() => toasts.end, [toasts])
  const isEmpty = useSlice(session.graph, ({ tasks }) => tasks.size === 0)
  const isForecast = useSlice(session.schedule, (schedule) => schedule !== null)
  const { selected, select } = useSelection()
  // The card is marked at once; the panel, which is much more, follows without holding up the next click.
  const later = useDeferredValue(selected)
  const shown = selected === null ? null : later
  const { archive } = useArchive(page)
  const view = useStore(session.view)
  const loaded = useStore(session.loaded)
  const [dialog, setDialog] = useState<
    'none' | 'palette' | 'import' | 'settings' | 'deleted' | 'keys' | 'team' | 'signals' | 'refused' | 'leave'
  >(importFirst ? 'import' : 'none')
  const [waits, setWaits] = useState<TaskId | null>(null)
  const [logsTime, setLogsTime] = useState<TaskId | null>(null)
  const [splits, setSplits] = useState<TaskId | null>(null)
  const [pasted, setPasted] = useState<File | null>(null)
  const team = useStore(session.team)
  const mayEdit = useMayEdit()
  const quickAdd = useRef<HTMLInputElement>(null)
  const search = useRef<HTMLInputElement>(null)

  const onProblem = useCallback(
    (message: string) => void toasts.show({ kind: 'problem', tone: 'warning', title: message }),
    [toasts]
  )
  const onIntent = useCallback<OnIntent>(
    (intent, label) => {
      const outcome = session.commit(intent, label)
      if (!outcome.ok) onProblem(outcome.failure.message)
      return outcome
    },
    [session, onProblem]
  )
  const onDelete = useCallback(
    (task: TaskId) => {
      const title = session.graph.get().tasks.get(task)?.title ?? 'the task'
      const outcome = onIntent({ type: 'deleteTask', task }, `Delete “${title}”`)
      if (!outcome.ok) return
      if (session.selected.get() === task) session.select(null)
      toasts.show({
        kind: 'deleted',
        title: `Deleted “${title}”`,
        stay: 10_000,
        action: { label: 'Undo', run: session.undo }
      })
    },
    [session, onIntent, toasts]
  )
  const onAdded = useCallback(
    (task: TaskId) => {
      const title = session.graph.get().tasks.get(task)?.title ?? ''
      toasts.show({
        kind: 'added',
        tone: 'good',
        title: `Added “${title}”`,
        stay: 5000,
        action: { label: 'Open', run: () => session.select(task) }
      })
    },
    [session, toasts]
  )
  useMomentToasts(toasts)

  const painted = loaded && (isForecast || isEmpty)
  const report = app.painted
  useEffect(() => {
    if (!painted) return undefined
    const frame = requestAnimationFrame(() => {
      report()
      loadLater()
    })
    return () => cancelAnimationFrame(frame)
  }, [painted, report])

  const focusSearch = () => {
    search.current?.focus()
    search.current?.select()
  }
  const focusQuickAdd = () => {
    session.showView('board')
    requestAnimationFrame(() => quickAdd.current?.focus())
  }
  const closePanel = () => {
    const last = session.selected.get()
    select(null)
    if (last !== null) document.getElementById(`card-${last}`)?.focus()
  }
  const exportJson = async (board: BoardListing): Promise<void> => {
    try {
      const name = await app.exportBoard(board)
      if (name !== null)
        toasts.show({ kind: 'exported', tone: 'good', title: `“${board.title}” is in ${name}`, stay: 5000 })
    } catch (error) {
      onProblem(error instanceof Error ? error.message : 'The board could not be exported.')
    }
  }
  const commandsNow = (): BoardCommands => {
    const { undo, redo } = session.undoable.get()
    const board = app.boards.get().find(({ id }) => id === session.board)
    const { contrast } = app.settings.get()
    const ifEdits = (run: () => void) => (mayEdit ? run : null)
    return {
      palette: () => setDialog('palette'),
      newTask: ifEdits(focusQuickAdd),
      find: focusSearch,
      undo: undo === null ? null : ifEdits(session.undo),
      redo: redo === null ? null : ifEdits(session.redo),
      board: () => session.showView('board'),
      timeline: () => session.showView('timeline'),
      list: () => session.showView('list'),
      ledger: () => session.showView('ledger'),
      review: () => session.showView('review'),
      inbox: () => session.showView('inbox'),
      work: () => session.showView('work'),
      ...lookCommands(session, app),
      boards: app.closeBoard,
      import: ifEdits(() => setDialog('import')),
      backUp: board === undefined ? null : () => onBoardDialog({ kind: 'backUp', board }),
      exportJson: board === undefined ? null : () => void exportJson(board),
      restore: () => onBoardDialog({ kind: 'restore' }),
      settings: ifEdits(() => setDialog('settings')),
      team: () => setDialog('team'),
      signals: () => setDialog('signals'),
      deleted: () => setDialog('deleted'),
      systemLook: () => app.setTheme('system'),
      light: () => app.setTheme('light'),
      dark: () => app.setTheme('dark'),
      contrast: () => app.setContrast(contrast === 'more' ? 'system' : 'more'),
      closePanel: selected === null ? null : closePanel,
      keys: () => setDialog('keys')
    }
  }
  const run = (command: AppCommandId): void => commandsNow()[command]?.()
  useShortcuts(run)
  useEffect(() => app.onMenu(run))

  return (
    <IntentContext value={onIntent}>
      <DebtOnCards>
        <div className="flex h-full flex-col">
          <TopBar
            search={search}
            onRun={run}
            onLeave={() => setDialog('leave')}
            onBoardDialog={onBoardDialog}
            onArchive={archive}
          />
          <HubBanner />
          <DeadlockBanner />
          <ReadOnlyNote />
          {team === null ? null : <RefusedNote team={team} onLook={() => setDialog('refused')} />}
          <div className="relative flex min-h-0 flex-1">
            <main className="flex min-w-0 flex-1 flex-col">
              {team?.joining === true && team.namesakes.length > 0 ? (
                <WhoQuestion team={team} />
              ) : team?.joining === true ? (
                <JoiningNote team={team} onNetwork={() => setDialog('team')} />
              ) : loaded ? (
                <>
                  {mayEdit && view !== 'inbox' && view !== 'work' ? (
                    <QuickAddBar input={quickAdd} onAdded={onAdded} />
                  ) : null}
                  {view === 'inbox' ? (
                    <Suspense fallback={<BoardSkeleton />}>
                      <BoardInbox toasts={toasts} />
                    </Suspense>
                  ) : view === 'work' ? (
                    <Suspense fallback={<BoardSkeleton />}>
                      <WorkView />
                    </Suspense>
                  ) : view === 'timeline' ? (
                    <Suspense fallback={<BoardSkeleton />}>
                      <BoardTimeline onIntent={onIntent} />
                    </Suspense>
                  ) : view === 'ledger' || view === 'review' ? (
                    <Suspense fallback={<BoardSkeleton />}>
                      <LedgerSections />
                    </Suspense>
                  ) : view === 'list' ? (
                    <Suspense fallback={<BoardSkeleton />}>
                      <ListView
                        onDelete={onDelete}
                        onPaste={(table) => {
                          setPasted(new File([table], 'the pasted table.csv'))
                          setDialog('import')
                        }}
                      />
                    </Suspense>
                  ) : isEmpty && mayEdit ? (
                    <EmptyBoard onImport={() => setDialog('import')} onAdd={focusQuickAdd} />
                  ) : (
                    <BoardView onProblem={onProblem} onDelete={onDelete} />
                  )}
                </>
              ) : (
                <BoardSkeleton />
              )}
            </main>
            {shown === null ? null : (
              <Suspense>
                <TaskPanel key={shown} task={shown} onDelete={onDelete} />
              </Suspense>
            )}
          </div>
        </div>
      </DebtOnCards>
      <Suspense>
        {dialog === 'import' ? (
          <ImportDialog
            isOpen
            first={pasted}
            onClose={() => {
              setDialog('none')
              setPasted(null)
              onImported()
            }}
          />
        ) : null}
        {dialog === 'palette' ? (
          <Palette
            commandsNow={commandsNow}
            onProblem={onProblem}
            onWait={setWaits}
            onLogTime={setLogsTime}
            onSplit={setSplits}
            onDelete={onDelete}
            onClose={() => setDialog('none')}
          />
        ) : null}
        {waits === null ? null : <WaitDialog task={waits} onClose={() => setWaits(null)} />}
        {logsTime === null ? null : <LogTimeDialog task={logsTime} onClose={() => setLogsTime(null)} />}
        {splits === null ? null : <SplitDialog task={splits} onClose={() => setSplits(null)} />}
        {dialog === 'deleted' ? <DeletedDialog isOpen onClose={() => setDialog('none')} /> : null}
        {dialog === 'signals' ? (
          <SignalsDialog
            onClose={() => setDialog('none')}
            onImport={(file) => {
              setPasted(file)
              setDialog('import')
            }}
          />
        ) : null}
        {dialog === 'team' ? <TeamDialog onClose={() => setDialog('none')} /> : null}
        {dialog === 'refused' ? <RefusedDialog onClose={() => setDialog('none')} /> : null}
        {dialog === 'leave' ? <LeaveDialog onClose={() => setDialog('none')} /> : null}
        {dialog === 'keys' ? <KeysSheet isOpen onClose={() => setDialog('none')} /> : null}
      </Suspense>
      <BoardSettingsDialog isOpen={dialog === 'settings'} onClose={() => setDialog('none')} />
    </IntentContext>
  )
}

/** The timeline of the open board; what is around it is not drawn again for each edit. */
function BoardTimeline({ onIntent }: { readonly onIntent: OnIntent }) {
  const session = useBoard()
  const graph = useGraph()
  const schedule = useSchedule()
  const chances = useChances()
  const { selected, select } = useSelection()
  const mayEdit = useMayEdit()
  const now = useStore(session.now)
  const searchText = useStore(session.searchText)
  const wanted = useMemo(() => session.search.matching(graph, searchText), [session, graph, searchText])
  return (
    <TimelineView
      graph={graph}
      schedule={schedule}
      chances={chances.of}
      now={now}
      timeZone={session.timeZone}
      selected={selected}
      onSelect={select}
      mayEdit={mayEdit}
      onIntent={onIntent}
      newId={session.newId}
      preview={session.preview}
      wanted={wanted}
    />
  )
}
