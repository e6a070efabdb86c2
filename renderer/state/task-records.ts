import { findThing } from '../../shared/intents/find-thing.ts'
import { compareText } from '../../shared/lib/compare.ts'
import type { AnyId, TaskId } from '../../shared/model/ids.ts'
import type { Nudge } from '../../shared/model/nudge.ts'
import type { TeamDecision } from '../../shared/model/team-decision.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { WorklogEntry } from '../../shared/model/worklog-entry.ts'

/** What people recorded about one task, the oldest first. */
export type TaskRecords = {
  readonly logged: readonly WorklogEntry[]
  readonly decisions: readonly TeamDecision[]
  /** About the task, or a request, a question or a handoff that it waits for. */
  readonly nudges: readonly Nudge[]
}

/** [LV7] The records of a task: its logged work, the decisions about it, and how often somebody asked again. */
export function taskRecords(graph: WorkGraph, task: TaskId): TaskRecords {
  return {
    logged: [...graph.worklog.values()]
      .filter((entry) => entry.task === task)
      .toSorted((a, b) => a.logged.at - b.logged.at || compareText(a.id, b.id)),
    decisions: [...graph.decisions.values()]
      .filter((decision) => decision.task === task)
      .toSorted((a, b) => a.made.at - b.made.at || compareText(a.id, b.id)),
    nudges: [...graph.nudges.values()]
      .filter(({ about }) => taskAskedAbout(graph, about) === task)
      .toSorted((a, b) => a.given.at - b.given.at || compareText(a.id, b.id))
  }
}

/** The task that a nudge is about; of a handoff the one that waits for it. Null where it is gone, or is about none. */
function taskAskedAbout(graph: WorkGraph, about: AnyId): TaskId | null {
  const thing = findThing(graph, about)
  if (thing === null) return null
  if (thing.root === 'tasks') return thing.value.id
  if (thing.root === 'dependencies') return thing.value.successor
  if (thing.root === 'handoffs') return graph.dependencies.get(thing.value.dependency)?.successor ?? null
  return 'task' in thing.value ? thing.value.task : null
}
