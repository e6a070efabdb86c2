import type { Instant, WorkingMinutes } from '../../shared/model/instant.ts'
import type { Person } from '../../shared/model/person.ts'
import type { Task } from '../../shared/model/task.ts'
import { taskKeys } from '../../shared/model/task-keys.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { TaskForecast, WorkState } from '../../shared/schedule/schedule.ts'

import { cardHandoffs, cardWaits } from './card-waits.ts'
import type { CardHandoff, CardWait } from './card-waits.ts'
import { stateOf } from './columns.ts'
import type { GraphLinks } from './graph-links.ts'

/** What a card shows of a task; dates stay moments, because only the view knows how to say them. */
export type CardFacts = {
  /** Its short key; null for a task without one. */
  readonly key: string
  readonly state: WorkState
  readonly owner: Person | null
  /** The actual finish of done work, else the forecast; null before there is one. */
  readonly finish: Instant | null
  readonly blockersLeft: number
  readonly conditions: number
  readonly critical: boolean
  readonly promise: { readonly date: Instant; readonly broken: boolean } | null
  readonly handoffs: readonly CardHandoff[]
  readonly waits: readonly CardWait[]
  /** Share done, 0 to 1; null unless work is under way and somebody said. */
  readonly progress: number | null
  readonly estimate: WorkingMinutes
}

/** Reads a card's facts; cheap, and only done for cards on screen. */
export function cardFacts(
  task: Task,
  forecast: TaskForecast | null,
  graph: WorkGraph,
  links: GraphLinks,
  now: Instant
): CardFacts {
  const state = stateOf(task, forecast, now)
  return {
    key: taskKeys(graph).keyOf(task),
    state,
    owner: task.owner === null ? null : (graph.people.get(task.owner) ?? null),
    finish: task.actualFinish ?? forecast?.earlyFinish ?? null,
    blockersLeft: forecast?.blockers.length ?? 0,
    conditions: forecast?.conditions ?? 0,
    critical: state !== 'done' && (forecast?.critical ?? false),
    promise: task.promise === null ? null : { date: task.promise.date, broken: forecast?.promiseBroken ?? false },
    handoffs: cardHandoffs(task, state, links),
    waits: cardWaits(task, state, links, now),
    progress: state === 'inProgress' ? progressOf(task) : null,
    estimate: task.estimate
  }
}

function progressOf(task: Task): number | null {
  if (task.progress !== null) return Math.min(1, Math.max(0, task.progress.fraction))
  if (task.remaining === null || task.estimate <= 0) return null
  return Math.min(1, Math.max(0, 1 - task.remaining.minutes / task.estimate))
}
