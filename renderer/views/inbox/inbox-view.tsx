import { Inbox as InboxIcon } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

import type { InboxEntry } from '../../../shared/inbox/inbox-item.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { useApp } from '../../state/app-context.ts'
import type { InboxDeeds } from '../../state/inbox-deeds.ts'
import { useStore } from '../../state/use-store.ts'
import { CountedList } from '../../ui/counted-list.tsx'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { DisturbanceMenu } from './disturbance-menu.tsx'
import { InboxRow } from './inbox-row.tsx'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { rowsOf, useRowFocus } from './use-row-focus.ts'

/** What I have to look at, over all boards: two lists that are gone through by keyboard, and what comes back later. */
export function InboxView({
  here,
  mayEdit,
  deeds
}: {
  /** The open board; null where none is. */
  readonly here: BoardId | null
  readonly mayEdit: boolean
  readonly deeds: InboxDeeds
}) {
  const app = useApp()
  const { needs, moved, snoozed } = useStore(app.inbox)
  const [snoozing, setSnoozing] = useState<InboxEntry | null>(null)
  const lists = useRef<HTMLDivElement>(null)
  const hadFocus = useRowFocus(lists)

  const focusRow = (key: string, step: -1 | 1) => {
    const rows = rowsOf(lists.current)
    rows[rows.findIndex((row) => row.dataset['inboxRow'] === key) + step]?.focus()
  }
  const onKey = (entry: InboxEntry, event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const run = keys[event.key]
    if (run === undefined) return
    event.preventDefault()
    event.stopPropagation()
    run(entry)
  }
  const keys: Readonly<Record<string, (entry: InboxEntry) => void>> = {
    j: ({ key }) => focusRow(key, 1),
    ArrowDown: ({ key }) => focusRow(key, 1),
    k: ({ key }) => focusRow(key, -1),
    ArrowUp: ({ key }) => focusRow(key, -1),
    e: deeds.finish,
    s: setSnoozing,
    u: deeds.makeUnread,
    a: deeds.act
  }
  const rows = (entries: readonly InboxEntry[]) =>
    entries.map((entry) => (
      <InboxRow
        key={entry.key}
        entry={entry}
        here={here}
        mayEdit={mayEdit}
        deeds={deeds}
        onFinish={deeds.finish}
        onSnooze={setSnoozing}
        onKey={onKey}
      />
    ))

  return (
    <section aria-label="Inbox" className="min-h-0 flex-1 overflow-y-auto">
      <div ref={lists} onFocus={hadFocus} className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-6 py-5">
        <CountedList title="What now needs you" count={needs.length}>
          {needs.length === 0 ? (
            <EmptyNote title="Nothing waits for you">
              What becomes yours to start, catch, decide or answer on any of your boards stands here.
            </EmptyNote>
          ) : (
            rows(needs)
          )}
        </CountedList>
        <CountedList title="What moved" count={moved.length}>
          {moved.length === 0 ? (
            <EmptyNote title="Nothing of yours was moved">
              When somebody’s edit moves your tasks it stands here for two weeks, in one sentence.
            </EmptyNote>
          ) : (
            rows(moved)
          )}
        </CountedList>
        {snoozed.length === 0 ? null : (
          <CountedList title="Later" count={snoozed.length}>
            {rows(snoozed)}
          </CountedList>
        )}
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="m-0 flex items-center gap-1.5 text-xs text-faint">
            <InboxIcon aria-hidden size={13} />
            J and K move, Enter opens, → unfolds what moved, A takes the next step, E is done, S snoozes, U makes
            unread.
          </p>
          <DisturbanceMenu />
        </div>
      </div>
      {snoozing === null ? null : (
        <SnoozeDialog
          entry={snoozing}
          onSnooze={(until, reason) => deeds.snooze(snoozing, until, reason)}
          onClose={() => setSnoozing(null)}
        />
      )}
    </section>
  )
}
