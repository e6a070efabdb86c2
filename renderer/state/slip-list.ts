import type { TaskId } from '../../shared/model/ids.ts'
import type { SlipRecord } from '../../shared/model/slip-record.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** What was moved on a board, newest first: ids of causes sort by their making. */
export function newestSlips(slips: WorkGraph['slips'], most: number): readonly SlipRecord[] {
  return [...slips.values()].toSorted((a, b) => b.at - a.at || (a.cause < b.cause ? 1 : -1)).slice(0, most)
}

/** Whether a slip has to do with a task: it was the cause, moved, took it up, or its promise broke or holds again. */
export function touchesTask(slip: SlipRecord, task: TaskId): boolean {
  return (
    slip.source === task ||
    slip.moves.some((move) => move.task === task) ||
    [slip.absorbedBy, slip.brokenPromises, slip.keptPromises].some((tasks) => tasks.includes(task))
  )
}
