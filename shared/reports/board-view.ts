import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { BoardMoments } from '../model/board-moments.ts'
import type { PersonId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import { taskKeys } from '../model/task-keys.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { Schedule } from '../schedule/schedule.ts'

/** A board and its forecast, of one moment, and when came about what the graph tells without a date. */
export type BoardView = { readonly graph: WorkGraph; readonly schedule: Schedule; readonly moments: () => BoardMoments }

/** A task as reports name it. */
export type TaskName = {
  /** Such as `SLIP-12`; null for a task without a number. */
  readonly key: string
  readonly id: string
  readonly title: string
  /** The owner's name; null where nobody owns it. */
  readonly owner: string | null
}

/** How a task of this board is named. */
export function taskName(graph: WorkGraph, task: Task): TaskName {
  return { key: taskKeys(graph).keyOf(task), id: task.id, title: task.title, owner: personName(graph, task.owner) }
}

/** [RP4] The boards that are meant by an id or a title, all of them by null; the failure is a sentence. */
export function boardsNamed(boards: readonly BoardView[], name: string | null): Result<readonly BoardView[], string> {
  if (name === null) return succeed(boards)
  const named = boards.filter(({ graph }) => graph.id === name || graph.board.title === name)
  return named.length === 0 ? fail(`No open board here is “${name}”.`) : succeed(named)
}

function personName({ people }: WorkGraph, person: PersonId | null): string | null {
  return person === null ? null : (people.get(person)?.name ?? null)
}
