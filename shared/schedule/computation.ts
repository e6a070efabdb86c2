import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { backwardPass } from './backward-pass.ts'
import type { LateDates, LateState } from './backward-pass.ts'
import type { ForecastDates } from './compare-schedules.ts'
import { driverOf } from './driver-of.ts'
import { phases, readFacts } from './facts.ts'
import type { Facts } from './facts.ts'
import { forwardPass } from './forward-pass.ts'
import { horizonMinutes } from './horizon.ts'
import { issuePlaces } from './issue-log.ts'
import { readLinks } from './links.ts'
import { isSummary, openPlan } from './plan.ts'
import type { Plan } from './plan.ts'
import { readStandings } from './readiness.ts'
import type { Standings } from './readiness.ts'
import type { FloatToPromise, TaskForecast } from './schedule.ts'
import { reportSummaryConflict } from './span-children.ts'
import { orderWork } from './work-order.ts'

/** A schedule as arrays by task index: all that its forecasts are read from, and that a later change starts from. */
export type Computation = { readonly plan: Plan; readonly late: LateState; readonly standings: Standings }

/** Reads the facts and orders the work; no dates yet. Facts up to `known` count. [F3] */
export function planWork(graph: WorkGraph, now: Instant, known: Instant = now): Plan {
  const facts = readFacts(graph, toInstant(now), toInstant(known))
  const links = readLinks(graph, facts)
  return openPlan(facts, links, orderWork(facts, links))
}

/** Computes everything from the facts. [F1] [F2] */
export function computeWhole(graph: WorkGraph, now: Instant, known: Instant = now): Computation {
  const plan = planWork(graph, now, known)
  const { facts } = plan
  forwardPass(plan)
  const late = backwardPass(plan, lastFinish(plan) ?? 0)
  const count = facts.tasks.length
  for (const node of plan.order.nodes) if (node >= count) reportSummaryConflict(plan, node - count)
  for (let task = 0; task < count; task += 1) reportEmptyCalendar(plan, task)
  return { plan, late, standings: readStandings(plan) }
}

/** The forecast of one task, as the rest of the app knows it. */
export function forecastOf({ plan, late, standings }: Computation, task: number): TaskForecast | null {
  const { facts } = plan
  const id = facts.ids[task]
  const ready = standings.readiness[task]
  if (id === undefined || ready === undefined) return null
  const totalFloat = late.totalFloat[task] ?? 0
  const hasFloat = !Number.isNaN(totalFloat)
  const finish = plan.finish[task] ?? 0
  return {
    task: id,
    state: ready.state,
    earlyStart: toInstant(plan.start[task] ?? 0),
    earlyFinish: toInstant(finish),
    lateStart: toInstant(late.lateStart[task] ?? 0),
    lateFinish: toInstant(late.lateFinish[task] ?? 0),
    totalFloat: hasFloat ? toWorkingMinutes(totalFloat) : null,
    freeFloat: hasFloat ? toWorkingMinutes(late.freeFloat[task] ?? 0) : null,
    critical: hasFloat && totalFloat <= criticalFloat(facts),
    startDriver: driverOf(plan, plan.startDriver[task] ?? 0, plan.startRef[task] ?? 0),
    finishDriver: driverOf(plan, plan.finishDriver[task] ?? 0, plan.finishRef[task] ?? 0),
    blockers: ready.blockers,
    conditions: ready.conditions,
    epoch: ready.epoch,
    promiseBroken: ready.state !== 'cancelled' && finish > (facts.promise[task] ?? 0),
    floatToPromise: nearestPromise(facts, late, task)
  }
}

/** [SL1] The early dates of one task, for a slip; known before anything is judged by them. */
export function datesOf(plan: Plan, task: number): ForecastDates | null {
  const { facts } = plan
  const id = facts.ids[task]
  if (id === undefined) return null
  const phase = facts.phase[task] ?? 0
  const isCancelled = phase >= phases.cancelled || !Number.isNaN(facts.cancelledAt[task] ?? 0)
  const finish = plan.finish[task] ?? 0
  return {
    task: id,
    state: isCancelled ? 'cancelled' : phase === phases.finished ? 'done' : 'open',
    earlyStart: toInstant(plan.start[task] ?? 0),
    earlyFinish: toInstant(finish),
    startDriver: driverOf(plan, plan.startDriver[task] ?? 0, plan.startRef[task] ?? 0),
    finishDriver: driverOf(plan, plan.finishDriver[task] ?? 0, plan.finishRef[task] ?? 0),
    promiseBroken: !isCancelled && finish > (facts.promise[task] ?? 0)
  }
}

/** The forecasts of all tasks, by index, which is the order of ids. */
export function allForecasts(computation: Computation): TaskForecast[] {
  const forecasts: TaskForecast[] = []
  for (let task = 0; task < computation.plan.facts.ids.length; task += 1) {
    const forecast = forecastOf(computation, task)
    if (forecast !== null) forecasts.push(forecast)
  }
  return forecasts
}

/** The last early finish of what takes part; of everything if nothing does; null of an empty board. */
export function lastFinish({ facts, finish }: Plan): number | null {
  const count = facts.ids.length
  let last = never
  let lastOfAll = never
  for (let task = 0; task < count; task += 1) {
    if (isSummary(facts, task)) continue
    const end = finish[task] ?? 0
    if (end > lastOfAll) lastOfAll = end
    if (end > last && (facts.phase[task] ?? 0) < phases.cancelled) last = end
  }
  if (last !== never) return last
  return lastOfAll === never ? null : lastOfAll
}

const never = Number.NEGATIVE_INFINITY

/** [T5] */
export function reportEmptyCalendar({ facts, finish }: Plan, task: number): void {
  facts.issues.retract(issuePlaces.calendar, task)
  const id = facts.ids[task]
  const calendar = facts.calendar[task]
  if (id === undefined || calendar === undefined) return
  if (isSummary(facts, task) || (facts.phase[task] ?? 0) > phases.started) return
  if (facts.time[task]?.empty === true || (finish[task] ?? 0) > horizonMinutes.last)
    facts.issues.add(issuePlaces.calendar, task, { kind: 'emptyCalendar', task: id, calendar: calendar.id })
}

function nearestPromise(facts: Facts, late: LateDates, task: number): FloatToPromise | null {
  const minutes = late.floatToPromise[task] ?? 0
  // Asked first: where there is none, the promise is no index, and a look-up by none is slow.
  if (Number.isNaN(minutes)) return null
  const promise = facts.ids[late.promise[task] ?? 0]
  return promise === undefined ? null : { minutes: toWorkingMinutes(minutes), task: promise }
}

/** [FL3] A threshold that is no number counts as 0. */
function criticalFloat({ board }: Facts): number {
  return Number.isFinite(board.criticalFloat) ? board.criticalFloat : 0
}
