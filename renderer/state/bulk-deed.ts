import type { Intent } from '../../shared/intents/intent.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { ancestors } from '../../shared/model/ancestors.ts'
import type { PersonId, TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

import { initiativeOf } from './card-place.ts'
import { stateOf } from './columns.ts'
import { moveTask } from './task-moves.ts'

/** What is done to all tasks that are marked. */
export type BulkDeed =
  | { readonly kind: 'start' | 'finish' | 'delete' }
  | { readonly kind: 'give'; readonly owner: PersonId }
  | { readonly kind: 'move'; readonly initiative: TaskId }

/** What a deed is done to them by. `at` is the moment of it. */
export type BulkScope = { readonly graph: WorkGraph; readonly schedule: Schedule | null; readonly at: Instant }

/** [BV10] One step for all of them; null where it can be done to none. What cannot be done to one of them is left out, and said by the count. */
export function bulkStep(
  deed: BulkDeed,
  marked: readonly Task[],
  scope: BulkScope
): { readonly intent: Intent; readonly label: string } | null {
  const intents = intentsOf(deed, marked, scope)
  const label = `${wordsOf(deed, scope.graph)} ${intents.length} ${intents.length === 1 ? 'task' : 'tasks'}`
  const [only, ...more] = intents
  if (only === undefined) return null
  return { intent: more.length === 0 ? only : { type: 'together', label, intents }, label }
}

function intentsOf(deed: BulkDeed, marked: readonly Task[], { graph, schedule, at }: BulkScope): readonly Intent[] {
  switch (deed.kind) {
    case 'start':
    case 'finish':
      return marked.flatMap((task) => {
        if (task.kind === 'summary') return []
        const state = stateOf(task, schedule?.forecasts.get(task.id) ?? null, schedule?.now ?? null)
        const move = moveTask(task, state, deed.kind === 'start' ? 'inProgress' : 'done', at)
        return move.kind === 'write' ? [move.intent] : []
      })
    case 'give':
      return marked
        .filter(({ owner }) => owner !== deed.owner)
        .map(({ id }) => ({ type: 'editTask', task: id, change: { owner: deed.owner } }))
    case 'move':
      return topmost(marked, graph.tasks)
        .filter((task) => task.id !== deed.initiative && initiativeOf(task, graph.tasks) !== deed.initiative)
        .map(({ id }) => ({ type: 'editTask', task: id, change: { parent: deed.initiative } }))
    case 'delete':
      return topmost(marked, graph.tasks).map(({ id }) => ({ type: 'deleteTask', task: id }))
    default:
      return assertNever(deed)
  }
}

function wordsOf(deed: BulkDeed, { people, tasks }: WorkGraph): string {
  switch (deed.kind) {
    case 'start':
      return 'Start'
    case 'finish':
      return 'Finish'
    case 'give':
      return `Give ${people.get(deed.owner)?.name ?? 'somebody'}`
    case 'move':
      return `Move to “${tasks.get(deed.initiative)?.title ?? 'an initiative'}”`
    case 'delete':
      return 'Delete'
    default:
      return assertNever(deed)
  }
}

/** Those that are under no other one: what is moved or deleted takes what is under it along. */
function topmost(marked: readonly Task[], tasks: WorkGraph['tasks']): readonly Task[] {
  const all = new Set(marked.map(({ id }) => id))
  return marked.filter((task) => !ancestors(tasks, task.id).some(({ id }) => all.has(id)))
}
