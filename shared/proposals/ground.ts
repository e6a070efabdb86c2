import { defaultCalendar } from '../model/default-calendar.ts'
import type { PersonId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'
import type { CompiledCalendar } from '../schedule/compile-calendar.ts'
import type { Schedule } from '../schedule/schedule.ts'

/** [PR3] What every kind of proposal is derived from. */
export type Ground = {
  readonly graph: WorkGraph
  readonly schedule: Schedule
  /** The board's working time. */
  readonly time: CompiledCalendar
  /** Working minutes of a day. */
  readonly day: number
  /** Whether somebody is on the board and may own work. */
  readonly isHere: (person: PersonId | null) => person is PersonId
  /** Whether there is anybody at all who could take something on. */
  readonly isStaffed: boolean
}

/** `left` are people who belong to the board no more. */
export function openGround(graph: WorkGraph, schedule: Schedule, left: ReadonlySet<PersonId>): Ground {
  const { board, calendars, people } = graph
  const calendar = (board.calendar === null ? null : calendars.get(board.calendar)) ?? defaultCalendar
  const isHere = (person: PersonId | null): person is PersonId =>
    person !== null && people.has(person) && !left.has(person)
  const isStaffed = [...people.keys()].some(isHere)
  return { graph, schedule, time: compileCalendar(calendar), day: board.minutesPerDay, isHere, isStaffed }
}
