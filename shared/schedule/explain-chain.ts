import { assertNever } from '../lib/assert-never.ts'
import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { explainDate } from './explain-date.ts'
import type { Explanation } from './explain-date.ts'
import type { Driver, Schedule, TaskForecast } from './schedule.ts'

/** One end of one task. */
export type TaskEnd = { readonly task: TaskId; readonly end: 'start' | 'finish' }

/** One link of a chain of drivers: whose date it is, and why it is what it is. */
export type ChainStep = TaskEnd & { readonly explanation: Explanation }

/**
 * [FP3] The chain of drivers behind a date, from the date itself to its root cause: each step is explained by the next,
 * the last by a fact (a recorded date, a constraint, the board's start, `now`, a handoff that waits). Never empty for a
 * task that has a forecast. Dates are worded by `formatInstant`.
 */
export function explainChain(
  graph: WorkGraph,
  schedule: Schedule,
  from: TaskEnd,
  formatInstant: (instant: Instant) => string
): readonly ChainStep[] {
  return driverChain(graph, schedule, from).map(({ task, end }) => ({
    task,
    end,
    explanation: explainDate(graph, schedule, task, end, formatInstant)
  }))
}

/** The ends that `explainChain` puts into words, in the same order. */
export function driverChain(graph: WorkGraph, schedule: Schedule, from: TaskEnd): readonly TaskEnd[] {
  const chain: TaskEnd[] = []
  const seen = new Set<string>()
  let next: TaskEnd | null = from
  // Drivers lead backwards along work that is ordered, so they never meet again; a chain is cut rather than trusted.
  while (next !== null && !seen.has(`${next.end} ${next.task}`)) {
    const forecast: TaskForecast | undefined = schedule.forecasts.get(next.task)
    if (forecast === undefined) break
    chain.push(next)
    seen.add(`${next.end} ${next.task}`)
    next = setBy(graph, forecast, next.end)
  }
  return chain
}

/** The end that set this one; null where a fact did. */
function setBy(graph: WorkGraph, forecast: TaskForecast, end: TaskEnd['end']): TaskEnd | null {
  const driver: Driver = end === 'start' ? forecast.startDriver : forecast.finishDriver
  switch (driver.kind) {
    case 'dependency': {
      const type = graph.dependencies.get(driver.dependency)?.type
      if (type === undefined) return null
      return {
        task: driver.predecessor,
        end: type === 'finishToStart' || type === 'finishToFinish' ? 'finish' : 'start'
      }
    }
    case 'duration':
      // Work under way is counted from what was recorded: its start explains nothing that follows.
      return forecast.startDriver.kind === 'actual' ? null : { task: forecast.task, end: 'start' }
    case 'child':
      return { task: driver.child, end }
    case 'boardStart':
    case 'now':
    case 'actual':
    case 'handoff':
    case 'constraint':
    case 'manual':
      return null
    default:
      return assertNever(driver)
  }
}
