import { Notification } from 'electron'

import type { NextStep } from '../../shared/inbox/next-step.ts'

import { plainText } from './plain-text.ts'
import type { ShowNotification } from './notifier.ts'

/** Enough for a headline and four more lines; what is longer is cut by most desktops anyway. */
const longestTitle = 120
const longestLine = 160

/** [NT10] */
const buttons: Readonly<Record<NextStep, string>> = {
  start: 'Start',
  catch: 'Catch…',
  decide: 'Decide…',
  ask: 'Ask…',
  answer: 'Answer…',
  resume: 'Go on…',
  choose: 'See the ways out…'
}

/** Electron forgets a notification that nothing refers to, and with it the click. */
const kept = new Set<Notification>()

/**
 * [NT10] Shows one notification through the system. The next step is a button where the system has buttons (macOS; on
 * Linux Electron passes none on), and a click opens the task at that step everywhere.
 */
export const showNotification: ShowNotification = (planned, events) => {
  const notification = new Notification({
    title: plainText(planned.title, longestTitle),
    body: plainBody(planned.body),
    ...(planned.step === null ? {} : { actions: [{ type: 'button', text: buttons[planned.step] }] })
  })
  kept.add(notification)
  const gone = (): void => {
    kept.delete(notification)
    events.onGone()
  }
  notification.on('show', events.onShown)
  notification.on('click', () => {
    events.onClick()
    gone()
  })
  notification.on('action', () => {
    // All others are taken at the task.
    if (planned.step === 'start') events.onStart()
    else events.onClick()
    gone()
  })
  notification.on('close', gone)
  notification.on('failed', gone)
  notification.show()
  return () => {
    kept.delete(notification)
    notification.close()
  }
}

/** A sentence of the app itself, outside of the ledger. */
export function showNotice(title: string, body: string): void {
  const notification = new Notification({ title: plainText(title, longestTitle), body: plainBody(body) })
  kept.add(notification)
  notification.on('close', () => kept.delete(notification))
  notification.show()
}

/** Linux desktops may read a body as markup: angle brackets are swapped for look-alikes, so that no word becomes a tag. */
function plainBody(body: string): string {
  const lines = body
    .split('\n')
    .map((line) => plainText(line, longestLine))
    .join('\n')
  return process.platform === 'linux' ? lines.replaceAll('<', '‹').replaceAll('>', '›') : lines
}
