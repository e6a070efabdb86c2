import type { AlertMessage } from '../../shared/alerts/alert.ts'
import type { JsonFile } from '../settings/json-file.ts'

import { markShown, planNotifications, resumeNotifications, withdrawNotifications } from './notification-ledger.ts'
import type { NotificationLedger, NotificationPlan, PlannedNotification } from './notification-ledger.ts'
import { dueNotifications } from './notification-policy.ts'
import type { NotificationRules } from './notification-policy.ts'

/** What happens to a notification after it was handed to the system. */
export type NotificationEvents = {
  /** The system has accepted it. */
  readonly onShown: () => void
  /** It is off the screen; nothing is left to take down. */
  readonly onGone: () => void
  readonly onClick: () => void
  readonly onStart: () => void
}

/** Hands one notification to the system; the answer takes it down again. */
export type ShowNotification = (planned: PlannedNotification, events: NotificationEvents) => () => void

export type NotifierOptions = {
  readonly file: JsonFile<NotificationLedger>
  readonly show: ShowNotification
  /** Unix milliseconds. */
  readonly milliseconds: () => number
  /** Calls back once after a delay in milliseconds; the returned function cancels it. */
  readonly after: (milliseconds: number, ring: () => void) => () => void
  readonly rules: () => NotificationRules
  readonly onOpen: (planned: PlannedNotification) => void
  readonly onStart: (planned: PlannedNotification) => void
  /** The person answered it, in either way. */
  readonly onAnswered: (keys: readonly string[]) => void
  /** The ledger could not be written. */
  readonly onTrouble: (error: unknown) => void
}

export type Notifier = {
  /** Alerts of one change or one catch-up. Resolves when the system was asked; does not reject. */
  readonly tell: (alerts: readonly AlertMessage[]) => Promise<void>
  /** [PD7] Alerts that were answered on another device, by key. */
  readonly withdraw: (keys: readonly string[]) => Promise<void>
  /** Once after a start: what was intended in an earlier life and never shown. */
  readonly resume: () => Promise<void>
  /** The rules or the time have changed. */
  readonly look: () => void
}

/** A timer stands still while the machine sleeps: none is longer, in milliseconds. */
const longestWait = 15 * 60_000

/** [NT5] How long a shown notification counts for the limit, in milliseconds. */
const minute = 60_000

/** [NT6] Carries the ledger's plans out in their order: intention on disk, then, when it is due, the screen, then *shown* on disk. */
export function createNotifier(options: NotifierOptions): Notifier {
  const { file } = options
  const onScreen = new Map<string, { readonly headline: Set<string>; readonly takeDown: () => void }>()
  /** Intentions that are on disk and were not handed to the system in this life. */
  const ready = new Set<string>()
  let shownAt: readonly number[] = []
  let cancel: (() => void) | null = null

  async function carryOut(plan: NotificationPlan): Promise<void> {
    for (const key of plan.close) {
      const shown = onScreen.get(key)
      onScreen.delete(key)
      ready.delete(key)
      // [NT9] What the title tells decides: once nothing of that holds, the notification is untrue.
      if (shown?.headline.has(key) !== true) continue
      shown.headline.delete(key)
      if (shown.headline.size === 0) shown.takeDown()
    }
    const before = new Set(file.value().map(({ key }) => key))
    const fresh = plan.ledger.filter(({ key, state }) => state === 'intended' && !before.has(key))
    // A disk that refuses must not silence the news; within this life the ledger in memory still holds.
    await file.write(plan.ledger).catch(options.onTrouble)
    for (const { key } of fresh) ready.add(key)
    look()
  }

  /** Shows what is due, and looks again when something will be. */
  function look(): void {
    const now = options.milliseconds()
    shownAt = shownAt.filter((at) => at > now - minute)
    const due = dueNotifications(file.value(), options.rules(), { now, ready, shownAt })
    if (due.ledger !== file.value()) file.write(due.ledger).catch(options.onTrouble)
    for (const planned of due.show) show(planned, now)
    cancel?.()
    cancel = due.lookAt === null ? null : options.after(Math.min(Math.max(due.lookAt - now, 0), longestWait), look)
  }

  function show(planned: PlannedNotification, now: number): void {
    for (const key of planned.keys) ready.delete(key)
    shownAt = [...shownAt, now]
    const takeDown = options.show(planned, {
      onShown: () => {
        file.write(markShown(file.value(), planned.keys)).catch(options.onTrouble)
      },
      onGone: () => {
        for (const key of planned.keys) onScreen.delete(key)
      },
      onClick: () => {
        options.onOpen(planned)
        options.onAnswered(planned.keys)
      },
      onStart: () => {
        options.onStart(planned)
        options.onAnswered(planned.keys)
      }
    })
    const shown = { headline: new Set(planned.headline), takeDown }
    for (const key of planned.keys) onScreen.set(key, shown)
  }

  return {
    tell: (alerts) => carryOut(planNotifications(file.value(), alerts, options.milliseconds())),
    withdraw: (keys) => carryOut(withdrawNotifications(file.value(), keys, options.milliseconds())),
    resume: async () => {
      const ledger = resumeNotifications(file.value(), options.milliseconds())
      await file.write(ledger).catch(options.onTrouble)
      for (const { key, state } of file.value()) if (state === 'intended' && !onScreen.has(key)) ready.add(key)
      look()
    },
    look
  }
}
