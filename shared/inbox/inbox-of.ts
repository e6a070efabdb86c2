import { compareText } from '../lib/compare.ts'
import type { Instant } from '../model/instant.ts'

import type { Inbox, InboxEntry, InboxItem, InboxMark } from './inbox-item.ts'
import { inboxKinds } from './inbox-kinds.ts'

/** [IB7] More than anybody looks through. */
const mostTold = 500

/** [IB5] Items of all boards under a person's marks, as they stand at `now`. */
export function inboxOf(items: readonly InboxItem[], marks: ReadonlyMap<string, InboxMark>, now: Instant): Inbox {
  const entries = items
    .map((item): InboxEntry => ({ ...item, mark: standing(marks.get(item.key) ?? null, now) }))
    .filter(({ mark }) => mark?.state !== 'done')
  const isNow = ({ mark }: InboxEntry): boolean => mark?.state !== 'snoozed'
  const needs = entries.filter((entry) => entry.kind !== 'slip' && isNow(entry))
  const moved = entries.filter((entry) => entry.kind === 'slip' && isNow(entry))
  return {
    needs: needs.toSorted(byUrgency).slice(0, mostTold),
    moved: moved.toSorted((a, b) => -bySince(a, b) || compareText(a.key, b.key)).slice(0, mostTold),
    snoozed: entries
      .filter((entry) => !isNow(entry))
      .toSorted((a, b) => untilOf(a) - untilOf(b) || byUrgency(a, b))
      .slice(0, mostTold),
    unread: [...needs, ...moved].filter(({ mark }) => mark === null).length
  }
}

/** A snooze that is over marks nothing. */
function standing(mark: InboxMark | null, now: Instant): InboxMark | null {
  return mark?.state === 'snoozed' && mark.until <= now ? null : mark
}

function byUrgency(a: InboxEntry, b: InboxEntry): number {
  return inboxKinds.indexOf(a.kind) - inboxKinds.indexOf(b.kind) || bySince(a, b) || compareText(a.key, b.key)
}

/** What nobody knows since when is taken for old. */
function bySince(a: InboxEntry, b: InboxEntry): number {
  return (a.since ?? 0) - (b.since ?? 0)
}

function untilOf({ mark }: InboxEntry): number {
  return mark?.state === 'snoozed' ? mark.until : 0
}
