import type { Calendar } from '../../shared/model/calendar.ts'
import { defaultCalendar } from '../../shared/model/default-calendar.ts'
import type { CalendarId } from '../../shared/model/ids.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import { compileCalendar } from '../../shared/schedule/compile-calendar.ts'
import type { CompiledCalendar } from '../../shared/schedule/compile-calendar.ts'

/** [T4] The working time in which a task counts: its own, its owner's or the board's; for null the board's. */
export function taskCalendar(
  graph: Pick<WorkGraph, 'people' | 'calendars' | 'board'>,
  task: Task | null
): CompiledCalendar {
  const owner = task === null || task.owner === null ? undefined : graph.people.get(task.owner)
  const calendar =
    named(graph, task?.calendar) ??
    named(graph, owner?.calendar) ??
    named(graph, graph.board.calendar) ??
    defaultCalendar
  return compileCalendar(calendar)
}

function named(graph: Pick<WorkGraph, 'calendars'>, id: CalendarId | null | undefined): Calendar | undefined {
  return id === null || id === undefined ? undefined : graph.calendars.get(id)
}
