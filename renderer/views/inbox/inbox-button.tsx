import { Inbox } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'

import { useApp } from '../../state/app-context.ts'
import { useSlice } from '../../state/use-store.ts'

/** Shows the inbox, and how much of it is unread; once more, and what was there before is back. */
export function InboxButton({
  isSelected,
  onChange
}: {
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
}) {
  const unread = useSlice(useApp().inbox, (inbox) => inbox.unread)
  return (
    <ToggleButton
      aria-label={unread === 0 ? 'Inbox' : `Inbox, ${unread} unread`}
      isSelected={isSelected}
      onChange={onChange}
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
