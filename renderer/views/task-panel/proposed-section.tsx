import type { TaskId } from '../../../shared/model/ids.ts'
import { useTaskProposals } from '../../state/use-proposals.ts'
import { ProposalRow } from '../proposals/proposal-row.tsx'

import { PanelSection } from './panel-section.tsx'

/** What is proposed about a task; nothing where nothing is. */
export function ProposedSection({ task }: { readonly task: TaskId }) {
  const proposals = useTaskProposals(task)
  if (proposals.length === 0) return null
  return (
    <PanelSection title="Proposed">
      <ul aria-label="What is proposed about this task" data-next-step="choose" className="m-0 list-none p-0">
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </PanelSection>
  )
}
