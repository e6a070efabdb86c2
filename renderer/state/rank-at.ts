import type { TaskId } from '../../shared/model/ids.ts'
import { rankBetween } from '../../shared/model/rank.ts'
import type { Task } from '../../shared/model/task.ts'

/**
 * The rank that puts a task before the card with the number `insertAt` of its column (its length: at the end). Null
 * where that is where it stands. Neighbours that share a rank are passed over: nothing fits between them.
 */
export function rankAt(
  column: readonly TaskId[],
  task: TaskId,
  insertAt: number,
  tasks: ReadonlyMap<TaskId, Task>
): string | null {
  const at = column.indexOf(task)
  if (insertAt < 0 || insertAt > column.length || insertAt === at || insertAt === at + 1) return null
  const rest = column.filter((other) => other !== task)
  const place = insertAt > at ? insertAt - 1 : insertAt
  const before = rankOf(tasks, rest[place - 1])
  const after =
    rest
      .slice(place)
      .map((other) => rankOf(tasks, other))
      .find((rank) => rank !== null && (before === null || rank > before)) ?? null
  return rankBetween(before, after, task.slice(-4))
}

function rankOf(tasks: ReadonlyMap<TaskId, Task>, task: TaskId | undefined): string | null {
  const rank = task === undefined ? undefined : tasks.get(task)?.rank
  return rank === undefined || rank === '' ? null : rank
}
