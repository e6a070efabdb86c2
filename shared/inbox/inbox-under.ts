import type { Instant } from '../model/instant.ts'

import { inboxOf } from './inbox-of.ts'
import type { Inbox, InboxMark } from './inbox-item.ts'

/** [IB8] The inbox under marks that whoever derives it has not kept yet; null takes a mark away. */
export function inboxUnder(inbox: Inbox, marks: ReadonlyMap<string, InboxMark | null>, now: Instant): Inbox {
  if (marks.size === 0) return inbox
  const entries = [...inbox.needs, ...inbox.moved, ...inbox.snoozed]
  const all = new Map<string, InboxMark>()
  for (const { key, mark } of entries) {
    const next = marks.has(key) ? (marks.get(key) ?? null) : mark
    if (next !== null) all.set(key, next)
  }
  return inboxOf(entries, all, now)
}
