import type { Intent } from '../../shared/intents/intent.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Driver } from '../../shared/schedule/schedule.ts'

import type { TaskIssue } from './task-issues.ts'

/** One way out of a contradiction: what a button says, what it wants, and what the undo step is called. */
export type WayOut = {
  readonly kind: 'move' | 'unlink' | 'unpin'
  readonly words: string
  readonly intent: Intent
  readonly label: string
}

/**
 * [FP4] The ways out that a person has with one press: move the date to what is possible, unlink what makes it impossible,
 * unpin it. Unlinking is only offered where a dependency of the task's own or of a summary above contradicts it.
 */
export function waysOut(
  issue: TaskIssue,
  graph: WorkGraph,
  formatDay: (instant: Instant) => string
): readonly WayOut[] {
  const title = graph.tasks.get(issue.task)?.title ?? ''
  switch (issue.kind) {
    case 'constraintConflict': {
      const { task, constraint, possible, driver } = issue
      const move: Intent = { type: 'editTask', task, change: { constraint: { type: constraint, date: possible } } }
      const day = formatDay(possible)
      return [
        { kind: 'move', words: `Move it to ${day}`, intent: move, label: `Move the date of “${title}” to ${day}` },
        ...unlink(graph, 'dependency' in driver ? driver.dependency : null),
        {
          kind: 'unpin',
          words: 'Unpin it',
          intent: { type: 'editTask', task, change: { constraint: null } },
          label: `Unpin “${title}”`
        }
      ]
    }
    case 'outOfOrder':
      return unlink(graph, issue.dependency)
    case 'emptyCalendar':
    case 'parentCycle':
    case 'absurdNumber':
      return []
  }
}

function unlink(
  graph: WorkGraph,
  id: Extract<Driver, { readonly kind: 'dependency' }>['dependency'] | null
): readonly WayOut[] {
  const link = id === null ? undefined : graph.dependencies.get(id)
  if (link === undefined) return []
  const titleOf = (task: typeof link.predecessor) => `“${graph.tasks.get(task)?.title ?? 'a task that is gone'}”`
  const words = `Unlink from ${titleOf(link.predecessor)}`
  const label = `Unlink ${titleOf(link.successor)} from ${titleOf(link.predecessor)}`
  return [{ kind: 'unlink', words, intent: { type: 'removeDependency', dependency: link.id }, label }]
}
