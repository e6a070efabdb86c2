import type { BaselineEntry } from '../model/baseline.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Schedule } from './schedule.ts'

/** [BL1] What a baseline that is set now holds: the dates of a schedule, of every task that takes part. In the order of ids. */
export function agreedDates(
  { tasks }: Pick<WorkGraph, 'tasks'>,
  { forecasts }: Pick<Schedule, 'forecasts'>
): readonly BaselineEntry[] {
  return [...forecasts.values()].flatMap(({ task: id, state, earlyStart, earlyFinish }): BaselineEntry[] => {
    const task = tasks.get(id)
    if (task === undefined || state === 'cancelled') return []
    const work = task.kind === 'task' ? Math.max(0, task.estimate) : 0
    return [{ task: id, start: earlyStart, finish: earlyFinish, work: toWorkingMinutes(work) }]
  })
}
