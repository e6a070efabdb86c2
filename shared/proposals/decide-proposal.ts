import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { Intent } from '../intents/intent.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { carryOut } from './carry-out.ts'
import type { Proposal, Way } from './proposal.ts'

/** [PR6] A yes as one step, called `label`; the failure is a sentence. A write-off takes a reason [PR9]. */
export function applyProposal(
  graph: WorkGraph,
  proposal: Proposal,
  way: Way,
  said: { readonly reason: string; readonly label: string; readonly at: Instant }
): Result<Intent, string> {
  const reason = said.reason.trim()
  if (way.kind === 'writeOff' && reason === '') return fail('Say why it is written off.')
  const carried = carryOut(graph, proposal, way, { at: said.at, reason })
  if (!carried.ok) return carried
  const verdict = judgement(proposal, 'applied', reason)
  return succeed({ type: 'together', label: said.label, intents: [...carried.value, verdict] })
}

/** [PR5] A no, with why. */
export function declineProposal(proposal: Proposal, reason: string): Result<Intent, string> {
  if (reason.trim() === '') return fail('Say why, so that nobody has to ask.')
  return succeed(judgement(proposal, 'declined', reason.trim()))
}

/** [PR5] [PR11] A signal has its decision with it. */
function judgement(proposal: Proposal, verdict: 'applied' | 'declined', reason: string): Intent {
  if (proposal.kind !== 'waitingSignal')
    return { type: 'judgeProposal', proposal: proposal.id, task: proposal.task, verdict, reason }
  const decided = verdict === 'applied' ? 'accepted' : 'declined'
  return { type: 'judgeSignal', signal: proposal.signal, verdict: decided, reason }
}
