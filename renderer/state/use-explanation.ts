import type { TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import { explainDate } from '../../shared/schedule/explain-date.ts'
import type { Explanation } from '../../shared/schedule/explain-date.ts'

import { useGraph, useSchedule } from './board-context.ts'

/** Why a task starts or finishes when it does: a sentence in parts, some of which are tasks. Null without a forecast. */
export function useExplanation(
  task: TaskId,
  end: 'start' | 'finish',
  format: (instant: Instant) => string
): Explanation | null {
  const graph = useGraph()
  const schedule = useSchedule()
  if (schedule === null || !schedule.forecasts.has(task)) return null
  return explainDate(graph, schedule, task, end, format)
}
