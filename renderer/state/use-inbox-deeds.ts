import type { InboxEntry } from '../../shared/inbox/inbox-item.ts'
import type { Instant } from '../../shared/model/instant.ts'

import { useApp } from './app-context.ts'
import { useBoard, useMayEdit } from './board-context.ts'
import { useIntents } from './use-intents.ts'

/** What a person can do with an item of the inbox. */
export type InboxDeeds = {
  /** Opens its task, on its board. */
  readonly open: (entry: InboxEntry) => void
  readonly see: (entry: InboxEntry) => void
  /** The next step: starts what is clear on the open board, else opens where it is taken. */
  readonly act: (entry: InboxEntry) => void
  readonly finish: (entry: InboxEntry) => void
  readonly snooze: (entry: InboxEntry, until: Instant, reason: string) => void
  readonly makeUnread: (entry: InboxEntry) => void
}

/** `onFinished` may offer to take back that an item is done. */
export function useInboxDeeds(onFinished: (entry: InboxEntry, takeBack: () => void) => void): InboxDeeds {
  const app = useApp()
  const session = useBoard()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()

  const see = ({ key, mark }: InboxEntry) => {
    if (mark === null) app.markInbox(key, { state: 'seen' })
  }
  const open = (entry: InboxEntry) => {
    see(entry)
    if (entry.task !== null) app.openTask(entry.board, entry.task)
    else app.openBoard(entry.board)
  }
  return {
    open,
    see,
    act: (entry) => {
      const { kind, task, board } = entry
      if (board !== session.board || task === null || !mayEdit) return open(entry)
      if (kind !== 'clearToStart') return open(entry)
      const title = session.graph.get().tasks.get(task)?.title ?? 'the task'
      onIntent({ type: 'startTask', task, at: session.clock() }, `Start “${title}”`)
    },
    finish: (entry) => {
      app.markInbox(entry.key, { state: 'done' })
      onFinished(entry, () => app.markInbox(entry.key, entry.mark))
    },
    snooze: ({ key }, until, reason) => app.markInbox(key, { state: 'snoozed', until, reason }),
    makeUnread: ({ key }) => app.markInbox(key, null)
  }
}
