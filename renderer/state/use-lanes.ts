import { useMemo, useState } from 'react'

import type { TaskId } from '../../shared/model/ids.ts'

import { createArranger } from './arrange-cards.ts'
import type { CardLane } from './arrange-cards.ts'
import { useBoard, useGraph, useSchedule } from './board-context.ts'
import { useStore } from './use-store.ts'

/** [BV1] The cards of the open board at their places; `wanted` null is all of them. */
export function useLanes(wanted: ReadonlySet<TaskId> | null): readonly CardLane[] {
  const graph = useGraph()
  const schedule = useSchedule()
  const look = useStore(useBoard().look)
  const [arrange] = useState(createArranger)
  return useMemo(() => arrange(graph, schedule, wanted, look), [arrange, graph, schedule, wanted, look])
}
