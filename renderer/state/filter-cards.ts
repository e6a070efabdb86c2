import type { TaskId } from '../../shared/model/ids.ts'
import type { BoardFilters } from '../../shared/model/saved-view.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

import { placeOf } from './card-place.ts'
import { columnOf, stateOf } from './columns.ts'
import { chanceToHold } from './shown-chances.ts'
import type { ShownChances } from './shown-chances.ts'

/** What a filter may ask beside the facts. */
export type FilterScope = {
  readonly graph: WorkGraph
  readonly schedule: Schedule | null
  readonly chances: ShownChances['of']
  /** Tasks on which something stands still. [LV11] */
  readonly indebted: { readonly has: (task: TaskId) => boolean }
}

/** [RV5] A promise that holds less often than this is at risk. */
const likely = 0.8

/** [BV8] The tasks that the filters leave; null where they ask for nothing. */
export function filteredTasks(filters: BoardFilters, scope: FilterScope): ReadonlySet<TaskId> | null {
  if (asksNothing(filters)) return null
  const left = new Set<TaskId>()
  for (const task of scope.graph.tasks.values()) if (passes(task, filters, scope)) left.add(task.id)
  return left
}

/** Whether every card is shown. */
function asksNothing({ states, owners, initiatives, promiseAtRisk, holdsDebt }: BoardFilters): boolean {
  return states.length + owners.length + initiatives.length === 0 && !promiseAtRisk && !holdsDebt
}

function passes(task: Task, filters: BoardFilters, scope: FilterScope): boolean {
  const { graph, schedule } = scope
  const forecast = schedule?.forecasts.get(task.id) ?? null
  const state = columnOf(stateOf(task, forecast, schedule?.now ?? null))
  const isOneOf = <Value>(values: readonly Value[], value: Value) => values.length === 0 || values.includes(value)
  if (!isOneOf(filters.states, state)) return false
  const owner = placeOf(task, state, 'owner', graph)
  if (owner.kind === 'owner' && !isOneOf(filters.owners, owner.owner)) return false
  const initiative = placeOf(task, state, 'initiative', graph)
  if (initiative.kind === 'initiative' && !isOneOf(filters.initiatives, initiative.initiative)) return false
  if (filters.holdsDebt && !scope.indebted.has(task.id)) return false
  return !filters.promiseAtRisk || (state !== 'done' && isAtRisk(task, forecast?.promiseBroken ?? false, scope))
}

/** [RV5] */
function isAtRisk(task: Task, isBroken: boolean, { chances }: FilterScope): boolean {
  if (task.promise === null) return false
  const chance = chanceToHold(chances.get(task.id) ?? null, task.promise)
  return isBroken || (chance !== null && chance < likely)
}
