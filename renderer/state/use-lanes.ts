import { useMemo, useState } from 'react'

import { createArranger } from './arrange-cards.ts'
import type { CardLane } from './arrange-cards.ts'
import { useBoard, useGraph, useSchedule } from './board-context.ts'
import { useStore } from './use-store.ts'

/** [BV1] The cards of the open board at their places, under the present search. */
export function useLanes(): readonly CardLane[] {
  const session = useBoard()
  const graph = useGraph()
  const schedule = useSchedule()
  const searchText = useStore(session.searchText)
  const look = useStore(session.look)
  const [arrange] = useState(createArranger)
  return useMemo(
    () => arrange(graph, schedule, session.search.matching(graph, searchText), look),
    [arrange, session, graph, schedule, searchText, look]
  )
}
