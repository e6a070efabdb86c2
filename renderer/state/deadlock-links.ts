import type { Dependency } from '../../shared/model/dependency.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Deadlock } from '../../shared/schedule/schedule.ts'

/** One dependency of a loop; `setAside`: the schedule leaves it out until the loop is gone. */
export type DeadlockLink = { readonly dependency: Dependency; readonly setAside: boolean }

/** [CY2] The dependencies of a loop in its order, those set aside first: removing any one of the shortest way round opens it. */
export function deadlockLinks({ path, setAside }: Deadlock, graph: WorkGraph): readonly DeadlockLink[] {
  const aside = new Set(setAside)
  const all = [...graph.dependencies.values()]
  const found = new Map(all.filter(({ id }) => aside.has(id)).map((one) => [one.id, one]))
  for (const [place, from] of path.entries()) {
    const to = path[(place + 1) % path.length]
    if (to === undefined) continue
    const link = all.find(
      ({ predecessor, successor }) => covers(predecessor, from, graph) && covers(successor, to, graph)
    )
    if (link !== undefined) found.set(link.id, link)
  }
  return [...found.values()].map((dependency) => ({ dependency, setAside: aside.has(dependency.id) }))
}

/** A summary stands for everything under it. */
function covers(above: TaskId, task: TaskId, { tasks }: WorkGraph): boolean {
  const seen = new Set<TaskId>()
  for (let up: TaskId | null = task; up !== null && !seen.has(up); up = tasks.get(up)?.parent ?? null) {
    if (up === above) return true
    seen.add(up)
  }
  return false
}
