import { useEffect, useState } from 'react'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { Proposal, Way } from '../../shared/proposals/proposal.ts'
import { describeSlip } from '../../shared/schedule/describe-slip.ts'

import { useBoard } from './board-context.ts'

/** [PR8] What a way of a proposal would move, in one line; null until the hub has tried it, a failure is a sentence. Tried again when the proposal differs. */
export function useProposalTrial(proposal: Proposal, way: Way): Result<string, string> | null {
  const session = useBoard()
  const [known, setKnown] = useState<{ readonly of: string; readonly outcome: Result<string, string> } | null>(null)
  const asked = JSON.stringify([proposal, way])
  useEffect(() => {
    let isWanted = true
    const [tried, by] = JSON.parse(asked) as [Proposal, Way]
    const tell = (outcome: Result<string, string>): void => {
      if (isWanted) setKnown({ of: asked, outcome })
    }
    session.tryProposal(tried.id, by).then(
      (slip) => tell(succeed(`${describeSlip(session.graph.get(), slip)}.`)),
      (error: unknown) => tell(fail(error instanceof Error ? error.message : 'It could not be tried.'))
    )
    return () => {
      isWanted = false
    }
  }, [session, asked])
  return known?.of === asked ? known.outcome : null
}
