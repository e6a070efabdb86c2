import type { PersonId } from '../../shared/model/ids.ts'
import type { Proposal, ProposalKind } from '../../shared/proposals/proposal.ts'

/** The dearer to leave alone first. */
const order: readonly ProposalKind[] = [
  'renegotiatePromise',
  'waitingSignal',
  'breakDeadlock',
  'contradictedPin',
  'delegateApproval',
  'askHandoff',
  'writeOffZombie',
  'reassignOrphan',
  'startNow',
  'pullForward'
]

/** Whether a proposal is this person's to decide: by name, or because it is anybody's. */
export function mayDecide({ deciders }: Pick<Proposal, 'deciders'>, me: PersonId | null): boolean {
  return deciders.length === 0 || (me !== null && deciders.includes(me))
}

/** What is mine by name first, then what is anybody's, then the rest; each in the order of kinds. */
export function sortProposals(proposals: Iterable<Proposal>, me: PersonId | null): readonly Proposal[] {
  const place = ({ deciders }: Proposal): number =>
    me !== null && deciders.includes(me) ? 0 : deciders.length === 0 ? 1 : 2
  return [...proposals].toSorted(
    (a, b) => place(a) - place(b) || order.indexOf(a.kind) - order.indexOf(b.kind) || (a.id < b.id ? -1 : 1)
  )
}
