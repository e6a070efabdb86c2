import type { HubToWindow } from '../../shared/ipc/hub-to-window.ts'
import type { ProposalId } from '../../shared/model/ids.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'

/** What is proposed on the open board, by id. */
export type ShownProposals = ReadonlyMap<ProposalId, Proposal>

/** What is proposed after a message: all of it, or what differs from before. */
export function mergeProposals(
  before: ShownProposals,
  { full, changed, gone }: Omit<Extract<HubToWindow, { readonly type: 'proposals' }>, 'type'>
): ShownProposals {
  const merged = new Map(full ? [] : before)
  for (const proposal of changed) merged.set(proposal.id, proposal)
  for (const id of gone) merged.delete(id)
  return merged
}
