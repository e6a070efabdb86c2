import type { TaskId } from '../model/ids.ts'
import type { Plan } from '../schedule/plan.ts'
import type { Schedule } from '../schedule/schedule.ts'

import type { Contingency } from './ledger.ts'
import type { Policy } from './policy.ts'

/** [D5] What waits in health: each blocked task whose planned start has not passed, with the chance that all its inputs come in time. In the order of ids. */
export function contingencies(
  { facts }: Pick<Plan, 'facts'>,
  { forecasts }: Schedule,
  planned: Float64Array,
  { onTime }: Policy,
  now: number
): readonly Contingency[] {
  const found: Contingency[] = []
  for (const [index, { id: task, kind }] of facts.tasks.entries()) {
    if (kind === 'summary' || (planned[index] ?? 0) <= now) continue
    const forecast = forecasts.get(task)
    if (forecast?.state !== 'blocked') continue
    const inputs = new Set<TaskId>()
    for (const blocker of forecast.blockers) if (blocker.kind !== 'notBefore') inputs.add(blocker.task)
    if (inputs.size === 0) continue
    let chance = 1
    for (let input = 0; input < inputs.size; input += 1) chance *= onTime
    found.push({ task, inputs: inputs.size, chance })
  }
  return found
}
