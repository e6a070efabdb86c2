import { parseId } from '../../shared/model/ids.ts'
import type { AnyId, BoardId, TaskId } from '../../shared/model/ids.ts'
import { defaultTask } from '../../shared/model/default-task.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule, TaskForecast } from '../../shared/schedule/schedule.ts'

import { emptyGraph } from '../../shared/model/empty-graph.ts'

/** An id for a test; throws on what is none. */
export function idOf<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

/** Tuesday 12 May 2026, 9:30 UTC. */
export const testNow = toInstant(Date.UTC(2026, 4, 12, 9, 30) / 60_000)

/** A task named by its id, with what the test cares about. */
export function taskOf(id: string, given: Partial<Task> = {}): Task {
  return defaultTask({ id: idOf<TaskId>(id), title: id, ...given })
}

/** A graph of these tasks, and whatever else the test cares about. */
export function graphOf(tasks: readonly Task[], given: Partial<WorkGraph> = {}): WorkGraph {
  return { ...emptyGraph(idOf<BoardId>('board')), tasks: new Map(tasks.map((task) => [task.id, task])), ...given }
}

/** A forecast with nothing special about it. */
export function forecastOf(id: string, given: Partial<TaskForecast> = {}): TaskForecast {
  return {
    task: idOf<TaskId>(id),
    state: 'clear',
    earlyStart: testNow,
    earlyFinish: testNow,
    lateStart: testNow,
    lateFinish: testNow,
    totalFloat: toWorkingMinutes(0),
    freeFloat: toWorkingMinutes(0),
    critical: false,
    startDriver: { kind: 'now' },
    finishDriver: { kind: 'duration' },
    blockers: [],
    conditions: 0,
    epoch: null,
    promiseBroken: false,
    floatToPromise: null,
    ...given
  }
}

/** A schedule of these forecasts at `testNow`. */
export function scheduleOf(forecasts: readonly TaskForecast[]): Schedule {
  return {
    now: testNow,
    forecasts: new Map(forecasts.map((forecast) => [forecast.task, forecast])),
    issues: [],
    deadlocks: [],
    finish: null
  }
}
