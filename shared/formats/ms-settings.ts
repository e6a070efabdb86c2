import type { Intent } from '../intents/intent.ts'
import type { CalendarId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import type { ImportContext } from './import-context.ts'
import type { MsElement } from './ms-element.ts'
import type { MsValues } from './ms-values.ts'
import type { ProblemList } from './problem-list.ts'

/** What is known of the plan as a whole. */
type MsPlan = {
  /** What to call it where it has no title. */
  readonly title: string
  readonly start: Instant | null
  readonly calendar: CalendarId
  readonly hasDeadlines: boolean
}

/** [MSP9] What an empty board takes over from the project; a board with tasks keeps what it has. */
export function readMsSettings(
  project: MsElement,
  { title, start, calendar, hasDeadlines }: MsPlan,
  values: MsValues,
  context: ImportContext,
  problems: ProblemList
): readonly Intent[] {
  const where = 'Project'
  if (project.text('ScheduleFromStart') !== null && !values.flag(project, 'ScheduleFromStart'))
    problems.warn(
      where,
      'ScheduleFromStart: the plan was made backwards from its finish; here it runs forward from its start.'
    )
  if (values.flag(project, 'MultipleCriticalPaths'))
    problems.warn(
      where,
      'MultipleCriticalPaths: each chain had an end of its own; here all late dates count from the end of the whole.'
    )
  if (!context.boardIsEmpty) {
    if (start !== null && start > context.now)
      problems.warn(where, 'StartDate: the plan starts later than now; the board keeps its own start.')
    return []
  }
  const minutesPerDay = values.number(project, 'MinutesPerDay', where) ?? 480
  const isDay = minutesPerDay > 0 && minutesPerDay <= 1440
  if (!isDay) problems.warn(where, `MinutesPerDay: ${minutesPerDay} is no length of a day; 480 is taken.`)
  const slack = values.number(project, 'CriticalSlackLimit', where) ?? 0
  const day = isDay ? minutesPerDay : 480
  return [
    {
      type: 'editBoard',
      change: {
        title: (project.text('Title') ?? title).slice(0, 200).trim() || 'Imported plan',
        ...(start === null ? {} : { start }),
        calendar,
        minutesPerDay: toWorkingMinutes(day),
        criticalFloat: toWorkingMinutes(Math.abs(slack) > 3660 ? 0 : slack * day),
        ...(hasDeadlines ? { promisesBoundLateDates: true } : {})
      }
    }
  ]
}
