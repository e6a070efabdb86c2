import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { PlannedStarts } from '../schedule/planned-starts.ts'
import type { Schedule } from '../schedule/schedule.ts'

import type { Contingency } from './ledger.ts'
import type { Policy } from './policy.ts'

/** [D5] What waits in health: each blocked task whose planned start has not passed, with the chance that all its inputs come in time. In the order of ids. */
export function contingencies(
  { tasks }: Pick<WorkGraph, 'tasks'>,
  { forecasts }: Schedule,
  planned: PlannedStarts,
  { onTime }: Policy,
  now: number
): readonly Contingency[] {
  const found: Contingency[] = []
  for (const [task, start] of planned) {
    const forecast = forecasts.get(task)
    if (forecast?.state !== 'blocked' || start <= now || tasks.get(task)?.kind === 'summary') continue
    const inputs = new Set<TaskId>()
    for (const blocker of forecast.blockers) if (blocker.kind !== 'notBefore') inputs.add(blocker.task)
    if (inputs.size === 0) continue
    let chance = 1
    for (let input = 0; input < inputs.size; input += 1) chance *= onTime
    found.push({ task, inputs: inputs.size, chance })
  }
  return found
}
