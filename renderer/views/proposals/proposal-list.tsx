import { useProposals } from '../../state/use-proposals.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { ProposalRow } from './proposal-row.tsx'

/** More than anybody decides in a list that hangs from a button. */
const mostShown = 50

/** What is proposed on the open board, mine first. Made only while it is open. */
export function ProposalList() {
  const proposals = useProposals()
  if (proposals.length === 0) {
    return (
      <EmptyNote title="Nothing is proposed">
        When something could be done about a slip, a wait or a contradiction, it stands here until somebody says yes or
        no.
      </EmptyNote>
    )
  }
  return (
    <div className="min-h-0 overflow-y-auto px-4 py-1">
      <ul aria-label="Proposals, yours first" className="m-0 list-none p-0">
        {proposals.slice(0, mostShown).map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </ul>
      {proposals.length > mostShown ? (
        <p className="m-0 pb-2 text-xs text-faint">{`and ${proposals.length - mostShown} more`}</p>
      ) : null}
    </div>
  )
}
