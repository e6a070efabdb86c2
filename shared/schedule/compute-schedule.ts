import { compareText } from '../lib/compare.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { backwardPass } from './backward-pass.ts'
import type { LateDates } from './backward-pass.ts'
import { driverOf } from './driver-of.ts'
import { phases, readFacts } from './facts.ts'
import type { Facts } from './facts.ts'
import { forwardPass } from './forward-pass.ts'
import { horizonMinutes } from './horizon.ts'
import { readLinks } from './links.ts'
import { isSummary, openPlan } from './plan.ts'
import type { Plan } from './plan.ts'
import { readReadiness } from './readiness.ts'
import type { Readiness } from './readiness.ts'
import type { FloatToPromise, Schedule, ScheduleIssue, TaskForecast } from './schedule.ts'
import { reportSummaryConflict } from './span-children.ts'
import { orderWork } from './work-order.ts'

/** The forecast of a board at a moment: pure, and total whatever the graph says. Rules in SPEC.md. [F1] [F2] */
export function computeSchedule(graph: WorkGraph, now: Instant): Schedule {
  const facts = readFacts(graph, toInstant(now))
  const links = readLinks(facts)
  const order = orderWork(facts, links)
  const plan = openPlan(facts, links, order)
  forwardPass(plan)
  const finish = lastFinish(plan)
  const late = backwardPass(plan, finish ?? 0)
  for (const node of order.nodes) if (node >= facts.ids.length) reportSummaryConflict(plan, node - facts.ids.length)
  const readiness = readReadiness(plan)
  reportEmptyCalendars(plan)

  const forecasts = new Map<TaskId, TaskForecast>()
  for (let task = 0; task < facts.ids.length; task += 1) {
    const id = facts.ids[task]
    const ready = readiness[task]
    if (id !== undefined && ready !== undefined) forecasts.set(id, forecastOf(plan, late, task, id, ready))
  }
  return {
    now: toInstant(now),
    forecasts,
    issues: inOrder(facts.issues),
    deadlocks: order.deadlocks,
    finish: finish === null ? null : toInstant(finish)
  }
}

function forecastOf(plan: Plan, late: LateDates, task: number, id: TaskId, ready: Readiness): TaskForecast {
  const { facts } = plan
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

function nearestPromise(facts: Facts, late: LateDates, task: number): FloatToPromise | null {
  const promise = facts.ids[late.promise[task] ?? 0]
  const minutes = late.floatToPromise[task] ?? 0
  if (promise === undefined || Number.isNaN(minutes)) return null
  return { minutes: toWorkingMinutes(minutes), task: promise }
}

/** [FL3] A threshold that is no number counts as 0. */
function criticalFloat({ graph }: Facts): number {
  return Number.isFinite(graph.board.criticalFloat) ? graph.board.criticalFloat : 0
}

/** The last early finish of what takes part; of everything if nothing does. */
function lastFinish({ facts, finish }: Plan): number | null {
  let last = -Infinity
  let lastOfAll = -Infinity
  for (let task = 0; task < facts.ids.length; task += 1) {
    if (isSummary(facts, task)) continue
    const end = finish[task] ?? 0
    if (end > lastOfAll) lastOfAll = end
    if (end > last && (facts.phase[task] ?? 0) < phases.cancelled) last = end
  }
  if (last !== -Infinity) return last
  return lastOfAll === -Infinity ? null : lastOfAll
}

/** [T5] */
function reportEmptyCalendars({ facts, finish }: Plan): void {
  for (let task = 0; task < facts.ids.length; task += 1) {
    const id = facts.ids[task]
    const calendar = facts.calendar[task]
    if (id === undefined || calendar === undefined) continue
    if (isSummary(facts, task) || (facts.phase[task] ?? 0) > phases.started) continue
    if (facts.time[task]?.empty === true || (finish[task] ?? 0) > horizonMinutes.last) {
      facts.issues.push({ kind: 'emptyCalendar', task: id, calendar: calendar.id })
    }
  }
}

/** An order of the issues' own content, so that it does not depend on how the graph was filled. [F1] */
function inOrder(issues: readonly ScheduleIssue[]): readonly ScheduleIssue[] {
  if (issues.length < 2) return issues
  return issues
    .map((issue) => ({ issue, text: JSON.stringify(issue) }))
    .toSorted((a, b) => compareText(a.text, b.text))
    .map(({ issue }) => issue)
}
