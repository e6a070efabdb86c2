import type { Dependency } from '../model/dependency.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** The dependencies of a graph by their ends. */
export type LinksByEnd = {
  readonly into: ReadonlyMap<TaskId, readonly Dependency[]>
  readonly outOf: ReadonlyMap<TaskId, readonly Dependency[]>
}

const byEnd = new WeakMap<WorkGraph['dependencies'], LinksByEnd>()

/** Put together when it is first asked for, once for each graph that has other dependencies. */
export function linksByEnd({ dependencies }: Pick<WorkGraph, 'dependencies'>): LinksByEnd {
  const before = byEnd.get(dependencies)
  if (before !== undefined) return before
  const into = new Map<TaskId, Dependency[]>()
  const outOf = new Map<TaskId, Dependency[]>()
  const note = (links: Map<TaskId, Dependency[]>, task: TaskId, link: Dependency): void => {
    const others = links.get(task)
    if (others === undefined) links.set(task, [link])
    else others.push(link)
  }
  for (const link of dependencies.values()) {
    note(into, link.successor, link)
    note(outOf, link.predecessor, link)
  }
  const links = { into, outOf }
  byEnd.set(dependencies, links)
  return links
}
