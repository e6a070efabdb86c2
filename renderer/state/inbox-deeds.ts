import type { InboxEntry } from '../../shared/inbox/inbox-item.ts'
import { nextStepOf } from '../../shared/inbox/next-step.ts'
import type { Instant } from '../../shared/model/instant.ts'

import type { AppSession } from './app-session.ts'

/** What a person can do with an item of the inbox. */
export type InboxDeeds = {
  /** Opens its task, on its board. */
  readonly open: (entry: InboxEntry) => void
  readonly see: (entry: InboxEntry) => void
  /** The next step: taken at once where that can be done, else its task is opened at it. */
  readonly act: (entry: InboxEntry) => void
  readonly finish: (entry: InboxEntry) => void
  readonly snooze: (entry: InboxEntry, until: Instant, reason: string) => void
  readonly makeUnread: (entry: InboxEntry) => void
}

/** What can be done with no board open; `onFinished` may offer to take back that an item is done. */
export function inboxDeeds(
  app: Pick<AppSession, 'markInbox' | 'openTask' | 'openBoard'>,
  onFinished: (entry: InboxEntry, takeBack: () => void) => void
): InboxDeeds {
  const see = ({ key, mark }: InboxEntry) => {
    if (mark === null) app.markInbox(key, { state: 'seen' })
  }
  const openAt = (entry: InboxEntry, step: ReturnType<typeof nextStepOf>) => {
    see(entry)
    if (entry.task !== null) app.openTask(entry.board, entry.task, step)
    else app.openBoard(entry.board)
  }
  return {
    // Whoever goes through the list by keyboard stays in it.
    open: (entry) => openAt(entry, null),
    see,
    act: (entry) => openAt(entry, nextStepOf(entry.kind)),
    finish: (entry) => {
      app.markInbox(entry.key, { state: 'done' })
      onFinished(entry, () => app.markInbox(entry.key, entry.mark))
    },
    snooze: ({ key }, until, reason) => app.markInbox(key, { state: 'snoozed', until, reason }),
    makeUnread: ({ key }) => app.markInbox(key, null)
  }
}
