import { columnNames } from '../../shared/model/board-look.ts'
import { numberOf } from '../../shared/model/number-of.ts'
import type { TaskKeys } from '../../shared/model/task-keys.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule, TaskForecast, WorkState } from '../../shared/schedule/schedule.ts'

import { stateOf } from './columns.ts'

/** What the list can show of a task, in the order of its columns. */
export const listColumns = [
  'key',
  'title',
  'state',
  'owner',
  'estimate',
  'start',
  'finish',
  'float',
  'promise'
] as const

export type ListColumn = (typeof listColumns)[number]

/** What a cell is made of; dates stay moments and names are found by whoever writes them. */
export type ListFacts = {
  readonly task: Task
  readonly forecast: TaskForecast | null
  readonly state: WorkState
  readonly key: string
  /** Null for nobody. */
  readonly owner: string | null
}

/** One task's facts. `keys` are those of the graph. */
export function listFacts(task: Task, graph: WorkGraph, schedule: Schedule | null, keys: TaskKeys): ListFacts {
  const forecast = schedule?.forecasts.get(task.id) ?? null
  return {
    task,
    forecast,
    state: stateOf(task, forecast, schedule?.now ?? null),
    key: keys.keyOf(task),
    owner: task.owner === null ? null : (graph.people.get(task.owner)?.name ?? null)
  }
}

/** What a column is sorted by: numbers by size, texts by letters, null last. A state by its place on the board. */
export function sortKey(column: ListColumn, { task, forecast, state, owner }: ListFacts): number | string | null {
  switch (column) {
    case 'key':
      return numberOf(task)
    case 'title':
      return task.title.toLowerCase()
    case 'state':
      return state === 'cancelled' ? columnNames.length : columnNames.indexOf(state)
    case 'owner':
      return owner?.toLowerCase() ?? null
    case 'estimate':
      return task.kind === 'task' ? task.estimate : null
    case 'start':
      return task.actualStart ?? forecast?.earlyStart ?? null
    case 'finish':
      return task.actualFinish ?? forecast?.earlyFinish ?? null
    case 'float':
      return state === 'done' || state === 'cancelled' ? null : (forecast?.totalFloat ?? null)
    case 'promise':
      return task.promise?.date ?? null
  }
}
