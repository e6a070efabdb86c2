import { latestApproval } from '../model/latest-approval.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { UnblockEpoch } from '../schedule/schedule.ts'

import type { Alert } from './alert.ts'

/**
 * [AL3] What an open epoch of a task means to its owner: that it may be started; of an approval, which nobody starts, that it
 * may be asked for. Null for one that was declined: whoever asked is to ask again.
 */
export function clearAlert(
  graph: Pick<WorkGraph, 'approvals'>,
  { id: task, kind }: Task,
  { id: key, at, cause }: UnblockEpoch
): Alert | null {
  if (kind !== 'approval') return { kind: 'clearToStart', key, task, at, cause }
  return latestApproval(graph, task) === null ? { kind: 'approvalToAsk', key, task, at, cause } : null
}
