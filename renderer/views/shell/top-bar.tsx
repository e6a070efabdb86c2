import {
  ChevronDown,
  Columns3,
  Command,
  Contrast,
  DoorOpen,
  FileDown,
  FileJson,
  GanttChart,
  Keyboard,
  LayoutGrid,
  Monitor,
  Moon,
  MoreHorizontal,
  RadioTower,
  Redo2,
  Rows3,
  Scale,
  Search,
  Sun,
  Trash2,
  Undo2,
  X
} from 'lucide-react'
import { useMemo } from 'react'
import type { RefObject } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import type { AppCommandId } from '../../../shared/commands/app-commands.ts'
import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import { boardFacts } from '../../state/board-facts.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard, useGraph, useGraphPart, useSchedule, useMayEdit } from '../../state/board-context.ts'
import { useShownKeys } from '../../state/use-shown-keys.ts'
import { useSlice, useStore } from '../../state/use-store.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'

import { InboxButton } from '../inbox/inbox-button.tsx'
import { WorkButton } from '../work/work-button.tsx'
import { TeamButton } from '../team/team-button.tsx'
import type { BoardDialog } from '../board-files/board-dialog.ts'
import { boardFileEntries } from '../board-files/board-file-entries.tsx'

import { FactsLine } from './facts-line.tsx'
import { MePicker } from './me-picker.tsx'
import { ProposalsButton } from './proposals-button.tsx'
import { SavingIndicator } from './saving-indicator.tsx'
import { SlipsButton } from './slips-button.tsx'

