import type { AlertMessage } from '../../shared/alerts/alert.ts'
import type { JsonFile } from '../settings/json-file.ts'

import { markShown, planNotifications, resumeNotifications, withdrawNotifications } from './notification-ledger.ts'
import type { NotificationLedger, NotificationPlan, PlannedNotification } from './notification-ledger.ts'

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
}

/** Carries the ledger's plans out in their order: intention on disk, then the screen, then *shown* on disk. */
export function createNotifier(options: NotifierOptions): Notifier {
  const { file } = options
  const onScreen = new Map<string, { readonly headline: boolean; readonly takeDown: () => void }>()

  async function carryOut(plan: NotificationPlan): Promise<void> {
    for (const key of plan.close) {
      const shown = onScreen.get(key)
      onScreen.delete(key)
      // Of several told together, the one in the title decides: without it the notification is untrue.
      if (shown?.headline === true) shown.takeDown()
    }
    // A disk that refuses must not silence the news; within this life the ledger in memory still holds.
    await file.write(plan.ledger).catch(options.onTrouble)
    for (const planned of plan.show) show(planned)
  }

  function show(planned: PlannedNotification): void {
    // Retracted while its intention was on its way to the disk.
    const entries = new Map(file.value().map((entry) => [entry.key, entry.state]))
    const [headline] = planned.keys
    if (headline === undefined || entries.get(headline) !== 'intended') return
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
    for (const key of planned.keys) onScreen.set(key, { headline: key === headline, takeDown })
  }

  return {
    tell: (alerts) => carryOut(planNotifications(file.value(), alerts, options.milliseconds())),
    withdraw: (keys) => carryOut(withdrawNotifications(file.value(), keys, options.milliseconds())),
    resume: () => carryOut(resumeNotifications(file.value(), options.milliseconds()))
  }
}
