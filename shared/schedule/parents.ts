import type { TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import { compareText } from '../lib/compare.ts'

import { issuePlaces } from './issue-log.ts'
import type { IssueLog } from './issue-log.ts'

/** Who is whose child, by task index, without loops. [FP7] */
export type Hierarchy = {
  /** −1 for none. */
  readonly parent: Int32Array
  /** The children of `index` are `children[firstChild[index] … firstChild[index + 1] − 1]`, in order. */
  readonly firstChild: Int32Array
  readonly children: Int32Array
  /** Every index, parents before their children. */
  readonly topDown: Int32Array
}

/** Reads the parent links; in each loop one link is set aside and reported. [FP7] */
export function readParents(
  ids: readonly TaskId[],
  tasks: readonly Task[],
  indexOf: ReadonlyMap<TaskId, number>,
  issues: IssueLog
): Hierarchy {
  const count = ids.length
  const parent = new Int32Array(count).fill(-1)
  tasks.forEach((task, index) => {
    if (task.parent !== null) parent[index] = indexOf.get(task.parent) ?? -1
  })
  breakLoops(parent, tasks, issues)

  const firstChild = new Int32Array(count + 1)
  for (const above of parent) if (above >= 0) firstChild[above + 1] = (firstChild[above + 1] ?? 0) + 1
  for (let index = 0; index < count; index += 1)
    firstChild[index + 1] = (firstChild[index + 1] ?? 0) + (firstChild[index] ?? 0)
  const children = new Int32Array(firstChild[count] ?? 0)
  const filled = firstChild.slice()
  parent.forEach((above, index) => {
    if (above < 0) return
    const place = filled[above] ?? 0
    children[place] = index
    filled[above] = place + 1
  })

  const topDown = new Int32Array(count)
  let written = 0
  parent.forEach((above, index) => {
    if (above < 0) topDown[written++] = index
  })
  for (let read = 0; read < written; read += 1) {
    const index = topDown[read] ?? 0
    for (let at = firstChild[index] ?? 0; at < (firstChild[index + 1] ?? 0); at += 1)
      topDown[written++] = children[at] ?? 0
  }
  return { parent, firstChild, children, topDown }
}

/** Each task has one parent at most, so the walk upwards from any task meets at most one loop. */
function breakLoops(parent: Int32Array, tasks: readonly Task[], issues: IssueLog): void {
  const walkOf = new Int32Array(parent.length)
  for (let start = 0; start < parent.length; start += 1) {
    let index = start
    while (index >= 0 && walkOf[index] === 0) {
      walkOf[index] = start + 1
      index = parent[index] ?? 0
    }
    if (index < 0 || walkOf[index] !== start + 1) continue
    const loop: Task[] = []
    let at = index
    do {
      const task = tasks[at]
      if (task !== undefined) loop.push(task)
      at = parent[at] ?? 0
    } while (at !== index)
    const cut = loop.reduce((a, b) => (isYounger(b, a) ? b : a))
    parent[tasks.indexOf(cut)] = -1
    issues.add(issuePlaces.board, 0, {
      kind: 'parentCycle',
      task: cut.id,
      path: startingAt(
        loop.map(({ id }) => id),
        cut.id
      )
    })
  }
}

/** Latest created, then the largest id; a time that is no number counts as the oldest. */
function isYounger(a: Task, b: Task): boolean {
  const made = (task: Task): number => (Number.isNaN(task.createdAt) ? -Infinity : task.createdAt)
  const [first, second] = [made(a), made(b)]
  return first === second ? compareText(a.id, b.id) > 0 : first > second
}

function startingAt(path: readonly TaskId[], id: TaskId): readonly TaskId[] {
  const at = path.indexOf(id)
  return [...path.slice(at), ...path.slice(0, at)]
}
