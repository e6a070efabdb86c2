import type { AlertMessage } from '../../shared/alerts/alert.ts'
import type { NextStep } from '../../shared/inbox/next-step.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

/**
 * What this device has told, by the key that is alike on every device: *intended* is written before the system is asked
 * to show a notification, *shown* after it has accepted it. Only intended ones keep their words; `held` ones wait for the
 * digest. [NT3]
 */
export type LedgerEntry =
  | {
      readonly state: 'intended'
      readonly key: string
      readonly at: number
      readonly message: AlertMessage
      readonly held?: true
    }
  | { readonly state: 'shown'; readonly key: string; readonly at: number }

/** Oldest first, bounded; `at` is Unix milliseconds. Law 4: a key that is in here is never told again. */
export type NotificationLedger = readonly LedgerEntry[]

/** One notification to show: everything that came of its causes on one board, the headline first. */
export type PlannedNotification = {
  /** [NT7] Whether it opens the task or the inbox. */
  readonly kind: 'news' | 'digest'
  readonly keys: readonly string[]
  /** [NT9] Those of them that the title is about. */
  readonly headline: readonly string[]
  readonly board: BoardId
  readonly task: TaskId
  readonly title: string
  readonly body: string
  /** [NT10] What the headline asks for; null on a digest. */
  readonly step: NextStep | null
}

/** The ledger to write, and which shown notifications (by key) to take down. */
export type NotificationPlan = {
  readonly ledger: NotificationLedger
  readonly close: readonly string[]
}

/** Far more than are told in a year; a key that fell out could only come back with facts that old. */
const mostEntries = 5_000

/** What was intended and never shown is told after a restart only while it is news. */
const newsFor = 24 * 60 * 60_000

/** [NT6] What was held back is told after a long weekend, too. */
const heldFor = 7 * newsFor

/**
 * Takes what the hub derived from one change (or one catch-up) to what is to be told of it. A retraction takes the
 * notification down and forgets an intention; a key that was shown stays told.
 */
export function planNotifications(
  ledger: NotificationLedger,
  alerts: readonly AlertMessage[],
  now: number
): NotificationPlan {
  const retracted = new Set(alerts.filter(({ kind }) => kind === 'retracted').map(({ key }) => key))
  const kept = ledger.filter((entry) => entry.state === 'shown' || !retracted.has(entry.key))
  const told = new Set(kept.map(({ key }) => key))
  const fresh: AlertMessage[] = []
  for (const alert of alerts) {
    if (alert.kind === 'retracted' || retracted.has(alert.key) || told.has(alert.key)) continue
    told.add(alert.key)
    fresh.push(alert)
  }
  const intended = fresh.map((message): LedgerEntry => ({ state: 'intended', key: message.key, at: now, message }))
  return {
    ledger: [...kept, ...intended].slice(-mostEntries),
    close: [...retracted]
  }
}

/** [PD7] The person answered these on another device: they come off the screen, and are not told here any more. */
export function withdrawNotifications(
  ledger: NotificationLedger,
  keys: readonly string[],
  now: number
): NotificationPlan {
  const known = new Set(ledger.map(({ key }) => key))
  const fresh = keys.filter((key) => !known.has(key)).map((key): LedgerEntry => ({ state: 'shown', key, at: now }))
  return { ledger: [...markShown(ledger, keys), ...fresh].slice(-mostEntries), close: keys }
}

/** [NT6] After a start: lets go untold what is no news any more. */
export function resumeNotifications(ledger: NotificationLedger, now: number): NotificationLedger {
  return ledger.filter((entry) => entry.state === 'shown' || entry.at > now - (entry.held === true ? heldFor : newsFor))
}

/** The system has accepted these: they are told, and their words are forgotten. */
export function markShown(ledger: NotificationLedger, keys: readonly string[]): NotificationLedger {
  return ledger.map((entry) => (keys.includes(entry.key) ? { state: 'shown', key: entry.key, at: entry.at } : entry))
}
