import type { Inbox } from './inbox-item.ts'

/** Nothing to look at. */
export const emptyInbox: Inbox = { needs: [], moved: [], snoozed: [], unread: 0 }
