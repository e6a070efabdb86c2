import { carriedGroups } from '../lib/carried-groups.ts'
import type { Groups } from '../lib/carried-groups.ts'
import type { Dependency } from './dependency.ts'
import type { DependencyId, TaskId } from './ids.ts'
import type { WorkGraph } from './work-graph.ts'

/** The dependencies at one end of a task, in any order; undefined where there is none. */
type Ends = { readonly get: (task: TaskId) => readonly Dependency[] | undefined }

/** The dependencies of a graph by their ends. */
export type LinksByEnd = { readonly into: Ends; readonly outOf: Ends }

type Dependencies = WorkGraph['dependencies']

const bySuccessor = carriedGroups<TaskId, DependencyId, Dependency>(({ successor }) => successor)
const byPredecessor = carriedGroups<TaskId, DependencyId, Dependency>(({ predecessor }) => predecessor)

/** Read whole when it is first asked for; after that a dependency that came or went costs what its two tasks have. */
export function linksByEnd({ dependencies }: Pick<WorkGraph, 'dependencies'>): LinksByEnd {
  return {
    into: endsOf(dependencies, bySuccessor(dependencies)),
    outOf: endsOf(dependencies, byPredecessor(dependencies))
  }
}

function endsOf(dependencies: Dependencies, groups: Groups<TaskId, DependencyId>): Ends {
  return {
    get: (task) => {
      const ids = groups.get(task)
      return ids && Array.from(ids, (id) => dependencies.get(id)).filter((link) => link !== undefined)
    }
  }
}
