import { ArrowRight, Bookmark, LayoutGrid, Search, Zap } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField
} from 'react-aria-components'

import { appCommands } from '../../../shared/commands/app-commands.ts'
import { cardCommands } from '../../../shared/commands/card-commands.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { compareText } from '../../../shared/lib/compare.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { taskKeys } from '../../../shared/model/task-keys.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard, useMayEdit } from '../../state/board-context.ts'
import type { BoardCommands } from '../../state/board-commands.ts'
import { stateOf } from '../../state/columns.ts'
import { useShownKeys } from '../../state/use-shown-keys.ts'
import { useStore } from '../../state/use-store.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { stateLooks } from '../../ui/state-badge.tsx'

import { paletteSections } from './palette-entries.ts'
import type { PaletteEntry, PaletteScope } from './palette-entries.ts'
import { useOpenTask } from './use-open-task.ts'

/** So many tasks are offered for a text. */
const mostTasks = 8

/** [CM6] Finds and does anything by typing: what is chosen happens when the palette is gone. */
export function Palette({
  commandsNow,
  onProblem,
  onWait,
  onLogTime,
  onSplit,
  onDelete,
  onClose
}: {
  /** Asked once, when it opens. */
  readonly commandsNow: () => BoardCommands
  readonly onProblem: (message: string) => void
  readonly onWait: (task: TaskId) => void
  readonly onLogTime: (task: TaskId) => void
  readonly onSplit: (task: TaskId) => void
  readonly onDelete: (task: TaskId) => void
  readonly onClose: () => void
}) {
  const app = useApp()
  const session = useBoard()
  const boards = useStore(app.boards)
  const mayEdit = useMayEdit()
  const [commands] = useState(commandsNow)
  const [text, setText] = useState('')
  const open = useOpenTask({ mayEdit, onProblem, onWait, onLogTime, onSplit, onDelete })

  const scope: PaletteScope = {
    canRun: (command) => commands[command] !== null,
    open,
    findTasks: (wanted) => {
      const graph = session.graph.get()
      const schedule = session.schedule.get()
      const { keyOf } = taskKeys(graph)
      return session.search.best(graph, wanted, mostTasks).map((task) => ({
        kind: 'task',
        id: `task ${task.id}`,
        task: task.id,
        label: task.title,
        key: keyOf(task) ?? '',
        state: stateOf(task, schedule?.forecasts.get(task.id) ?? null, schedule?.now ?? null)
      }))
    },
    views: [...session.graph.get().views.values()].toSorted((a, b) => compareText(a.name, b.name)),
    boards: boards
      .filter(({ id, archived }) => !archived && id !== session.board)
      .toSorted((a, b) => b.openedAt - a.openedAt)
  }
  const sections = paletteSections(scope, text)

  const run = (entry: PaletteEntry): void => {
    onClose()
    switch (entry.kind) {
      case 'onTask':
        return open?.run(entry.command)
      case 'task':
        return session.select(entry.task)
      case 'command':
        return commands[entry.command]?.()
      case 'view': {
        const view = session.graph.get().views.get(entry.view)
        return view === undefined ? undefined : session.showSavedView(view)
      }
      case 'board':
        return app.openBoard(entry.board)
      default:
        return assertNever(entry)
    }
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className="enter-fade fixed inset-0 z-50 flex items-start justify-center bg-scrim p-6 pt-[12vh]"
    >
      <Modal className="enter-up flex max-h-[64vh] w-full max-w-xl flex-col rounded-xl bg-raised shadow-pop">
        <Dialog aria-label="Find and do anything" className="flex min-h-0 flex-col outline-none">
          <Autocomplete inputValue={text} onInputChange={setText}>
            <TextField aria-label="Find and do anything" autoFocus className="relative border-b border-line">
              <Search aria-hidden size={16} className="pointer-events-none absolute top-4 left-4 text-faint" />
              <Input
                placeholder="A task, a command, a board"
                className="h-12 w-full bg-transparent pr-4 pl-11 text-heading outline-none"
              />
            </TextField>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that it is scrolled by keys too */}
            <div tabIndex={0} className="min-h-0 overflow-auto outline-none">
              <Menu
                aria-label="What was found"
                items={sections}
                className="p-1.5 outline-none"
                renderEmptyState={() => <p className="m-0 px-3 py-2.5 text-soft">Nothing is called that here.</p>}
              >
                {({ title, entries }) => (
                  <MenuSection id={title} className="not-first:mt-1.5">
                    <Header className="px-3 pt-1.5 pb-1 text-xs font-semibold text-faint">{title}</Header>
                    <Collection items={entries}>
                      {(entry) => (
                        <MenuItem
                          id={entry.id}
                          textValue={entry.label}
                          onAction={() => run(entry)}
                          className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-3 outline-none data-[focused]:bg-hover"
                        >
                          <EntryLine entry={entry} />
                        </MenuItem>
                      )}
                    </Collection>
                  </MenuSection>
                )}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function EntryLine({ entry }: { readonly entry: PaletteEntry }) {
  const keys = useShownKeys()
  switch (entry.kind) {
    case 'onTask': {
      const command = cardCommands.find(({ id }) => id === entry.command)
      return line(<Zap aria-hidden size={15} className="shrink-0 text-faint" />, kbd(command))
    }
    case 'task': {
      const { icon: Icon, ink, word } = stateLooks[entry.state]
      return line(
        <Icon role="img" aria-label={word} size={15} className={`shrink-0 ${ink}`} />,
        <span className="tabular shrink-0 text-xs text-faint">{entry.key}</span>
      )
    }
    case 'command': {
      const command = appCommands.find(({ id }) => id === entry.command)
      return line(<ArrowRight aria-hidden size={15} className="shrink-0 text-faint" />, kbd(command))
    }
    case 'view':
      return line(<Bookmark aria-hidden size={15} className="shrink-0 text-faint" />, null)
    case 'board':
      return line(
        <LayoutGrid aria-hidden size={15} className="shrink-0 text-faint" />,
        <span className="tabular shrink-0 text-xs text-faint">{entry.tasks}</span>
      )
    default:
      return assertNever(entry)
  }

  function line(before: ReactNode, after: ReactNode) {
    return (
      <>
        {before}
        <span className="min-w-0 flex-1 truncate" title={entry.label}>
          {entry.label}
        </span>
        {after}
      </>
    )
  }

  function kbd(command: { readonly keys: readonly string[] } | undefined) {
    const shown = command === undefined ? null : keys.first(command)
    return shown === null ? null : <Kbd keys={shown} />
  }
}
