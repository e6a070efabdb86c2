import { parseId } from '../../shared/model/ids.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

/** What a `slipstream://` link may ask for. It opens a window on something, and never acts (sync.md, boundaries). */
export type DeepLink =
  | { readonly kind: 'task'; readonly board: BoardId; readonly task: TaskId }
  /** An invite, as it was written: the hub reads it once a person looks at it. */
  | { readonly kind: 'join'; readonly link: string }

/** The scheme that the packaged app registers with the system. */
export const deepLinkScheme = 'slipstream'

/** Longer than any link we make; checked before anything else is done with the text. */
const longestLink = 700
const joinLink = /^slipstream:\/\/(?:join|pair)\/[A-Za-z0-9_-]+\/?$/
const taskLink = /^slipstream:\/\/task\/([^/?#]+)\/([^/?#]+)\/?$/

/** `slipstream://task/<board>/<task>` or `slipstream://join/<code>` (or `pair`); anything else is null, and then only the window is shown. */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > longestLink) return null
  // The system's own handling of addresses may put a slash behind it.
  if (joinLink.test(text)) return { kind: 'join', link: text.replace(/\/$/, '') }
  const match = taskLink.exec(text)
  const board = parseId<BoardId>(match?.[1])
  const task = parseId<TaskId>(match?.[2])
  return board.ok && task.ok ? { kind: 'task', board: board.value, task: task.value } : null
}

/** The first argument that is a link, found by its prefix: the system may put others before it. */
export function findDeepLink(args: readonly string[]): DeepLink | null {
  const link = args.find((argument) => argument.startsWith(`${deepLinkScheme}://`))
  return link === undefined ? null : parseDeepLink(link)
}
