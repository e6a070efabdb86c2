import type { BoardId } from '../../shared/model/ids.ts'

import type { LedgerEntry, NotificationLedger, PlannedNotification } from './notification-ledger.ts'
import { byCause, tellCause } from './tell-cause.ts'
import type { Intended } from './tell-cause.ts'

/** What a person wants of notifications, as it holds at one moment. */
export type NotificationRules = {
  /** [NT2] How long news is gathered before it is told, in milliseconds. */
  readonly gather: number
  /** [NT3] Unix milliseconds; null is no do-not-disturb. */
  readonly undisturbedUntil: number | null
  /** [NT4] Tell outside of working hours, too. */
  readonly atAnyHour: boolean
}

/** What is known besides the ledger. */
export type NotificationMoment = {
  /** Unix milliseconds. */
  readonly now: number
  /** Intended entries that are on disk and were not handed to the system in this life. */
  readonly ready: ReadonlySet<string>
  /** [NT5] When notifications were handed to the system lately, in Unix milliseconds, oldest first. */
  readonly shownAt: readonly number[]
}

/** What to show now, what is marked as held back, and when to look again (Unix milliseconds; null: nothing waits). */
export type DueNotifications = {
  readonly ledger: NotificationLedger
  readonly show: readonly PlannedNotification[]
  readonly lookAt: number | null
}

/** [NT5] More than so many a minute go into the digest. */
const mostAMinute = 5
const minute = 60_000

/** Lines of a digest's body. */
const mostLines = 5

/** [NT2–NT5] What of the ledger is to be shown at a moment. Total, and the same on every look at the same moment. */
export function dueNotifications(
  ledger: NotificationLedger,
  rules: NotificationRules,
  { now, ready, shownAt }: NotificationMoment
): DueNotifications {
  const waiting = ledger.filter((entry): entry is Intended => entry.state === 'intended' && ready.has(entry.key))
  const quietUntil = (entry: Intended): number => quietEnd(entry, rules, now)
  const held = new Set(waiting.filter((entry) => entry.held === true || quietUntil(entry) > now).map(({ key }) => key))

  const groups = byBoard(waiting.filter(({ key }) => !held.has(key)))
  const show: PlannedNotification[] = []
  let lookAt = Number.POSITIVE_INFINITY
  const recent = shownAt.filter((at) => at > now - minute)
  for (const group of groups) {
    const due = Math.min(...group.map(({ at }) => at)) + rules.gather
    if (due > now) lookAt = Math.min(lookAt, due)
    else if (recent.length + show.length < mostAMinute) show.push(together(group))
    else for (const { key } of group) held.add(key)
  }

  const back = waiting.filter(({ key }) => held.has(key))
  // One digest, once nothing of it has to wait any more: not one for each board's working hours.
  const over = Math.max(
    ...back.map(quietUntil),
    recent.length + show.length < mostAMinute ? now : (recent[0] ?? now) + minute
  )
  if (back.length > 0 && over <= now) show.push(digest(back))
  else if (back.length > 0) lookAt = Math.min(lookAt, over)

  const isNews = waiting.some(({ key, held: was }) => was !== true && held.has(key))
  return {
    ledger: isNews ? ledger.map((entry) => holdBack(entry, held)) : ledger,
    show,
    lookAt: Number.isFinite(lookAt) ? lookAt : null
  }
}

/** [NT3] [NT4] Until when an entry is not to be told; in the past where it may be. */
function quietEnd({ message }: Intended, { undisturbedUntil, atAnyHour }: NotificationRules, now: number): number {
  return Math.max(undisturbedUntil ?? now, atAnyHour ? now : (message.quietUntil ?? now))
}

function holdBack(entry: LedgerEntry, held: ReadonlySet<string>): LedgerEntry {
  return entry.state === 'intended' && held.has(entry.key) ? { ...entry, held: true } : entry
}

/** [NT2] What came within one hold is told together, and a board is never mixed with another. */
function byBoard(entries: readonly Intended[]): readonly (readonly Intended[])[] {
  const boards = new Map<BoardId, Intended[]>()
  for (const entry of entries) boards.set(entry.message.board, [...(boards.get(entry.message.board) ?? []), entry])
  return [...boards.values()]
}

function together(entries: readonly Intended[]): PlannedNotification {
  const [headline, ...others] = byCause(entries).map(tellCause)
  if (headline === undefined) throw new Error('A notification about nothing.')
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return {
    kind: 'news',
    keys: entries.map(({ key }) => key),
    headline: headline.keys,
    board: headline.board,
    task: headline.task,
    title: `${headline.title}${more}`,
    body: [headline.body, ...others.slice(0, mostLines - 1).map(({ line }) => line)].join('\n'),
    step: headline.step
  }
}

/** [NT3] What was held back, over all boards; a single thing is told as it would have been. */
function digest(entries: readonly Intended[]): PlannedNotification {
  const causes = byCause(entries)
  const one = together(entries)
  if (causes.length === 1) return one
  const left = causes.length - mostLines
  return {
    ...one,
    kind: 'digest',
    headline: one.keys,
    title: `${causes.length} things came up meanwhile`,
    body: [
      ...causes.slice(0, mostLines).map((cause) => tellCause(cause).line),
      ...(left > 0 ? [`and ${left} more`] : [])
    ].join('\n'),
    step: null
  }
}
