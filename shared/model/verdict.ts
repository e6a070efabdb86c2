import type { Deed } from './handoff.ts'
import type { ProposalId, TaskId } from './ids.ts'

/** What a person decided about a proposal, and why. */
export type ProposalDecision = Deed & { readonly verdict: 'applied' | 'declined'; readonly reason: string }

/** [PR5] What became of a proposal, under the proposal's own id; the proposal itself is derived and never kept. `task` is the one that it was about. */
export type Verdict = {
  readonly id: ProposalId
  readonly task: TaskId
  /** Null once it was taken back: the graph then has no verdict. */
  readonly decision: ProposalDecision | null
}
