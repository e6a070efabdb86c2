import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import { taskCalendar } from './task-calendar.ts'

/** What somebody is waited for. */
export type Awaited = 'handoff' | 'decision' | 'answer'

/** Working days within which a wait is healthy. [HO4] [AQ5] */
const graceDays: Readonly<Record<Awaited, number>> = { handoff: 1, decision: 2, answer: 3 }

/** How long somebody has been waited for, in working minutes of the board's calendar, and whether that is longer than is healthy. */
export function waitedFor(
  awaited: Awaited,
  since: Instant,
  now: Instant,
  graph: Pick<WorkGraph, 'people' | 'calendars' | 'board'>
): { readonly minutes: number; readonly isLate: boolean } {
  const minutes = Math.max(0, taskCalendar(graph, null).between(since, now))
  return { minutes, isLate: minutes > graceDays[awaited] * graph.board.minutesPerDay }
}
