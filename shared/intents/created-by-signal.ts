import { stableId } from '../lib/stable-id.ts'
import type { ApprovalId, CommentId, DependencyId, HandoffId, SignalId, TaskId } from '../model/ids.ts'

/** [SG10] What a signal created has an id that follows from the signal's. */
export function createdBySignal<Id extends DependencyId | CommentId | ApprovalId | HandoffId | TaskId>(
  signal: SignalId
): Id {
  return stableId('created', signal) as Id
}