/** The bar over a board: where one is, how to look at it, whether it is saved, and who one is. */
export function TopBar({
  search,
  onRun,
  onLeave,
  onBoardDialog,
  onArchive
}: {
  readonly search: RefObject<HTMLInputElement | null>
  readonly onRun: (command: AppCommandId) => void
  readonly onLeave: () => void
  readonly onBoardDialog: (dialog: BoardDialog) => void
  readonly onArchive: (board: BoardListing) => void
}) {
  const app = useApp()
  const session = useBoard()
  const view = useStore(session.view)
  const text = useStore(session.searchText)
  const boards = useStore(app.boards)
  const { theme, contrast } = useStore(app.settings)
  const mayEdit = useMayEdit()
  const belongs = useSlice(session.team, (team) => team !== null && team.shared && team.role !== null)
  const { title } = useGraphPart('board')
  const keys = useShownKeys()

  const listed = boards.find(({ id }) => id === session.board)
  const boardEntries: readonly MenuEntry[] = [
    ...boards
      .filter(({ archived }) => !archived)
      .toSorted((a, b) => b.openedAt - a.openedAt)
      .slice(0, 8)
      .map((board): MenuEntry => ({
        kind: 'action',
        id: board.id,
        label: board.title,
        detail: String(board.tasks),
        checked: board.id === session.board,
        run: () => app.openBoard(board.id)
      })),
    { kind: 'line', id: 'line' },
    ...(mayEdit
      ? [
          {
            kind: 'action',
            id: 'settings',
            label: 'Name, teams and short keys…',
            run: () => onRun('settings')
          } as const
        ]
      : []),
    ...(listed === undefined ? [] : boardFileEntries(listed, onBoardDialog, onArchive)),
    ...(belongs
      ? [
          {
            kind: 'action',
            id: 'leave',
            label: 'Leave this board…',
            icon: <DoorOpen aria-hidden size={15} />,
            danger: true,
            run: onLeave
          } as const
        ]
      : []),
    { kind: 'line', id: 'line-all' },
    { kind: 'action', id: 'all', label: 'All boards', icon: <LayoutGrid aria-hidden size={15} />, run: app.closeBoard }
  ]
  const moreEntries: readonly MenuEntry[] = [
    {
      kind: 'action',
      id: 'palette',
      label: 'Find and do anything…',
      icon: <Command aria-hidden size={15} />,
      keys: keys.of('palette'),
      run: () => onRun('palette')
    },
    ...(mayEdit
      ? [
          {
            kind: 'action',
            id: 'import',
            label: 'Import a file…',
            icon: <FileDown aria-hidden size={15} />,
            run: () => onRun('import')
          } as const
        ]
      : []),
    {
      kind: 'action',
      id: 'export-json',
      label: 'Export as JSON…',
      icon: <FileJson aria-hidden size={15} />,
      run: () => onRun('exportJson')
    },
    {
      kind: 'action',
      id: 'signals',
      label: 'Signals…',
      icon: <RadioTower aria-hidden size={15} />,
      run: () => onRun('signals')
    },
    {
      kind: 'action',
      id: 'deleted',
      label: 'Deleted things…',
      icon: <Trash2 aria-hidden size={15} />,
      run: () => onRun('deleted')
    },
    {
      kind: 'action',
      id: 'keys',
      label: 'Keyboard shortcuts',
      icon: <Keyboard aria-hidden size={15} />,
      keys: keys.of('keys'),
      run: () => onRun('keys')
    },
    { kind: 'line', id: 'line' },
    {
      kind: 'action',
      id: 'system',
      label: 'Like the system',
      icon: <Monitor aria-hidden size={15} />,
      checked: theme === 'system',
      run: () => onRun('systemLook')
    },
    {
      kind: 'action',
      id: 'light',
      label: 'Light',
      icon: <Sun aria-hidden size={15} />,
      checked: theme === 'light',
      run: () => onRun('light')
    },
    {
      kind: 'action',
      id: 'dark',
      label: 'Dark',
      icon: <Moon aria-hidden size={15} />,
      checked: theme === 'dark',
      run: () => onRun('dark')
    },
    {
      kind: 'action',
      id: 'contrast',
      label: 'More contrast',
      icon: <Contrast aria-hidden size={15} />,
      checked: contrast === 'more',
      run: () => onRun('contrast')
    }
  ]

  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line bg-surface px-4">
      <div className="flex min-w-0 flex-1 items-center gap-3">
        <div className="min-w-0 flex-1">
          <Menu label="Boards" entries={boardEntries}>
            <AriaButton
              aria-label={`Boards, ${title} is open`}
              className="-ml-1.5 flex max-w-full cursor-default items-center gap-1 rounded-md px-1.5 text-left hover:bg-hover"
            >
              <h1 className="m-0 truncate text-heading leading-6 font-semibold" title={title}>
                {title}
              </h1>
              <ChevronDown aria-hidden size={14} className="shrink-0 text-faint" />
            </AriaButton>
          </Menu>
          <BoardFactsLine />
        </div>
      </div>
      <Segmented
        label="View"
        iconsWhenNarrow
        value={view === 'review' ? 'ledger' : view}
        onChoose={session.showView}
        options={[
          { value: 'board', label: 'Board', icon: <Columns3 aria-hidden size={15} /> },
          { value: 'timeline', label: 'Timeline', icon: <GanttChart aria-hidden size={15} /> },
          { value: 'list', label: 'List', icon: <Rows3 aria-hidden size={15} /> },
          { value: 'ledger', label: 'Ledger', icon: <Scale aria-hidden size={15} /> }
        ]}
      />
      <div className="flex flex-1 items-center justify-end gap-1">
        <div role="search" className="relative mr-1 min-w-20 shrink-[9999] basis-56">
          <Search aria-hidden size={14} className="pointer-events-none absolute top-2 left-2.5 text-faint" />
          <input
            ref={search}
            type="text"
            aria-label="Search tasks"
            placeholder="Search"
            value={text}
            onChange={(event) => session.setSearchText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                session.setSearchText('')
                event.currentTarget.blur()
              }
            }}
            className={`h-8 w-full rounded-md border border-line bg-canvas pl-8 hover:border-edge ${text === '' ? 'pr-1' : 'pr-7'}`}
          />
          {text === '' ? null : (
            <span className="absolute top-1 right-1">
              <IconButton label="Clear the search" small onPress={() => session.setSearchText('')}>
                <X aria-hidden size={13} />
              </IconButton>
            </span>
          )}
        </div>
        <SavingIndicator />
        <WorkButton />
        <InboxButton
          isSelected={view === 'inbox'}
          onChange={(selected) => session.showView(selected ? 'inbox' : 'board')}
        />
        <TeamButton onPress={() => onRun('team')} />
        <UndoButtons />
        <ProposalsButton />
        <SlipsButton />
        <MePicker />
        <Menu label="More" entries={moreEntries}>
          <AriaButton
            aria-label="More"
            className="inline-flex size-8 shrink-0 cursor-default items-center justify-center rounded-md text-soft hover:bg-hover"
          >
            <MoreHorizontal aria-hidden size={16} />
          </AriaButton>
        </Menu>
      </div>
    </header>
  )
}

/** Drawn again for each edit, which the rest of the bar is not. */
function BoardFactsLine() {
  const graph = useGraph()
  const schedule = useSchedule()
  const facts = useMemo(() => boardFacts(graph, schedule), [graph, schedule])
  return <FactsLine facts={facts} />
}

function UndoButtons() {
  const session = useBoard()
  const { undo, redo } = useStore(session.undoable)
  const keys = useShownKeys()
  const mayEdit = useMayEdit()
  return (
    <>
      <IconButton
        label={undo === null ? 'Undo' : `Undo: ${undo}`}
        keys={keys.of('undo')}
        isDisabled={undo === null || !mayEdit}
        onPress={session.undo}
      >
        <Undo2 aria-hidden size={16} />
      </IconButton>
      <IconButton
        label={redo === null ? 'Redo' : `Redo: ${redo}`}
        keys={keys.of('redo')}
        isDisabled={redo === null || !mayEdit}
        onPress={session.redo}
      >
        <Redo2 aria-hidden size={16} />
      </IconButton>
    </>
  )
}
