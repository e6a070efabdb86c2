import { compareText } from '../../shared/lib/compare.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** One line of the outline; `level` counts from 0. */
export type OutlineRow = {
  readonly task: TaskId
  readonly level: number
  readonly hasChildren: boolean
  readonly isOpen: boolean
}

/**
 * The tasks as an outline in hand order, parents before their children; children of the `closed` are left out. With
 * `wanted`, only those and what leads to them. Parents that go round in a circle or are missing do not hide anybody.
 */
export function outlineRows(
  tasks: WorkGraph['tasks'],
  closed: ReadonlySet<TaskId>,
  wanted: ReadonlySet<TaskId> | null = null
): readonly OutlineRow[] {
  const shown = wanted === null ? null : withAncestors(tasks, wanted)
  const children = new Map<TaskId | null, Task[]>()
  for (const task of tasks.values()) {
    if (shown !== null && !shown.has(task.id)) continue
    const parent = parentOf(tasks, task)
    const group = children.get(parent)
    if (group === undefined) children.set(parent, [task])
    else group.push(task)
  }
  for (const group of children.values()) group.sort((a, b) => compareText(a.rank, b.rank) || compareText(a.id, b.id))

  const rows: OutlineRow[] = []
  const seen = new Set<TaskId>()
  // A stack and no recursion: outlines of imported files may be thousands deep.
  const stack: { readonly task: Task; readonly level: number }[] = []
  const push = (group: readonly Task[] | undefined, level: number) => {
    for (const task of group?.toReversed() ?? []) stack.push({ task, level })
  }
  const drain = () => {
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { task, level } = next
      if (seen.has(task.id)) continue
      seen.add(task.id)
      const below = children.get(task.id)
      const isOpen = below !== undefined && (shown !== null || !closed.has(task.id))
      rows.push({ task: task.id, level, hasChildren: below !== undefined, isOpen })
      if (isOpen) push(below, level + 1)
      else if (below !== undefined) hide(below, children, seen)
    }
  }
  push(children.get(null), 0)
  drain()
  // What is left are circles of parents: each is opened at its first member.
  for (const task of tasks.values()) {
    if (seen.has(task.id) || (shown !== null && !shown.has(task.id))) continue
    stack.push({ task, level: 0 })
    drain()
  }
  return rows
}

function hide(group: readonly Task[], children: ReadonlyMap<TaskId | null, readonly Task[]>, seen: Set<TaskId>): void {
  const left = [...group]
  for (let task = left.pop(); task !== undefined; task = left.pop()) {
    if (seen.has(task.id)) continue
    seen.add(task.id)
    left.push(...(children.get(task.id) ?? []))
  }
}

function parentOf(tasks: WorkGraph['tasks'], task: Task): TaskId | null {
  return task.parent !== null && tasks.has(task.parent) ? task.parent : null
}

function withAncestors(tasks: WorkGraph['tasks'], wanted: ReadonlySet<TaskId>): ReadonlySet<TaskId> {
  const shown = new Set<TaskId>()
  for (const id of wanted) {
    for (let task = tasks.get(id); task !== undefined && !shown.has(task.id);) {
      shown.add(task.id)
      task = task.parent === null ? undefined : tasks.get(task.parent)
    }
  }
  return shown
}
