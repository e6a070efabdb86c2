import { compareText } from '../../shared/lib/compare.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import { taskKeys } from '../../shared/model/task-keys.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

import { listFacts, sortKey } from './list-columns.ts'
import type { ListColumn, ListFacts } from './list-columns.ts'
import { outlineRows } from './outline-rows.ts'

/** By what the list is ordered; null is the outline, parents before their children. */
export type ListSort = { readonly column: ListColumn; readonly descending: boolean } | null

export type ListGrouping = 'none' | 'state' | 'owner' | 'initiative'

/** A line of the list: a group's heading, with how many tasks it has, or a task. `level` is its depth in the outline, 0 wherever there is none. */
export type ListRow =
  | { readonly kind: 'group'; readonly id: string; readonly count: number }
  | { readonly kind: 'task'; readonly task: TaskId; readonly level: number }

/** What the list shows, top to bottom. `wanted` null is everything; a group without tasks is not there. */
export function listRows(
  graph: WorkGraph,
  schedule: Schedule | null,
  wanted: ReadonlySet<TaskId> | null,
  sort: ListSort,
  grouping: ListGrouping
): readonly ListRow[] {
  const outline = outlineRows(graph.tasks, new Set(), null).filter(({ task }) => wanted === null || wanted.has(task))
  const isOutline = sort === null && grouping === 'none' && wanted === null
  const rows = outline.map(({ task, level }): ListRow & { readonly kind: 'task' } => ({
    kind: 'task',
    task,
    level: isOutline ? level : 0
  }))
  if (sort === null && grouping === 'none') return rows
  const keys = taskKeys(graph)
  const facts = rows.flatMap((row) => {
    const task = graph.tasks.get(row.task)
    return task === undefined ? [] : [{ row, facts: listFacts(task, graph, schedule, keys) }]
  })
  const sorted = sort === null ? facts : inOrder(facts, sort)
  if (grouping === 'none') return sorted.map(({ row }) => row)
  return grouped(sorted, (one) => groupOf(one, grouping, graph))
}

type Sortable = { readonly row: ListRow; readonly facts: ListFacts }

/** Sorted by each row's key, read once; rows with equal keys stay as they were. */
function inOrder(rows: readonly Sortable[], { column, descending }: NonNullable<ListSort>): readonly Sortable[] {
  const keyed = rows.map((row) => ({ row, key: sortKey(column, row.facts) }))
  const way = descending ? -1 : 1
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
      return (
        way *
        (typeof a.key === 'number' && typeof b.key === 'number'
          ? a.key - b.key
          : compareText(String(a.key), String(b.key)))
      )
    })
    .map(({ row }) => row)
}

/** What a task's group is called: its heading, and what the groups are ordered by. */
function groupOf(facts: ListFacts, grouping: Exclude<ListGrouping, 'none'>, graph: WorkGraph): GroupName {
  switch (grouping) {
    case 'state':
      return { id: facts.state, order: Number(sortKey('state', facts)) }
    case 'owner':
      return { id: facts.owner ?? '', order: facts.owner === null ? Infinity : 0 }
    case 'initiative': {
      const above = initiativeOf(facts, graph)
      return { id: above, order: above === '' ? Infinity : 0 }
    }
  }
}

type GroupName = { readonly id: string; readonly order: number }

function initiativeOf({ task }: ListFacts, graph: WorkGraph): string {
  if (task.kind === 'summary') return task.title
  return (task.parent === null ? undefined : graph.tasks.get(task.parent))?.title ?? ''
}

function grouped(rows: readonly Sortable[], nameOf: (facts: ListFacts) => GroupName): readonly ListRow[] {
  const groups = new Map<string, { readonly name: GroupName; readonly rows: ListRow[] }>()
  for (const { row, facts } of rows) {
    const name = nameOf(facts)
    const group = groups.get(name.id)
    if (group === undefined) groups.set(name.id, { name, rows: [row] })
    else group.rows.push(row)
  }
  return [...groups.values()]
    .toSorted((a, b) => a.name.order - b.name.order || compareText(a.name.id, b.name.id))
    .flatMap((group): readonly ListRow[] => [
      { kind: 'group', id: group.name.id, count: group.rows.length },
      ...group.rows
    ])
}
