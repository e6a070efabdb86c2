import { useMemo } from 'react'

import type { TaskId } from '../../shared/model/ids.ts'

import { useBoard, useChances, useGraph, useSchedule } from './board-context.ts'
import { useIndebted } from './debt-on-cards.tsx'
import { filteredTasks } from './filter-cards.ts'
import { useStore } from './use-store.ts'

/** [BV8] The tasks that search and filters leave together; null is all of them. */
export function useWanted(): ReadonlySet<TaskId> | null {
  const session = useBoard()
  const graph = useGraph()
  const schedule = useSchedule()
  const searchText = useStore(session.searchText)
  const filters = useStore(session.filters)
  const chances = useChances().of
  const indebted = useIndebted()
  const found = useMemo(() => session.search.matching(graph, searchText), [session, graph, searchText])
  const left = useMemo(
    () => filteredTasks(filters, { graph, schedule, chances, indebted }),
    [filters, graph, schedule, chances, indebted]
  )
  return useMemo(() => {
    if (found === null || left === null) return found ?? left
    return new Set([...found].filter((task) => left.has(task)))
  }, [found, left])
}
