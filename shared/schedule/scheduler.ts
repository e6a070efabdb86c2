import type { Instant } from '../model/instant.ts'
import { toInstant } from '../model/instant.ts'
import type { Dependency } from '../model/dependency.ts'
import type { GraphDifference } from '../model/graph-difference.ts'
import type { TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { changedForecasts, isSameForecast } from './changed-forecasts.ts'
import type { ForecastChange } from './changed-forecasts.ts'
import { dueLeaves, nextMoment } from './clock-moments.ts'
import type { NextMoment } from './clock-moments.ts'
import { slipOf } from './compare-schedules.ts'
import { allForecasts, computeWhole, datesOf, forecastOf } from './computation.ts'
import type { Computation } from './computation.ts'
import { passTime, rereadThreads } from './facts.ts'
import type { Hypothesis } from './hypothesis.ts'
import { isSummary } from './plan.ts'
import type { Plan } from './plan.ts'
import { plannedStartsIn } from './planned-starts.ts'
import type { PlannedStarts } from './planned-starts.ts'
import { previewSlip } from './preview-slip.ts'
import { reviseLeaves } from './revise.ts'
import type { Schedule, TaskForecast } from './schedule.ts'
import type { Slip, SlipCause } from './slip.ts'
import { supposeFacts } from './suppose-facts.ts'
import { ToldForecasts } from './told-forecasts.ts'

/** A schedule whose forecasts can be revised at the cost of what changes. */
type KeptSchedule = Omit<Schedule, 'forecasts'> & { readonly forecasts: ToldForecasts }

/** A schedule that follows its graph and the clock. Every schedule it gives is a value of its own and stays as it is. */
export type Scheduler = {
  readonly schedule: () => Schedule
  /** [FP2b] When each task was to start. Computed when asked for, once a schedule. */
  readonly plannedStarts: () => PlannedStarts
  /** What the schedule is read from: only to be read, and written over by the next update. */
  readonly plan: () => Plan
  /** [IN1] The schedule of this graph at `now`, and where it differs from the one before; `difference` is from the graph before. */
  readonly update: (graph: WorkGraph, difference: GraphDifference, now: Instant) => ForecastChange
  /** [CL1] When time alone changes the schedule next. */
  readonly nextMoment: () => NextMoment
  /** [SL1] What one cause moved: an update's changes against the schedule before it. */
  readonly slip: (before: Schedule, change: Pick<ForecastChange, 'changed'>, cause: SlipCause) => Slip
  /** [SL4] What facts that nobody has written yet would move. Leaves the schedule as it was. An unknown task moves nothing. */
  readonly preview: (hypothesis: Hypothesis) => Slip
}

/** [IN1] [IN2] Opens a board for scheduling: computed whole now, then in proportion to what changes. */
export function openScheduler(first: WorkGraph, now: Instant): Scheduler {
  let graph = first
  let computation = computeWhole(graph, now)
  let placeOf = placesOf(computation)
  let schedule: KeptSchedule = firstSchedule(computation)

  let planned: PlannedStarts | null = null

  /** The forecasts that differ from what was told after these leaves changed, by index, in the order of ids. */
  function reviseTo(leaves: ReadonlyMap<number, Task>): ReadonlyMap<number, TaskForecast> {
    const changed = new Map<number, TaskForecast>()
    for (const task of Int32Array.from(reviseLeaves(computation, placeOf, leaves)).toSorted()) {
      const next = forecastOf(computation, task)
      const before = schedule.forecasts.at(task)
      if (next !== null && (before === undefined || !isSameForecast(before, next))) changed.set(task, next)
    }
    return changed
  }

  function computeAnew(at: Instant): ForecastChange {
    const before = schedule
    computation = computeWhole(graph, at)
    placeOf = placesOf(computation)
    schedule = firstSchedule(computation)
    return changedForecasts(before, schedule)
  }

  function dependenciesOf(predecessor: TaskId): readonly Dependency[] {
    const { facts, links, order } = computation.plan
    const task = facts.indexOf.get(predecessor)
    if (task === undefined) return []
    const { first: from, list } = order.outgoing
    const following: Dependency[] = []
    for (let at = from[task] ?? 0; at < (from[task + 1] ?? 0); at += 1) {
      const dependency = links.dependencies[list[at] ?? 0]
      if (dependency !== undefined) following.push(dependency)
    }
    return following
  }

  return {
    schedule: () => schedule,
    plan: () => computation.plan,
    plannedStarts: () => {
      planned ??= plannedStartsIn(computation.plan, graph)
      return planned
    },
    update: (next, difference, at) => {
      const present = toInstant(at)
      const threads = changedThreads(graph, next, difference)
      const leaves = revisableLeaves(computation, next, difference, threads)
      const due = leaves === null ? null : dueLeaves(computation, graph, present)
      graph = next
      planned = null
      if (leaves === null || due === null) return computeAnew(present)
      passTime(computation.plan.facts, present)
      rereadThreads(computation.plan.facts, next, threads)
      const changed = reviseTo(new Map([...due, ...leaves]))
      schedule = scheduleOf(computation, schedule.forecasts.revise(changed))
      return { changed: [...changed.values()], gone: [] }
    },
    nextMoment: () => nextMoment(computation, graph),
    slip: (before, { changed }, cause) => slipOf({ graph, before, changed, dependenciesOf }, cause),
    preview: (hypothesis) => {
      const { task } = hypothesis
      const said = graph.tasks.get(task)
      const leaf = computation.plan.facts.indexOf.get(task)
      if (said === undefined || leaf === undefined) return previewSlip(graph, schedule, hypothesis, schedule.now)
      const supposed: Task = { ...said, ...hypothesis.facts }
      if (!isRevisable(computation, supposed, leaf)) return previewSlip(graph, schedule, hypothesis, schedule.now)
      const tasks: Pick<WorkGraph['tasks'], 'get'> = { get: (id) => (id === task ? supposed : graph.tasks.get(id)) }
      const { plan } = computation
      return supposeFacts(plan, placeOf, leaf, supposed, (moved) => {
        const changed = Array.from(moved, (index) => datesOf(plan, index)).filter((dates) => dates !== null)
        return slipOf(
          { graph: { ...graph, tasks }, before: schedule, changed, dependenciesOf },
          { kind: 'preview', task }
        )
      })
    }
  }
}

/** The changed leaves by index, where nothing else changed that the schedule rests on; else null. */
function revisableLeaves(
  computation: Computation,
  next: WorkGraph,
  difference: GraphDifference,
  threads: ReadonlySet<TaskId>
): ReadonlyMap<number, Task> | null {
  const { board, dependencies, handoffs, approvals, people, calendars } = difference
  const others = [dependencies, handoffs, approvals, people, calendars]
  if (board || others.some(({ size }) => size > 0)) return null
  const leaves = new Map<number, Task>()
  for (const id of difference.tasks) {
    const index = computation.plan.facts.indexOf.get(id)
    const task = next.tasks.get(id)
    if (index === undefined || task === undefined || !isRevisable(computation, task, index)) return null
    leaves.set(index, task)
  }
  for (const id of threads) {
    const index = computation.plan.facts.indexOf.get(id)
    const task = next.tasks.get(id)
    // A thread may outlive its task, or come before it.
    if (index === undefined || task === undefined) continue
    if (!isRevisable(computation, task, index)) return null
    leaves.set(index, task)
  }
  return leaves
}

/** The tasks in whose threads a question or an answer came, changed or went: what else is said there moves nothing. */
function changedThreads(before: WorkGraph, next: WorkGraph, { comments }: GraphDifference): ReadonlySet<TaskId> {
  const tasks = new Set<TaskId>()
  for (const id of comments) {
    for (const comment of [before.comments.get(id), next.comments.get(id)])
      if (comment !== undefined && (comment.asks !== null || comment.answers !== null)) tasks.add(comment.task)
  }
  return tasks
}

/** Whether what a task says now can be taken in without ordering the work or opening calendars again. */
function isRevisable({ plan, late }: Computation, next: Task, index: number): boolean {
  const { facts } = plan
  const task = facts.tasks[index]
  if (task === undefined || isSummary(facts, index)) return false
  return (
    !late.hasLatest &&
    next.constraint?.type !== 'asLateAsPossible' &&
    (late.hasPromises || next.promise === null) &&
    task.parent === next.parent &&
    task.kind === next.kind &&
    task.owner === next.owner &&
    task.calendar === next.calendar &&
    task.inactive === next.inactive &&
    task.createdAt === next.createdAt
  )
}

/** A schedule of which nothing was told before. */
function firstSchedule(computation: Computation): KeptSchedule {
  return scheduleOf(computation, ToldForecasts.of(computation.plan.facts, allForecasts(computation)))
}

function scheduleOf(computation: Computation, forecasts: ToldForecasts): KeptSchedule {
  const { plan, late } = computation
  const { facts, order } = plan
  return {
    now: toInstant(facts.now),
    forecasts,
    issues: facts.issues.list(),
    deadlocks: order.deadlocks,
    finish: facts.ids.length === 0 ? null : toInstant(late.boardFinish)
  }
}

/** Where each node stands in the order of work; −1 for a task's second node where it is no summary. */
function placesOf({ plan }: Computation): Int32Array {
  const placeOf = new Int32Array(2 * plan.facts.tasks.length).fill(-1)
  plan.order.nodes.forEach((node, place) => {
    placeOf[node] = place
  })
  return placeOf
}
