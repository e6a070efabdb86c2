import { useMemo } from 'react'

import type { BaselineDates } from '../../../shared/model/baseline.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'

import { createDayAxis } from './day-axis.ts'
import { taskCalendar } from '../../state/task-calendar.ts'
import { timeRange } from './time-range.ts'
import { createTimeScale } from './time-scale.ts'
import type { TimeScale } from './time-scale.ts'
import { zooms } from './zoom.ts'
import type { ZoomName } from './zoom.ts'

/** The scale of the present board; the same one as long as zoom, range, zone and calendars are the same. */
export function useTimeScale(parts: {
  readonly graph: WorkGraph
  readonly schedule: Schedule | null
  /** Agreed dates that are drawn. */
  readonly planned: ReadonlyMap<TaskId, BaselineDates> | null
  readonly now: Instant
  readonly timeZone: string
  readonly zoom: ZoomName
}): TimeScale {
  const { graph, schedule, planned, now, timeZone, zoom } = parts
  const { from, to } = useMemo(() => timeRange(graph, schedule, now, planned), [graph, schedule, now, planned])
  const axis = useMemo(() => createDayAxis(timeZone, from, to), [timeZone, from, to])
  const { calendars, board } = graph
  return useMemo(() => {
    const calendar = taskCalendar({ calendars, board, people: new Map() }, null)
    return createTimeScale(zooms[zoom], axis, calendar, axis.dayAt(from), axis.dayAt(to))
  }, [calendars, board, axis, from, to, zoom])
}
