import type { BaselineDates } from '../../../shared/model/baseline.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'

/** Half-open run of moments. */
export type TimeRange = { readonly from: Instant; readonly to: Instant }

const day = 1440
/** Thirty years each way: beyond it a date is a mistake in a file, and a strip that long helps nobody. */
const furthest = 30 * 366 * day

/** The time worth drawing: every forecast, promise, agreed date and now, with room on both sides, in whole steps so that it seldom changes. */
export function timeRange(
  graph: WorkGraph,
  schedule: Schedule | null,
  now: Instant,
  planned: ReadonlyMap<TaskId, BaselineDates> | null
): TimeRange {
  let from: number = now
  let to: number = now
  for (const { task, earlyStart, earlyFinish } of schedule?.forecasts.values() ?? []) {
    const facts = graph.tasks.get(task)
    if (facts === undefined || facts.inactive) continue
    from = Math.min(from, earlyStart)
    const agreed = planned?.get(task)
    from = Math.min(from, agreed?.start ?? earlyStart)
    to = Math.max(to, earlyFinish, facts.promise?.date ?? earlyFinish, agreed?.finish ?? earlyFinish)
  }
  const step = 56 * day
  const first = Math.max(from, now - furthest)
  const last = Math.min(to, now + furthest)
  return {
    from: toInstant(Math.floor((first - 21 * day) / step) * step),
    to: toInstant(Math.ceil((last + 120 * day) / step) * step)
  }
}
