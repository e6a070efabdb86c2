import type { ToldChange } from '../../shared/intents/told-change.ts'
import type { DeletedThing } from '../../shared/intents/deleted-thing.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import type { IntentProblem } from '../../shared/intents/intent-problem.ts'
import type { Restore } from '../../shared/intents/inverse.ts'
import type { HubAnswer } from '../../shared/ipc/hub-to-window.ts'
import type { WindowCall } from '../../shared/ipc/window-to-hub.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { IntentId, TaskId } from '../../shared/model/ids.ts'
import type { Signal } from '../../shared/model/signal.ts'

import type { NoteText } from './note-text.ts'
import type { Undoable, UndoStep } from './undo-stack.ts'

/** What an undo or redo did: the step's name, and what it had to leave as it is. */
export type TakenBack = { readonly label: string; readonly skipped: readonly Restore[] }

/** One open board in this window: its document, its cache, its outbox and its way to the hub. */
export type BoardReplica = {
  /**
   * Writes at once into this window's document, keeps the inverse for undo, and sends it to the hub. Before the document
   * is read the intent waits for it, and a refusal is told as a `problem`.
   */
  readonly commit: (intent: Intent, label: string) => Result<null, IntentProblem>
  /** Takes back the last step, or what a certain intent did. Null when there is nothing to take back. */
  readonly undo: (cause?: IntentId) => Result<TakenBack, IntentProblem> | null
  readonly redo: () => Result<TakenBack, IntentProblem> | null
  readonly undoable: () => Undoable
  /** Whether what this intent did can be taken back here. */
  readonly canUndo: (cause: IntentId) => boolean
  /** [HI4] What was deleted from the board, as far as this window knows. */
  readonly deleted: () => readonly DeletedThing[]
  /** [SG17] What a signal that counts changed of its task. */
  readonly changesOf: (signal: Signal) => readonly ToldChange[]
  /** A step that the hub did for this window (an import): its inverse can be taken back like one's own. */
  readonly remember: (step: UndoStep) => void
  /** [NO1] Shows the text of a task's notes, now and whenever it is another one; null while the board is read. What it gives ends that. */
  readonly followNote: (task: TaskId, show: (text: NoteText | null) => void) => () => void
  /** [NO2] What was typed is sent now, without waiting for a rest. */
  readonly saveNotes: () => void
  readonly call: (call: WindowCall) => Promise<HubAnswer>
  /** Tells teammates what the person looks at. */
  readonly lookAt: (task: TaskId | null) => void
  /** [DOC12][M7] Whether the board could only be read, for its next opening: before the hub has said so again. */
  readonly rememberReadOnly: (readOnly: boolean) => void
  /** Main says that the hub runs again. */
  readonly hurry: () => void
  readonly close: () => Promise<void>
}
