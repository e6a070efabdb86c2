import { toInstant } from '../model/instant.ts'

import { constraintOfCode } from './constraint-codes.ts'
import { driverOf } from './driver-of.ts'
import { phases } from './facts.ts'
import { issuePlaces } from './issue-log.ts'
import { drivers } from './plan.ts'
import type { Plan } from './plan.ts'

/** [FP7] A summary's dates and phase from its children's; of those that take part, or of all if none does. */
export function spanChildren(plan: Plan, summary: number): void {
  const { facts } = plan
  const { firstChild, children } = facts.hierarchy
  const from = firstChild[summary] ?? 0
  const to = firstChild[summary + 1] ?? 0
  let taking = 0
  let finished = 0
  let moving = 0
  let cancelled = 0
  for (let at = from; at < to; at += 1) {
    const phase = facts.phase[children[at] ?? 0] ?? 0
    if (phase === phases.cancelled) cancelled += 1
    if (phase >= phases.cancelled) continue
    taking += 1
    if (phase === phases.finished) finished += 1
    if (phase !== phases.todo) moving += 1
  }
  if (taking > 0)
    facts.phase[summary] = finished === taking ? phases.finished : moving > 0 ? phases.started : phases.todo
  else facts.phase[summary] = cancelled > 0 ? phases.cancelled : phases.inactive

  let first = -1
  let last = -1
  for (let at = from; at < to; at += 1) {
    const child = children[at] ?? 0
    if (taking > 0 && (facts.phase[child] ?? 0) >= phases.cancelled) continue
    if (first < 0 || (plan.start[child] ?? 0) < (plan.start[first] ?? 0)) first = child
    if (last < 0 || (plan.finish[child] ?? 0) > (plan.finish[last] ?? 0)) last = child
  }
  plan.start[summary] = plan.start[first] ?? 0
  plan.startDriver[summary] = drivers.child
  plan.startRef[summary] = first
  plan.finish[summary] = plan.finish[last] ?? 0
  plan.finishDriver[summary] = drivers.child
  plan.finishRef[summary] = last
}

/** [FP4] A summary's own no-later dates are reported when its span passes them; its leaves are not moved. */
export function reportSummaryConflict(plan: Plan, summary: number): void {
  const { facts } = plan
  facts.issues.retract(issuePlaces.span, summary)
  const task = facts.tasks[summary]
  const type = constraintOfCode(facts.constraint[summary] ?? 0)
  const date = facts.constraintDate[summary] ?? 0
  if (task === undefined || (facts.phase[summary] ?? 0) >= phases.finished) return
  const isFinish = type === 'mustFinishOn' || type === 'finishNoLaterThan'
  if (!isFinish && type !== 'mustStartOn' && type !== 'startNoLaterThan') return
  const possible = (isFinish ? plan.finish : plan.start)[summary] ?? 0
  const settled = !isFinish && facts.phase[summary] === phases.started
  if (settled || !(possible > (isFinish ? date : (facts.time[summary]?.nextWorking(date) ?? date)))) return
  const driver = isFinish ? plan.finishDriver : plan.startDriver
  const ref = isFinish ? plan.finishRef : plan.startRef
  facts.issues.add(issuePlaces.span, summary, {
    kind: 'constraintConflict',
    task: task.id,
    constraint: type,
    wanted: toInstant(date),
    possible: toInstant(possible),
    driver: driverOf(plan, driver[summary] ?? 0, ref[summary] ?? 0)
  })
}
