import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { calendarOf } from '../schedule/calendar-of.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'
import type { WorkingStretch } from '../schedule/compile-calendar.ts'

import { slotHorizon } from './first-open-slot.ts'
import type { OpenSlot } from './first-open-slot.ts'
import { movableWork } from './movable-work.ts'

/** [OS6] The time that an unstarted task has taken, given when its owner is busy (in any order); null where it has taken none, or that is over. */
export function takenSlot(
  graph: WorkGraph,
  task: TaskId,
  busy: readonly WorkingStretch[],
  now: Instant
): OpenSlot | null {
  const work = graph.tasks.get(task)
  const minutes = work === undefined ? null : movableWork(work)
  if (work === undefined || minutes === null || work.constraint?.type !== 'startNoEarlierThan') return null
  const date = work.constraint.date
  if (date === null) return null
  const working = compileCalendar(calendarOf(graph, work)).intervals(date, toInstant(date + slotHorizon))
  for (const { from, to } of working) {
    // What is busy from the very beginning may be this time itself, saved into the calendar.
    const meetings = busy.flatMap((time) => (time.from > from ? [time.from] : []))
    const end = toInstant(Math.min(from + minutes, to, ...meetings))
    return end > now ? { from, to: end } : null
  }
  return null
}
