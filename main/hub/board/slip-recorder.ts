import type { Intent } from '../../../shared/intents/intent.ts'
import type { CommitIntent } from '../../../shared/ipc/window-to-hub.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import type { BoardId, IntentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import { slipIdOf, slipRecordOf } from '../../../shared/schedule/slip-record-of.ts'

/** [SL6] Writes down what causes moved: each after its cause is on disk, so that nobody's acknowledgement waits for it. */
export type SlipRecorder = {
  /** A cause was framed at `at` (Unix milliseconds), and moved this; null: nothing. */
  readonly note: (cause: CommitIntent, at: number, slip: Slip | null) => void
  /** The frames of a cause are on disk. */
  readonly onDisk: (cause: IntentId) => void
  readonly stop: () => void
}

/** `write` makes a frame of the hub's own, on behalf of whoever made the cause. */
export function createSlipRecorder(board: BoardId, write: (intent: Intent, by: PersonId | null) => void): SlipRecorder {
  const waiting = new Map<IntentId, { readonly intent: Intent; readonly by: PersonId | null }>()
  let stopped = false
  return {
    note: (cause, at, slip) => {
      const intent = intentFor(board, cause, at, slip)
      if (intent !== null) waiting.set(cause.id, { intent, by: cause.by })
    },
    onDisk: (cause) => {
      const next = waiting.get(cause)
      waiting.delete(cause)
      if (next !== undefined && !stopped) write(next.intent, next.by)
    },
    stop: () => {
      stopped = true
    }
  }
}

/** What takes a cause back, or brings it again, marks that cause's record and leaves none of its own. */
function intentFor(board: BoardId, cause: CommitIntent, at: number, slip: Slip | null): Intent | null {
  const { id, by, task, type, reverts } = cause
  if (reverts !== undefined)
    return { type: 'withdrawSlip', slip: slipIdOf(board, reverts.cause), withdrawn: reverts.as === 'undo' }
  if (type === 'revert' || slip === null) return null
  const record = slipRecordOf(board, { id, by, at: instantFromMilliseconds(at), task: task as TaskId | null }, slip)
  return record === null ? null : { type: 'recordSlip', record }
}
