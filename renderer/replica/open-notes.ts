import type * as Y from 'yjs'

import { isCommitOrigin } from '../../shared/document/commit-origin.ts'
import { noteRoot } from '../../shared/document/note-root.ts'
import type { TaskId } from '../../shared/model/ids.ts'

import type { NoteText } from './note-text.ts'

/** What was typed into one note and is not yet on its way to the hub: updates of the document, in order. */
export type TypedNote = { readonly task: TaskId; readonly clientID: number; readonly updates: readonly Uint8Array[] }

/** The notes that are open in this window, and what was typed into them. */
export type OpenNotes = {
  /**
   * `show` is called with the note's text now and whenever the document is another one, and with null while there is
   * none. What it gives ends that.
   */
  readonly follow: (task: TaskId, show: (text: NoteText | null) => void) => () => void
  /** The document that notes are read from and typed into; what was typed into the last one is told first. */
  readonly setDocument: (doc: Y.Doc | null) => void
  /** [NO2] Tells now what was typed. */
  readonly flush: () => void
  /** Whether something was typed that is not told yet. */
  readonly holds: () => boolean
}

export type OpenNotesParts = {
  readonly startTimer: (run: () => void, milliseconds: number) => () => void
  readonly onTyped: (typed: TypedNote) => void
  /** Something was typed where all was told before, or the other way round. */
  readonly onHolds: () => void
}

/** [NO2] A rest this long ends a batch, and so does the longest time, while somebody types without one; in milliseconds. */
const rest = 400
const longest = 2_000

/** [NO2] A batch is one part of a frame, which holds 256 KiB: one more keystroke or paste fits behind this many bytes. */
const mostBytes = 48 * 1024

/** Follows no document at first. */
export function createOpenNotes(parts: OpenNotesParts): OpenNotes {
  const followers = new Map<(text: NoteText | null) => void, TaskId>()
  const taskOf = new Map<unknown, TaskId>()
  let doc: Y.Doc | null = null
  let typed: (TypedNote & { readonly updates: Uint8Array[]; bytes: number }) | null = null
  let stopRest: (() => void) | null = null
  let stopLongest: (() => void) | null = null

  function textOf(task: TaskId): NoteText | null {
    if (doc === null) return null
    const text = doc.getText(noteRoot(task))
    taskOf.set(text, task)
    return text
  }

  function flush(): void {
    stopRest?.()
    stopLongest?.()
    stopRest = null
    stopLongest = null
    if (typed === null) return
    const { task, clientID, updates } = typed
    typed = null
    parts.onTyped({ task, clientID, updates })
    parts.onHolds()
  }

  /** Commits are told by whoever makes them, and what came from the hub is no typing. */
  function take(update: Uint8Array, origin: unknown, from: Y.Doc, { local, changed }: Y.Transaction): void {
    if (!local || isCommitOrigin(origin)) return
    for (const type of changed.keys()) {
      const task = taskOf.get(type)
      if (task === undefined) continue
      if (typed !== null && (typed.task !== task || typed.bytes + update.byteLength > mostBytes)) flush()
      const isFirst = typed === null
      typed ??= { task, clientID: from.clientID, updates: [], bytes: 0 }
      typed.updates.push(update)
      typed.bytes += update.byteLength
      stopRest?.()
      stopRest = parts.startTimer(flush, rest)
      stopLongest ??= parts.startTimer(flush, longest)
      if (isFirst) parts.onHolds()
      return
    }
  }

  return {
    follow: (task, show) => {
      followers.set(show, task)
      show(textOf(task))
      return () => {
        flush()
        followers.delete(show)
      }
    },
    setDocument: (next) => {
      flush()
      doc?.off('update', take)
      taskOf.clear()
      doc = next
      doc?.on('update', take)
      for (const [show, task] of followers) show(textOf(task))
    },
    flush,
    holds: () => typed !== null
  }
}
