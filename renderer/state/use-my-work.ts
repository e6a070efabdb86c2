import { useMemo } from 'react'

import type { MyWork } from '../../shared/reports/my-work.ts'

import { useApp } from './app-context.ts'
import { useBoard } from './board-context.ts'
import { useReading } from './use-reading.ts'
import type { Reading } from './use-reading.ts'

/** [RP6] What is mine on all boards, as far as it is known; the inbox hears when the others move. */
export function useMyWork(): Reading<MyWork> {
  const { inbox } = useApp()
  const others = useMemo(() => [inbox], [inbox])
  return useReading(useBoard().myWork, others)
}
