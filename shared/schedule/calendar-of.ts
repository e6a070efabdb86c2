import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { CalendarId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [T4] The calendar in which a task counts: its own, its owner's, the board's, or the built-in one. */
export function calendarOf(graph: Pick<WorkGraph, 'calendars' | 'people' | 'board'>, task: Task): Calendar {
  const named = (id: CalendarId | null | undefined): Calendar | undefined => {
    return id === null || id === undefined ? undefined : graph.calendars.get(id)
  }
  const owner = task.owner === null ? undefined : graph.people.get(task.owner)
  return named(task.calendar) ?? named(owner?.calendar) ?? named(graph.board.calendar) ?? defaultCalendar
}
