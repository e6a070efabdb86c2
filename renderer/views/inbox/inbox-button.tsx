import { Inbox } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'

import { useApp } from '../../state/app-context.ts'
import { useBoard } from '../../state/board-context.ts'
import { useSlice, useStore } from '../../state/use-store.ts'

/** Shows the inbox, and how much of it is unread; once more, and the board is back. */
export function InboxButton() {
  const app = useApp()
  const session = useBoard()
  const view = useStore(session.view)
  const unread = useSlice(app.inbox, (inbox) => inbox.unread)
  return (
    <ToggleButton
      aria-label={unread === 0 ? 'Inbox' : `Inbox, ${unread} unread`}
      isSelected={view === 'inbox'}
      onChange={(selected) => session.showView(selected ? 'inbox' : 'board')}
      className="inline-flex h-8 min-w-8 shrink-0 cursor-default items-center justify-center gap-1 rounded-md px-1.5 text-soft transition-colors data-[hovered]:bg-hover data-[hovered]:text-ink data-[selected]:bg-accent-wash data-[selected]:text-accent-strong"
    >
      <Inbox aria-hidden size={16} />
      {unread === 0 ? null : (
        <span aria-hidden className="tabular text-xs font-semibold">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </ToggleButton>
  )
}
