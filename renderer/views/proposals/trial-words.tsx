import type { Proposal, Way } from '../../../shared/proposals/proposal.ts'
import { useProposalTrial } from '../../state/use-proposal-trial.ts'

/** [PR8] What one way would move, as soon as the engine has said it. */
export function TrialWords({ proposal, way }: { readonly proposal: Proposal; readonly way: Way }) {
  const trial = useProposalTrial(proposal, way)
  if (trial === null) return <span className="text-soft">Looking at what moves…</span>
  return trial.ok ? (
    <span className="tabular">{trial.value}</span>
  ) : (
    <span className="text-danger">{`What would move is not known: ${trial.failure}`}</span>
  )
}
