import type { InboxEntry } from '../../shared/inbox/inbox-item.ts'
import { nextStepOf } from '../../shared/inbox/next-step.ts'
import type { NextStep } from '../../shared/inbox/next-step.ts'
import type { TrayContent, TrayTask } from '../../shared/ipc/main-and-hub.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import { plainText } from './plain-text.ts'

/** What a click on a line of the tray's menu does. */
export type TrayDeed =
  | { readonly kind: 'act'; readonly verb: 'start' | 'finish'; readonly task: TrayTask }
  | { readonly kind: 'openTask'; readonly board: BoardId; readonly task: TaskId; readonly step: NextStep | null }
  /** [NT3] For so many minutes from now; null ends it. */
  | { readonly kind: 'undisturbed'; readonly minutes: number | null }
  | { readonly kind: 'open' }
  | { readonly kind: 'quit' }

/** One line of the tray's menu; a line without a deed only says something. */
export type TrayLine =
  | { readonly kind: 'separator' }
  | { readonly kind: 'line'; readonly label: string; readonly deed: TrayDeed | null }

/** The whole tray as plain values, so that it is rebuilt only when it differs. `title` is shown beside the icon on macOS. */
export type TrayMenu = { readonly tooltip: string; readonly title: string; readonly lines: readonly TrayLine[] }

/** Lines a section, so that the menu fits on small screens. */
const mostTasks = 10
const longestLabel = 60

/**
 * What waits for me in the inbox (a click opens it), my tasks that are clear to start (a click starts them) and in progress (a click finishes them), do-not-disturb (until
 * `quietUntil`, in words, while it is on), and the two ways out.
 */
export function trayMenu(content: TrayContent, needs: readonly InboxEntry[], quietUntil: string | null): TrayMenu {
  const waiting = needs.filter(({ kind }) => kind !== 'clearToStart')
  const { clear, inProgress } = content
  return {
    tooltip: tooltip(clear.length, inProgress.length),
    title: clear.length === 0 ? '' : String(clear.length),
    lines: [
      ...waitingSection(waiting),
      ...section(clear.length === 0 ? 'Nothing is clear to start' : 'Clear to start', 'Start', 'start', clear),
      { kind: 'separator' },
      ...(inProgress.length === 0 ? [] : section('In progress', 'Finish', 'finish', inProgress)),
      ...(inProgress.length === 0 ? [] : [{ kind: 'separator' } as const]),
      ...disturbance(quietUntil),
      { kind: 'separator' },
      { kind: 'line', label: 'Open Slipstream', deed: { kind: 'open' } },
      { kind: 'line', label: 'Quit Slipstream', deed: { kind: 'quit' } }
    ]
  }
}

function waitingSection(waiting: readonly InboxEntry[]): readonly TrayLine[] {
  if (waiting.length === 0) return []
  const more = waiting.length - mostTasks
  return [
    { kind: 'line', label: 'Waits for you', deed: null },
    ...waiting.slice(0, mostTasks).map(({ board, task, title, kind }): TrayLine => ({
      kind: 'line',
      label: menuLabel(plainText(title, longestLabel)),
      deed: task === null ? { kind: 'open' } : { kind: 'openTask', board, task, step: nextStepOf(kind) }
    })),
    ...(more > 0 ? [{ kind: 'line', label: `… ${more} more`, deed: { kind: 'open' } } as const] : []),
    { kind: 'separator' }
  ]
}

/** [NT3] */
function disturbance(quietUntil: string | null): readonly TrayLine[] {
  if (quietUntil !== null) {
    return [
      { kind: 'line', label: `Not disturbed until ${quietUntil}`, deed: null },
      { kind: 'line', label: 'Disturb me again', deed: { kind: 'undisturbed', minutes: null } }
    ]
  }
  return [
    { kind: 'line', label: 'Do not disturb for an hour', deed: { kind: 'undisturbed', minutes: 60 } },
    { kind: 'line', label: 'Do not disturb for a day', deed: { kind: 'undisturbed', minutes: 24 * 60 } }
  ]
}

function section(
  heading: string,
  word: string,
  verb: 'start' | 'finish',
  tasks: readonly TrayTask[]
): readonly TrayLine[] {
  const more = tasks.length - mostTasks
  return [
    { kind: 'line', label: heading, deed: null },
    ...tasks.slice(0, mostTasks).map((task): TrayLine => ({
      kind: 'line',
      label: menuLabel(`${word}: ${plainText(task.title, longestLabel)}`),
      deed: { kind: 'act', verb, task }
    })),
    ...(more > 0 ? [{ kind: 'line', label: `… ${more} more`, deed: { kind: 'open' } } as const] : [])
  ]
}

/** A single `&` would mark the next letter as the line's key instead of being shown. */
function menuLabel(text: string): string {
  return text.replaceAll('&', '&&')
}

function tooltip(clear: number, inProgress: number): string {
  if (clear === 0 && inProgress === 0) return 'Slipstream'
  if (clear === 0) return `Slipstream: ${inProgress} in progress`
  return `Slipstream: ${clear} clear to start`
}
