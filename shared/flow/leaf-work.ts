import { ancestors } from '../model/ancestors.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { horizonMinutes } from '../schedule/horizon.ts'

/** [FW1] A piece of work and its dates up to a moment, in minutes; null where nothing was told. */
export type LeafWork = {
  readonly task: TaskId
  readonly estimate: number
  /** From when on it counts. */
  readonly known: number
  readonly start: number | null
  readonly finish: number | null
  /** From when on it is cancelled; null for finished work. */
  readonly out: number | null
  readonly pausedAt: number | null
}

/** [FW1] The work of a board as it was told up to `now`, by task. What is made later is not there yet. */
export function readLeafWork({ tasks }: Pick<WorkGraph, 'tasks'>, now: number): ReadonlyMap<TaskId, LeafWork> {
  const parents = new Set<TaskId>()
  for (const { parent } of tasks.values()) if (parent !== null) parents.add(parent)
  const work = new Map<TaskId, LeafWork>()
  for (const task of tasks.values()) {
    if (task.kind !== 'task' || parents.has(task.id)) continue
    const line = [task, ...ancestors(tasks, task.id)]
    if (line.some(({ inactive }) => inactive)) continue
    const told = (at: number | null): number | null =>
      at !== null && at >= horizonMinutes.first && at <= now ? at : null
    const [start, finish] = [told(task.actualStart), told(task.actualFinish)]
    const known = Math.min(task.createdAt, start ?? Infinity, finish ?? Infinity)
    if (known > now) continue
    const cancelled = line.flatMap(({ cancelledAt }) => told(cancelledAt) ?? [])
    work.set(task.id, {
      task: task.id,
      estimate: task.estimate,
      known,
      start,
      finish,
      out: finish === null && cancelled.length > 0 ? Math.min(...cancelled) : null,
      pausedAt: told(task.pausedAt)
    })
  }
  return work
}
