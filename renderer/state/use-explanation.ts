import type { Instant } from '../../shared/model/instant.ts'
import { explainChain } from '../../shared/schedule/explain-chain.ts'
import type { ChainStep, TaskEnd } from '../../shared/schedule/explain-chain.ts'

import { useGraph, useSchedule } from './board-context.ts'

/** Why a task starts or finishes when it does, back to the root cause; sentences in parts, some of which are tasks. Empty without a forecast. */
export function useExplanation({ task, end }: TaskEnd, format: (instant: Instant) => string): readonly ChainStep[] {
  const graph = useGraph()
  const schedule = useSchedule()
  return schedule === null ? [] : explainChain(graph, schedule, { task, end }, format)
}
