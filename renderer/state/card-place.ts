import { assertNever } from '../../shared/lib/assert-never.ts'
import type { ColumnName } from '../../shared/model/board-look.ts'
import { ancestors } from '../../shared/model/ancestors.ts'
import type { BoardGrouping } from '../../shared/model/board-look.ts'
import type { PersonId, TaskId } from '../../shared/model/ids.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** [BV1] A column or a lane: what the cards in it have in common. Null stands for having none. */
export type CardPlace =
  | { readonly kind: 'state'; readonly state: ColumnName }
  | { readonly kind: 'owner'; readonly owner: PersonId | null }
  | { readonly kind: 'initiative'; readonly initiative: TaskId | null }

/** Where a task that stands in the column `state` stands in a grouping. */
export function placeOf(task: Task, state: ColumnName, grouping: BoardGrouping, graph: WorkGraph): CardPlace {
  switch (grouping) {
    case 'state':
      return { kind: 'state', state }
    case 'owner':
      return { kind: 'owner', owner: task.owner !== null && graph.people.has(task.owner) ? task.owner : null }
    case 'initiative':
      return { kind: 'initiative', initiative: initiativeOf(task, graph.tasks) }
    default:
      return assertNever(grouping)
  }
}

/** [TR5] The outermost thing above a task; null for what stands at the top. */
export function initiativeOf(task: Task, tasks: WorkGraph['tasks']): TaskId | null {
  return task.parent === null ? null : (ancestors(tasks, task.id).at(-1)?.id ?? null)
}

/** A text that is a place's own among those of one grouping: `blocked`, the id of a person or a task, `none`. */
export function placeKey(place: CardPlace): string {
  switch (place.kind) {
    case 'state':
      return place.state
    case 'owner':
      return place.owner ?? 'none'
    case 'initiative':
      return place.initiative ?? 'none'
    default:
      return assertNever(place)
  }
}
