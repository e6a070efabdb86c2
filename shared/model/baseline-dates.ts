import { compareText } from '../lib/compare.ts'

import type { Baseline, BaselineDates } from './baseline.ts'
import type { BaselineId, TaskId } from './ids.ts'
import type { WorkGraph } from './work-graph.ts'

type Parts = WorkGraph['baselineParts']

const read = new WeakMap<Parts, Map<BaselineId, ReadonlyMap<TaskId, BaselineDates>>>()

/**
 * The dates of a baseline's tasks, put together from its parts once for each graph that has other parts. Tasks that are
 * gone keep their entry and mean nobody; of a task named twice the part with the lowest id counts.
 */
export function baselineDates(
  { baselineParts }: Pick<WorkGraph, 'baselineParts'>,
  baseline: BaselineId
): ReadonlyMap<TaskId, BaselineDates> {
  const known = read.get(baselineParts) ?? new Map<BaselineId, ReadonlyMap<TaskId, BaselineDates>>()
  read.set(baselineParts, known)
  const dates = known.get(baseline) ?? readDates(baselineParts, baseline)
  known.set(baseline, dates)
  return dates
}

/** The baseline that the board is compared with; null where none is chosen or the chosen one is gone. */
export function activeBaseline({ board, baselines }: Pick<WorkGraph, 'board' | 'baselines'>): Baseline | null {
  return board.baseline === null ? null : (baselines.get(board.baseline) ?? null)
}

function readDates(parts: Parts, baseline: BaselineId): ReadonlyMap<TaskId, BaselineDates> {
  const dates = new Map<TaskId, BaselineDates>()
  const own = [...parts.values()].filter((part) => part.baseline === baseline)
  for (const { tasks, starts, finishes, work } of own.toSorted((a, b) => compareText(a.id, b.id))) {
    for (const [index, task] of tasks.entries()) {
      const [start, finish, minutes] = [starts[index], finishes[index], work[index]]
      if (start === undefined || finish === undefined || minutes === undefined || dates.has(task)) continue
      dates.set(task, { start, finish, work: minutes })
    }
  }
  return dates
}
