import { useEffect, useRef } from 'react'

import { useProposals } from '../../state/use-proposals.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { ProposalRow } from './proposal-row.tsx'

/** More than anybody decides in a list that hangs from a button. */
const mostShown = 50

/** What is proposed on the open board, mine first. Made only while it is open. */
export function ProposalList() {
  const proposals = useProposals()
  const list = useRef<HTMLDivElement>(null)
  // The row of what is decided goes, and with it the focus that it had: whoever works by keys stays in the list.
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus()
  })
  return (
    <div ref={list} tabIndex={-1} className="min-h-0 overflow-y-auto px-4 py-1 outline-none">
      {proposals.length === 0 ? (
        <EmptyNote title="Nothing is proposed">
          When something could be done about a slip, a wait or a contradiction, it stands here until somebody says yes
          or no.
        </EmptyNote>
      ) : (
        <ul aria-label="Proposals, yours first" className="m-0 list-none p-0">
          {proposals.slice(0, mostShown).map((proposal) => (
            <ProposalRow key={proposal.id} proposal={proposal} />
          ))}
        </ul>
      )}
      {proposals.length > mostShown ? (
        <p className="m-0 pb-2 text-xs text-faint">{`and ${proposals.length - mostShown} more`}</p>
      ) : null}
    </div>
  )
}
