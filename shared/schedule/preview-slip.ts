import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { compareSchedules } from './compare-schedules.ts'
import { computeSchedule } from './compute-schedule.ts'
import type { Hypothesis } from './hypothesis.ts'
import type { Schedule } from './schedule.ts'
import type { Slip } from './slip.ts'

/** [SL4] What facts that nobody has written yet would move, seen from the schedule `before`. An unknown task moves nothing. */
export function previewSlip(graph: WorkGraph, before: Schedule, hypothesis: Hypothesis, now: Instant): Slip {
  const task = graph.tasks.get(hypothesis.task)
  const tasks = new Map(graph.tasks)
  if (task !== undefined) tasks.set(task.id, { ...task, ...hypothesis.facts })
  const supposed: WorkGraph = { ...graph, tasks }
  return compareSchedules(supposed, before, computeSchedule(supposed, now), { kind: 'preview', task: hypothesis.task })
}
