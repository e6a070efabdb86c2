import { compareText } from '../lib/compare.ts'
import { ancestors } from '../model/ancestors.ts'
import type { Dependency } from '../model/dependency.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { Deadlock } from '../schedule/schedule.ts'

import { linksByEnd } from '../model/links-by-end.ts'

/** One dependency of a loop; `setAside`: the schedule leaves it out until the loop is gone. */
export type DeadlockLink = { readonly dependency: Dependency; readonly setAside: boolean }

/**
 * [CY2] The dependencies of a loop, those set aside first, the youngest of them at the head, then the rest in its order:
 * removing any one of the shortest way round opens it. Alike on every replica.
 */
export function deadlockLinks({ path, setAside }: Deadlock, graph: WorkGraph): readonly DeadlockLink[] {
  const { outOf } = linksByEnd(graph)
  const isAside = new Set(setAside)
  const aside = setAside
    .map((id) => graph.dependencies.get(id))
    .filter((link) => link !== undefined)
    .toSorted((a, b) => b.createdAt - a.createdAt || compareText(b.id, a.id))
  const found = new Map(aside.map((link) => [link.id, link]))
  for (const [place, from] of path.entries()) {
    const to = path[(place + 1) % path.length]
    if (to === undefined) continue
    const [link] = [...lineage(from, graph)]
      .flatMap((above) => outOf.get(above) ?? [])
      .filter(({ successor }) => lineage(to, graph).has(successor))
      .toSorted((a, b) => compareText(a.id, b.id))
    if (link !== undefined) found.set(link.id, link)
  }
  return [...found.values()].map((dependency) => ({ dependency, setAside: isAside.has(dependency.id) }))
}

/** A task and the summaries that stand for it. */
function lineage(task: TaskId, { tasks }: WorkGraph): ReadonlySet<TaskId> {
  return new Set([task, ...ancestors(tasks, task).map(({ id }) => id)])
}
