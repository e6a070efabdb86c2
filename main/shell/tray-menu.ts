import type { TrayContent, TrayTask } from '../../shared/ipc/main-and-hub.ts'

import { plainText } from './plain-text.ts'

/** What a click on a line of the tray's menu does. */
export type TrayDeed =
  | { readonly kind: 'act'; readonly verb: 'start' | 'finish'; readonly task: TrayTask }
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

/** My tasks that are clear to start (a click starts them) and in progress (a click finishes them), and the two ways out. */
export function trayMenu(content: TrayContent): TrayMenu {
  const { clear, inProgress } = content
  return {
    tooltip: tooltip(clear.length, inProgress.length),
    title: clear.length === 0 ? '' : String(clear.length),
    lines: [
      ...section(clear.length === 0 ? 'Nothing is clear to start' : 'Clear to start', 'Start', 'start', clear),
      { kind: 'separator' },
      ...(inProgress.length === 0 ? [] : section('In progress', 'Finish', 'finish', inProgress)),
      ...(inProgress.length === 0 ? [] : [{ kind: 'separator' } as const]),
      { kind: 'line', label: 'Open Slipstream', deed: { kind: 'open' } },
      { kind: 'line', label: 'Quit Slipstream', deed: { kind: 'quit' } }
    ]
  }
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
