import { compareText } from '../lib/compare.ts'

import { carriedGroups } from '../lib/carried-groups.ts'

import type { Approval } from './approval.ts'
import type { ApprovalId, TaskId } from './ids.ts'
import type { WorkGraph } from './work-graph.ts'

const requestsFor = carriedGroups<TaskId, ApprovalId, Approval>(({ task }) => task)

/** The request that counts for an approval task: the latest, ties by the largest id. */
export function latestApproval(graph: Pick<WorkGraph, 'approvals'>, task: TaskId): Approval | null {
  let latest: Approval | null = null
  for (const id of requestsFor(graph.approvals).get(task) ?? []) {
    const approval = graph.approvals.get(id)
    if (approval === undefined) continue
    if (latest === null || isLater(approval, latest)) latest = approval
  }
  return latest
}

function isLater(a: Approval, b: Approval): boolean {
  return (a.requested.at - b.requested.at || compareText(a.id, b.id)) > 0
}
