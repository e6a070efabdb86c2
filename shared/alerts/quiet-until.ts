import { defaultCalendar } from '../model/default-calendar.ts'
import type { PersonId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'

/**
 * [AL16] When the working time of `me` goes on, by their calendar on the board, else by the board's; null while they work,
 * and where their calendar has no working time at all: whoever never works would never be told.
 */
export function quietUntil(
  { people, calendars, board }: Pick<WorkGraph, 'people' | 'calendars' | 'board'>,
  me: PersonId | null,
  now: Instant
): Instant | null {
  const own = me === null ? null : (people.get(me)?.calendar ?? null)
  const named = calendars.get(own ?? board.calendar ?? defaultCalendar.id)
  const time = compileCalendar(named ?? defaultCalendar)
  if (time.empty || time.isWorking(now)) return null
  const next = time.nextWorking(now)
  return next > now ? next : null
}
