import { Archive, MoreHorizontal } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'

import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { countOf } from '../../ui/text/count-of.ts'

const listLook = 'm-0 flex list-none flex-col overflow-hidden rounded-xl border border-line bg-surface p-0'
const rowLook = 'flex items-center border-b border-line pr-2 last:border-b-0'

/** The boards in use, the one opened last first. */
export function BoardList({
  boards,
  entriesOf,
  onOpen
}: {
  readonly boards: readonly BoardListing[]
  readonly entriesOf: (board: BoardListing) => readonly MenuEntry[]
  readonly onOpen: (board: BoardListing['id']) => void
}) {
  return (
    <section className="flex flex-col gap-2" aria-label="Your boards">
      <h2 className="m-0 text-xs font-semibold text-faint">Your boards</h2>
      <ul className={listLook}>
        {boards
          .toSorted((a, b) => b.openedAt - a.openedAt)
          .map((board) => (
            <li key={board.id} className={rowLook}>
              <AriaButton
                onPress={() => onOpen(board.id)}
                className="flex min-w-0 flex-1 cursor-default items-center justify-between gap-4 px-4 py-2.5 text-left hover:bg-hover"
              >
                <span className="truncate font-medium" title={board.title}>
                  {board.title}
                </span>
                <span className="tabular shrink-0 text-xs text-faint">{countOf(board.tasks, 'task')}</span>
              </AriaButton>
              <Menu label={`More about ${board.title}`} entries={entriesOf(board)}>
                <AriaButton
                  aria-label={`More about ${board.title}`}
                  className="inline-flex size-8 shrink-0 cursor-default items-center justify-center rounded-md text-soft hover:bg-hover"
                >
                  <MoreHorizontal aria-hidden size={15} />
                </AriaButton>
              </Menu>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** The boards that were put away; they do nothing until they are brought back. */
export function ArchivedList({
  boards,
  onBringBack,
  onForget
}: {
  readonly boards: readonly BoardListing[]
  readonly onBringBack: (board: BoardListing) => void
  readonly onForget: (board: BoardListing) => void
}) {
  return (
    <section className="flex flex-col gap-2" aria-label="Archived">
      <h2 className="m-0 flex items-center gap-1.5 text-xs font-semibold text-faint">
        <Archive aria-hidden size={13} />
        Archived
      </h2>
      <ul className={listLook}>
        {boards.map((board) => (
          <li key={board.id} className={`${rowLook} gap-2 py-1.5 pl-4`}>
            <span className="min-w-0 flex-1 truncate text-soft" title={board.title}>
              {board.title}
            </span>
            <Button
              look="quiet"
              size="small"
              aria-label={`Bring back ${board.title}`}
              onPress={() => onBringBack(board)}
            >
              Bring back
            </Button>
            <Button look="quiet" size="small" aria-label={`Forget ${board.title}…`} onPress={() => onForget(board)}>
              Forget…
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
