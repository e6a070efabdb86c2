import type { Task } from '../model/task.ts'

import { rereadLeaf } from './facts.ts'
import { createNodeQueue } from './node-queue.ts'
import { passOnDates, pushLeafDates } from './pass-on-dates.ts'
import type { Plan } from './plan.ts'

/** What `supposeFacts` keeps of a task, one number each, in this order. */
const columnsOf = ({ start, finish, overrun, startDriver, startRef, finishDriver, finishRef, facts }: Plan) =>
  [start, finish, overrun, startDriver, startRef, finishDriver, finishRef, facts.phase] as const

/**
 * [SL4] [IN4] Lets `read` see the early dates as they would be if one leaf said something else, and takes them back. `moved`
 * are the tasks whose dates or phase differ, and the leaf, by index in rising order. A slip asks for no more than early
 * dates: late dates, standings and issues stay as they are. Not for boards where early dates depend on late ones.
 */
export function supposeFacts<Result>(
  plan: Plan,
  placeOf: Int32Array,
  leaf: number,
  supposed: Task,
  read: (moved: Int32Array) => Result
): Result {
  const { facts, order } = plan
  const said = facts.tasks[leaf]
  if (said === undefined) return read(new Int32Array(0))
  const columns = columnsOf(plan)
  /** Rows of a task and its numbers, in the order in which they were written over. */
  const kept: number[] = []
  const moved = new Set([leaf])
  return facts.issues.mute(() => {
    const dates = createNodeQueue(order.nodes, placeOf, 'forwards')
    rereadLeaf(facts, leaf, supposed)
    pushLeafDates(plan, dates, leaf)
    try {
      passOnDates(plan, dates, {
        before: (task) => {
          kept.push(task)
          for (const column of columns) kept.push(column[task] ?? 0)
        },
        changed: (node, what) => {
          if (what === 'dates') moved.add(node % facts.tasks.length)
        }
      })
      return read(Int32Array.from(moved).toSorted())
    } finally {
      const width = columns.length + 1
      for (let row = kept.length - width; row >= 0; row -= width) {
        columns.forEach((column, at) => {
          column[kept[row] ?? 0] = kept[row + 1 + at] ?? 0
        })
      }
      rereadLeaf(facts, leaf, said)
    }
  })
}
