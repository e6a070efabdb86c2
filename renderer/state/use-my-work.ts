import { useMemo } from 'react'

import type { MyWork } from '../../shared/reports/my-work.ts'

import { useApp } from './app-context.ts'
import { useBoard } from './board-context.ts'
import { useAnswer } from './use-answer.ts'
import type { Answer } from './use-answer.ts'

/** [RP6] What is mine on all boards; asked for again whenever this board moves, or the inbox, which hears of the others. */
export function useMyWork(): Answer<MyWork> {
  const app = useApp()
  const session = useBoard()
  const sources = useMemo(() => [session.schedule, session.graph, app.inbox], [app, session])
  return useAnswer(session.myWork, sources)
}
