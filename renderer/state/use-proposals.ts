import { useMemo } from 'react'

import type { TaskId } from '../../shared/model/ids.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'

import { useBoard } from './board-context.ts'
import { sortProposals } from './sort-proposals.ts'
import { useStore } from './use-store.ts'

/** [PR2] What is proposed on the open board, mine first. */
export function useProposals(): readonly Proposal[] {
  const session = useBoard()
  const proposals = useStore(session.proposals)
  const me = useStore(session.me)
  return useMemo(() => sortProposals(proposals.values(), me), [proposals, me])
}

/** What is proposed about one task. */
export function useTaskProposals(task: TaskId): readonly Proposal[] {
  const all = useProposals()
  return useMemo(() => all.filter((proposal) => proposal.task === task), [all, task])
}
