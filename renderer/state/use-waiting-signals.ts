import { useMemo } from 'react'

import type { SignalId } from '../../shared/model/ids.ts'

import { useBoard } from './board-context.ts'
import { useStore } from './use-store.ts'

/** [PR11] The signals of the open board that are proposed to somebody. */
export function useWaitingSignals(): ReadonlySet<SignalId> {
  const proposals = useStore(useBoard().proposals)
  return useMemo(() => {
    const waiting = new Set<SignalId>()
    for (const proposal of proposals.values()) if (proposal.kind === 'waitingSignal') waiting.add(proposal.signal)
    return waiting
  }, [proposals])
}
