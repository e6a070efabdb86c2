import type { Inverse } from '../../shared/intents/inverse.ts'
import type { IntentId } from '../../shared/model/ids.ts'

/** One step that can be taken back or done again: what it was, and the intent that did it first. */
export type UndoStep = { readonly label: string; readonly inverse: Inverse; readonly cause: IntentId }

/** What a person could take back and do again now, in words; null where there is nothing. */
export type Undoable = { readonly undo: string | null; readonly redo: string | null }

export type UndoStack = {
  /** A new step of this person's: what was undone before it can no longer be done again. */
  readonly did: (step: UndoStep) => void
  /** The last step, or the one that a certain intent did, wherever it lies. */
  readonly takeUndo: (cause?: IntentId) => UndoStep | null
  readonly takeRedo: () => UndoStep | null
  /** After an undo was committed: its own inverse does the thing again. */
  readonly undid: (step: UndoStep) => void
  readonly redid: (step: UndoStep) => void
  readonly undoable: () => Undoable
  readonly holds: (cause: IntentId) => boolean
  readonly clear: () => void
}

/** More steps than anybody goes back; inverses of imports are large. */
const mostSteps = 200

/** Two piles of inverse intents, of one person on one board in one window. */
export function createUndoStack(): UndoStack {
  let done: readonly UndoStep[] = []
  let undone: readonly UndoStep[] = []
  return {
    did: (step) => {
      done = [...done, step].slice(-mostSteps)
      undone = []
    },
    takeUndo: (cause) => {
      const step = (cause === undefined ? done.at(-1) : done.find((one) => one.cause === cause)) ?? null
      done = done.filter((one) => one !== step)
      return step
    },
    takeRedo: () => {
      const step = undone.at(-1) ?? null
      undone = undone.slice(0, -1)
      return step
    },
    undid: (step) => {
      undone = [...undone, step]
    },
    redid: (step) => {
      done = [...done, step]
    },
    undoable: () => ({ undo: done.at(-1)?.label ?? null, redo: undone.at(-1)?.label ?? null }),
    holds: (cause) => done.some((step) => step.cause === cause),
    clear: () => {
      done = []
      undone = []
    }
  }
}
