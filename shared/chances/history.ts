import { phases } from '../schedule/facts.ts'
import type { Facts } from '../schedule/facts.ts'
import { isSummary } from '../schedule/plan.ts'

/** So many finished tasks make a history; fewer are anecdotes. [MC4] */
export const leastSamples = 10

/** Beyond this factor, either way, a ratio tells of clicks rather than of work. [MC4] */
const farthest = 20

/** [MC4] Actual over estimated working time of each finished task of the board that can be held against its estimate. */
export function readHistory(facts: Facts): readonly number[] {
  const ratios: number[] = []
  for (const [index, task] of facts.tasks.entries()) {
    const estimate = facts.duration[index] ?? 0
    // Work with tasks under it spans them: its own facts are passed over, and so is its history.
    if (task.kind !== 'task' || isSummary(facts, index)) continue
    if (facts.phase[index] !== phases.finished || estimate === 0) continue
    // A start that nobody said was reckoned from the estimate.
    if (task.actualStart === null) continue
    const took = facts.time[index]?.between(facts.actualStart[index] ?? 0, facts.actualFinish[index] ?? 0) ?? 0
    const ratio = took / estimate
    if (ratio >= 1 / farthest && ratio <= farthest) ratios.push(ratio)
  }
  return ratios
}
