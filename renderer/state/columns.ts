import { compareText } from '../../shared/lib/compare.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule, TaskForecast, WorkState } from '../../shared/schedule/schedule.ts'

/** The board's columns, left to right. */
export const columnNames = ['blocked', 'clear', 'inProgress', 'waiting', 'done'] as const

export type ColumnName = (typeof columnNames)[number]

/** The tasks of each column in hand order; done ones latest first, cancelled ones after them. */
export type Columns = Readonly<Record<ColumnName, readonly TaskId[]>>

/** Sorts a graph's tasks into columns; summaries are no cards. Keeps the last order, because sorting what is nearly sorted is nearly free. */
export function createColumnSorter(): (
  graph: WorkGraph,
  schedule: Schedule | null,
  wanted: ReadonlySet<TaskId> | null
) => Columns {
  let order: readonly Task[] = []
  let sortedFor: WorkGraph['tasks'] | null = null
  let last: Columns = { blocked: [], clear: [], inProgress: [], waiting: [], done: [] }
  return (graph, schedule, wanted) => {
    if (sortedFor !== graph.tasks) {
      order = inHandOrder(graph.tasks, order)
      sortedFor = graph.tasks
    }
    const columns: Record<ColumnName, Task[]> = { blocked: [], clear: [], inProgress: [], waiting: [], done: [] }
    for (const task of order) {
      if (wanted !== null && !wanted.has(task.id)) continue
      columns[columnOf(stateOf(task, schedule?.forecasts.get(task.id) ?? null, schedule?.now ?? null))].push(task)
    }
    columns.done.sort(latestFirst)
    const next: Columns = {
      blocked: idsOf(columns.blocked, last.blocked),
      clear: idsOf(columns.clear, last.clear),
      inProgress: idsOf(columns.inProgress, last.inProgress),
      waiting: idsOf(columns.waiting, last.waiting),
      done: idsOf(columns.done, last.done)
    }
    if (columnNames.some((name) => next[name] !== last[name])) last = next
    return last
  }
}

/**
 * Where a task stands. Facts are looked at before the forecast, so that a card moves at once even while the hub is
 * away; facts of the future do not count yet.
 */
export function stateOf(task: Task, forecast: TaskForecast | null, now: Instant | null): WorkState {
  const holds = (at: Instant | null) => at !== null && (now === null || at <= now)
  if (holds(task.cancelledAt)) return 'cancelled'
  const said = forecast?.state ?? 'clear'
  if (task.kind === 'approval' || task.kind === 'summary') return said
  if (holds(task.actualFinish)) return 'done'
  if (holds(task.actualStart)) return said === 'waiting' ? 'waiting' : 'inProgress'
  return said === 'done' || said === 'inProgress' || said === 'cancelled' ? 'clear' : said
}

function columnOf(state: WorkState): ColumnName {
  return state === 'cancelled' ? 'done' : state
}

function inHandOrder(tasks: WorkGraph['tasks'], before: readonly Task[]): readonly Task[] {
  const kept: Task[] = []
  const seen = new Set<TaskId>()
  for (const { id } of before) {
    const task = tasks.get(id)
    if (task === undefined || task.kind === 'summary') continue
    kept.push(task)
    seen.add(id)
  }
  if (seen.size !== tasks.size) {
    for (const task of tasks.values()) if (task.kind !== 'summary' && !seen.has(task.id)) kept.push(task)
  }
  return kept.toSorted((a, b) => compareText(a.rank, b.rank) || compareText(a.id, b.id))
}

function latestFirst(a: Task, b: Task): number {
  return (b.actualFinish ?? 0) - (a.actualFinish ?? 0)
}

/** The list before, where it says the same: whoever draws a column sees at once that nothing moved. */
function idsOf(tasks: readonly Task[], before: readonly TaskId[]): readonly TaskId[] {
  if (tasks.length === before.length && tasks.every((task, at) => task.id === before[at])) return before
  return tasks.map((task) => task.id)
}
