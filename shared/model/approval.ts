import type { Deed } from './handoff.ts'
import type { ApprovalId, PersonId, TaskId } from './ids.ts'

/** What was decided; declined keeps blocking. [FP8] */
export type Decision = Deed & { readonly verdict: 'granted' | 'declined'; readonly reason: string }

/** A request for a decision. Its place in the graph is the task of kind `approval`; of several requests the latest counts. */
export type Approval = {
  readonly id: ApprovalId
  readonly task: TaskId
  readonly approver: PersonId | null
  readonly delegate: PersonId | null
  readonly requested: Deed
  readonly decision: Decision | null
}
