import type { TaskId } from '../model/ids.ts'
import { readReference } from '../model/reference.ts'
import type { SignalFact } from '../model/signal.ts'
import type { Task } from '../model/task.ts'
import { taskKeys } from '../model/task-keys.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [SG6] The tasks that a key, an id or an address may mean. */
export function tasksNamed(graph: WorkGraph, name: string): readonly TaskId[] {
  const byId = graph.tasks.get(name as TaskId)
  if (byId !== undefined) return [byId.id]
  const reference = readReference(name)
  return reference === undefined ? taskKeys(graph).find(name) : (tasksReferring(graph.tasks).get(reference) ?? [])
}

/** [SG6] [SG15] The tasks that a signal with this fact may be about: of an approval's, the approval itself, or the one that waits for what was named. */
export function tasksMeant(graph: WorkGraph, name: string, fact: SignalFact): readonly TaskId[] {
  const named = tasksNamed(graph, name)
  const isAboutApproval = fact.kind === 'approvalRequested' || fact.kind === 'approvalDecided'
  const fitting = named.filter((id) => isAboutApproval === (graph.tasks.get(id)?.kind === 'approval'))
  if (fitting.length > 0 || !isAboutApproval) return named.length > 1 && fitting.length > 0 ? fitting : named
  const after = [...graph.dependencies.values()].filter(({ predecessor }) => named.includes(predecessor))
  const approvals = after.map(({ successor }) => successor).filter((id) => graph.tasks.get(id)?.kind === 'approval')
  return approvals.length > 0 ? [...new Set(approvals)] : named
}

/** Why a name means no one task. */
export function whichTask(name: string, meant: readonly TaskId[]): string {
  if (meant.length === 0) return `No task here is “${name}”.`
  const why = readReference(name) === undefined ? ': their numbers were given twice.' : '.'
  return `“${name}” means ${meant.length} tasks${why}`
}

const known = new WeakMap<WorkGraph['tasks'], ReadonlyMap<string, readonly TaskId[]>>()

/** Read once for each map of tasks. */
function tasksReferring(tasks: WorkGraph['tasks']): ReadonlyMap<string, readonly TaskId[]> {
  const found = known.get(tasks) ?? readReferring(tasks.values())
  known.set(tasks, found)
  return found
}

function readReferring(tasks: Iterable<Task>): ReadonlyMap<string, readonly TaskId[]> {
  const referring = new Map<string, TaskId[]>()
  for (const { id, refs } of tasks) {
    for (const reference of refs) {
      const others = referring.get(reference)
      if (others === undefined) referring.set(reference, [id])
      else others.push(id)
    }
  }
  return referring
}
