import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { cardFacts } from '../../state/card-facts.ts'
import type { GraphLinks } from '../../state/graph-links.ts'
import { chanceToHold } from '../../state/shown-chances.ts'
import type { TaskChances } from '../../state/shown-chances.ts'
import { formatChance } from '../../ui/text/format-chance.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

import { barWords, lateness, plannedFinish, titleOf } from './bar-words.ts'
import { taskCalendar } from '../../state/task-calendar.ts'
import type { Dates, TimelineRowProps } from './timeline-row.tsx'

/** Where a row would move while something is tried, and whether its promise would break; null where it stays. */
export type RowPreview = { readonly ghost: Dates | null; readonly wouldBreak: boolean }

/** How likely its dates are, and whether that is to be drawn. */
export type RowChances = { readonly chances: TaskChances | null; readonly isRangeShown: boolean }

/** What a row shows of a task and is called; read only for rows on screen. */
export function rowFacts(
  task: Task,
  forecast: TaskForecast | null,
  graph: WorkGraph,
  links: GraphLinks,
  frame: DateFrame,
  { ghost, wouldBreak, chances, isRangeShown }: RowPreview & RowChances
): Pick<TimelineRowProps, 'state' | 'owner' | 'progress' | 'late' | 'odds' | 'range' | 'words'> {
  const { state, owner, progress } = cardFacts(task, forecast, graph, links, frame.now)
  const lateAt = (finish: Instant, isBroken: boolean) =>
    lateness(task, finish, isBroken, taskCalendar(graph, task), graph.board.minutesPerDay)
  const planned = forecast === null ? null : plannedFinish(graph, task, forecast, frame)
  const range = isRangeShown ? chances : null
  const chance = chanceToHold(chances, task.promise)
  const odds = chance === null ? null : formatChance(chance)
  const late = forecast === null ? null : lateAt(forecast.earlyFinish, forecast.promiseBroken)
  return {
    state,
    owner,
    progress: task.kind === 'summary' ? null : progress,
    late: ghost === null ? late : lateAt(ghost.finish, wouldBreak || late !== null),
    odds,
    range,
    words:
      forecast === null
        ? `${titleOf(task)}, no forecast yet`
        : barWords(task, forecast, { late, odds, sure: range?.p80 ?? null, planned }, frame)
  }
}
