import { stableId } from '../lib/stable-id.ts'
import type { BoardId, IntentId, PersonId, SlipId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { SlipMove, SlipRecord } from '../model/slip-record.ts'

import type { Slip, SlipShift } from './slip.ts'

/** A cause made by a person or a signal, as its frame names it. */
export type RecordedCause = {
  readonly id: IntentId
  readonly by: PersonId | null
  readonly at: Instant
  readonly task: TaskId | null
}

/** [SL6] Bounds, so that a record stays below two kilobytes: a plan in which more moves is past being told one by one. */
const most = { moves: 10, absorbedBy: 2, promises: 10 }

/** [SL6] What is kept of a slip; null where it stays between its maker and the one task. */
export function slipRecordOf(board: BoardId, cause: RecordedCause, slip: Slip): SlipRecord | null {
  const moved = slip.shifts.filter(({ shift }) => shift !== 0)
  const movesOthers = moved.some(({ task }) => task !== cause.task)
  if (!movesOthers && slip.brokenPromises.length === 0 && slip.keptPromises.length === 0) return null
  const farthest = moved.toSorted(
    (a, b) => Number(b.task === cause.task) - Number(a.task === cause.task) || Math.abs(b.shift) - Math.abs(a.shift)
  )
  return {
    id: slipIdOf(board, cause.id),
    cause: cause.id,
    by: cause.by,
    at: cause.at,
    source: cause.task,
    later: moved.filter(({ shift }) => shift > 0).length,
    earlier: moved.filter(({ shift }) => shift < 0).length,
    moves: farthest.slice(0, most.moves).map(moveOf),
    absorbed: slip.absorbed.length,
    absorbedBy: slip.absorbed.slice(0, most.absorbedBy).map(({ task }) => task),
    brokenPromises: slip.brokenPromises.slice(0, most.promises),
    keptPromises: slip.keptPromises.slice(0, most.promises),
    withdrawn: false
  }
}

/** [SL6] The id of what a cause moved: alike on every device, so that one cause has one record. */
export function slipIdOf(board: BoardId, cause: IntentId): SlipId {
  return stableId('slip', board, cause) as SlipId
}

function moveOf({ task, finishBefore, finishAfter, shift }: SlipShift): SlipMove {
  return { task, finishBefore, finishAfter, shift }
}
