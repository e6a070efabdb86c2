import { createContext, useContext } from 'react'

import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'
import type { TaskId } from '../../shared/model/ids.ts'

import type { BoardSession } from './board-session.ts'
import { useStore } from './use-store.ts'

export const BoardContext = createContext<BoardSession | null>(null)

/** The open board. Only within the shell. */
export function useBoard(): BoardSession {
  const session = useContext(BoardContext)
  if (session === null) throw new Error('No board is open here.')
  return session
}

/** The open board's facts. */
export function useGraph(): WorkGraph {
  return useStore(useBoard().graph)
}

/** The open board's forecast; null until the hub has computed it. */
export function useSchedule(): Schedule | null {
  return useStore(useBoard().schedule)
}

/** The chosen task and how to choose another. */
export function useSelection(): { readonly selected: TaskId | null; readonly select: (task: TaskId | null) => void } {
  const { selected, select } = useBoard()
  return { selected: useStore(selected), select }
}
