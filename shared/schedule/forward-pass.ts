import { toInstant } from '../model/instant.ts'

import { constraintCodes, constraintOfCode } from './constraint-codes.ts'
import { driverOf } from './driver-of.ts'
import { phases } from './facts.ts'
import { issuePlaces } from './issue-log.ts'
import { isLowerLink, linkTypes } from './links.ts'
import {
  addLag,
  drivers,
  finishFrom,
  handoffInstant,
  isSummary,
  linkBound,
  predecessorEnd,
  snapStart,
  startFor
} from './plan.ts'
import type { Plan } from './plan.ts'
import { spanChildren } from './span-children.ts'

/** The latest bound found so far, and what set it. */
type Bound = { instant: number; driver: number; ref: number }

/** Computes early dates in the plan's order, with what drives each. [FP1]–[FP8] */
export function forwardPass(plan: Plan): void {
  for (const node of plan.order.nodes) dateNode(plan, node)
}

/** One for all tasks: nothing is made in the loop. */
const latestBound: Bound = { instant: 0, driver: 0, ref: 0 }

/** The dates of one node of the order, from those of the nodes before it. */
function dateNode(plan: Plan, node: number): void {
  const { facts } = plan
  const count = facts.tasks.length
  if (node >= count) spanChildren(plan, node - count)
  else if (!isSummary(facts, node)) {
    facts.issues.retract(issuePlaces.dates, node)
    scheduleLeaf(plan, node, latestBound)
  }
}

/** What dating a node again came to. */
export type Redated = 'same' | 'driver' | 'dates'

/** `dateNode` on a plan that was passed before: whether its dates (or a summary's phase) changed, or only what drives them. */
export function redateNode(plan: Plan, node: number): Redated {
  const task = node % plan.facts.tasks.length
  const [start, finish, phase] = [plan.start[task], plan.finish[task], plan.facts.phase[task]]
  const [startDriver, startRef] = [plan.startDriver[task], plan.startRef[task]]
  const [finishDriver, finishRef, overrun] = [plan.finishDriver[task], plan.finishRef[task], plan.overrun[task]]
  dateNode(plan, node)
  if (plan.start[task] !== start || plan.finish[task] !== finish || plan.facts.phase[task] !== phase) return 'dates'
  if (plan.overrun[task] !== overrun) return 'dates'
  const isSameStart = plan.startDriver[task] === startDriver && plan.startRef[task] === startRef
  const isSameFinish = plan.finishDriver[task] === finishDriver && plan.finishRef[task] === finishRef
  return isSameStart && isSameFinish ? 'same' : 'driver'
}

function scheduleLeaf(plan: Plan, task: number, bound: Bound): void {
  const { facts } = plan
  const started = facts.actualStart[task] ?? 0
  plan.overrun[task] = 0
  switch (facts.phase[task] ?? 0) {
    case phases.finished:
      setStart(plan, task, started, drivers.actual, 0)
      setFinish(plan, task, facts.actualFinish[task] ?? 0, drivers.actual, 0)
      reportDisorder(plan, task)
      return
    case phases.started:
      setStart(plan, task, started, drivers.actual, 0)
      finishStarted(plan, task, bound)
      reportDisorder(plan, task)
      return
    case phases.cancelled:
      bound.instant = facts.boardStart
      bound.driver = drivers.boardStart
      collectBounds(plan, task, bound, 'any')
      setStart(plan, task, bound.instant, bound.driver, bound.ref)
      setFinish(plan, task, bound.instant, bound.driver, bound.ref)
      return
    case phases.inactive: {
      const date = facts.constraintDate[task] ?? 0
      const isDated = !Number.isNaN(date)
      setStart(plan, task, isDated ? date : facts.boardStart, isDated ? drivers.constraint : drivers.boardStart, task)
      setFinish(plan, task, finishFrom(plan, task, plan.start[task] ?? 0), drivers.duration, 0)
      return
    }
    default:
      scheduleUnstarted(plan, task, bound)
  }
}

/** [FP2] */
function scheduleUnstarted(plan: Plan, task: number, bound: Bound): void {
  const { facts } = plan
  const { now } = facts
  const date = facts.constraintDate[task] ?? 0
  const type = Number.isNaN(date) ? constraintCodes.none : (facts.constraint[task] ?? 0)
  bound.instant = facts.boardStart
  bound.driver = drivers.boardStart
  bound.ref = 0
  if (type === constraintCodes.startNoEarlierThan) raise(plan, bound, date, drivers.constraint, task)
  if (type === constraintCodes.finishNoEarlierThan)
    raise(plan, bound, startFor(plan, task, date), drivers.constraint, task)
  collectBounds(plan, task, bound, 'any')
  let start = snapStart(plan, task, bound.instant)

  if (type !== constraintCodes.none && (facts.manual[task] === 1 || facts.time[task]?.empty === true)) {
    keepDate(plan, task, type, start, bound)
    return
  }
  if (now > bound.instant) {
    const earliest = snapStart(plan, task, now)
    if (earliest > start) {
      start = earliest
      bound.driver = drivers.now
      bound.ref = 0
    }
  }
  if (type !== constraintCodes.none) start = constrain(plan, task, type, start, bound)
  const finishes = drivesFinish(plan, task, bound)
  setStart(plan, task, start, bound.driver, bound.ref)
  setFinish(
    plan,
    task,
    finishFrom(plan, task, start),
    finishes ? bound.driver : drivers.duration,
    finishes ? bound.ref : 0
  )
}

/** A manually scheduled task with a date, and one whose calendar never works, stay at it. [T5] */
function keepDate(plan: Plan, task: number, type: number, possible: number, bound: Bound): void {
  const { facts } = plan
  const date = facts.constraintDate[task] ?? 0
  const start = isFinishConstraint(type) ? startFor(plan, task, date) : date
  if (possible > snapStart(plan, task, start)) report(plan, task, date, constrainedEnd(plan, task, possible), bound)
  const driver = facts.manual[task] === 1 ? drivers.manual : drivers.constraint
  setStart(plan, task, start, driver, task)
  setFinish(plan, task, finishFrom(plan, task, start), driver, task)
}

/** [FP4] Where a must or no-later constraint puts a start that is possible, and says so where the two contradict. */
function constrain(plan: Plan, task: number, type: number, possible: number, bound: Bound): number {
  const isPinned = type === constraintCodes.mustStartOn || type === constraintCodes.mustFinishOn
  if (!isPinned && type !== constraintCodes.startNoLaterThan && type !== constraintCodes.finishNoLaterThan)
    return possible
  const { facts } = plan
  const date = facts.constraintDate[task] ?? 0
  const wanted = snapStart(plan, task, isFinishConstraint(type) ? startFor(plan, task, date) : date)
  if (possible > wanted) report(plan, task, date, constrainedEnd(plan, task, possible), bound)
  else if (!isPinned) return possible
  const earliest = snapStart(plan, task, facts.now)
  const start = Math.max(wanted, earliest)
  if (possible > start) plan.overrun[task] = facts.time[task]?.between(start, possible) ?? 0
  bound.driver = wanted >= earliest ? drivers.constraint : drivers.now
  bound.ref = task
  return start
}

/** [FP5] */
function finishStarted(plan: Plan, task: number, bound: Bound): void {
  const { facts } = plan
  const time = facts.time[task]
  const left = facts.remaining[task] ?? 0
  const said = facts.remainingAt[task] ?? 0
  bound.instant = left === 0 ? said : (time?.advance(said, left) ?? said)
  bound.driver = drivers.duration
  bound.ref = 0
  if (facts.now > bound.instant) {
    bound.instant = facts.now
    bound.driver = drivers.now
  }
  collectBounds(plan, task, bound, 'finish')
  const finish = bound.instant
  setFinish(plan, task, finish, bound.driver, bound.ref)
  const type = facts.constraint[task]
  const date = facts.constraintDate[task] ?? 0
  if ((type === constraintCodes.mustFinishOn || type === constraintCodes.finishNoLaterThan) && finish > date)
    report(plan, task, date, finish, bound)
}

/**
 * Raises the bound by every link into the task or a summary above, and by those summaries' not-before dates. 'any' gives
 * bounds of the start (a bound of the finish counts less the duration); 'finish' only looks at bounds of the finish.
 */
function collectBounds(plan: Plan, task: number, bound: Bound, ends: 'any' | 'finish'): void {
  const { facts, links, order, above } = plan
  const { first, list } = order.incoming
  const isCancelled = facts.phase[task] === phases.cancelled
  for (let holder = task; holder >= 0; holder = above[holder] ?? 0) {
    const last = first[holder + 1] ?? 0
    for (let at = first[holder] ?? 0; at < last; at += 1) {
      const link = list[at] ?? 0
      const bindsFinish = (links.type[link] ?? 0) >= linkTypes.finishToFinish
      if (ends === 'finish' && !bindsFinish) continue
      let instant = linkBound(plan, link, task)
      if (bindsFinish && !isCancelled) {
        instant =
          ends === 'any' ? startFor(plan, task, instant) : (facts.time[task]?.previousWorking(instant) ?? instant)
      }
      if (instant < bound.instant) continue
      raise(plan, bound, instant, isByHandoff(plan, link) ? drivers.handoff : drivers.dependency, link)
    }
    if (holder === task || isCancelled || ends === 'finish') continue
    const type = facts.constraint[holder]
    if (type === constraintCodes.startNoEarlierThan || type === constraintCodes.mustStartOn)
      raise(plan, bound, facts.constraintDate[holder] ?? 0, drivers.constraint, holder)
  }
}

/** Takes the later of two bounds; among equals links come before constraints, constraints before the board's start. [FP3] */
function raise(plan: Plan, bound: Bound, instant: number, driver: number, ref: number): void {
  if (Number.isNaN(instant) || instant < bound.instant) return
  if (instant === bound.instant && !winsTie(plan, bound, driver, ref)) return
  bound.instant = instant
  bound.driver = driver
  bound.ref = ref
}

/** A task's own constraint is found first, then those of the summaries above, nearest first: the first found stays. */
function winsTie({ links }: Plan, bound: Bound, driver: number, ref: number): boolean {
  if (!isLink(driver)) return bound.driver === drivers.boardStart
  if (isLink(bound.driver)) return isLowerLink(links, ref, bound.ref)
  return bound.driver === drivers.boardStart || bound.driver === drivers.constraint
}

function isLink(driver: number): boolean {
  return driver === drivers.dependency || driver === drivers.handoff
}

function isByHandoff(plan: Plan, link: number): boolean {
  const { facts, links } = plan
  if (links.isHandedOver[link] === 0) return false
  if (facts.phase[links.predecessor[link] ?? 0] === phases.cancelled) return false
  return handoffInstant(plan, link) > predecessorEnd(plan, link)
}

/** Whether what set the start did so by way of the finish. */
function drivesFinish({ facts, links }: Plan, task: number, bound: Bound): boolean {
  if (bound.driver === drivers.constraint) return bound.ref === task && isFinishConstraint(facts.constraint[task] ?? 0)
  return isLink(bound.driver) && (links.type[bound.ref] ?? 0) >= linkTypes.finishToFinish
}

function isFinishConstraint(type: number): boolean {
  return (
    type === constraintCodes.finishNoEarlierThan ||
    type === constraintCodes.finishNoLaterThan ||
    type === constraintCodes.mustFinishOn
  )
}

/** [FP4] `possible` is the date (of the end that the constraint names) which the constraint contradicts. */
function report(plan: Plan, task: number, wanted: number, possible: number, bound: Bound): void {
  const { facts } = plan
  const subject = facts.tasks[task]
  const constraint = constraintOfCode(facts.constraint[task] ?? 0)
  if (subject === undefined || constraint === null) return
  facts.issues.add(issuePlaces.dates, task, {
    kind: 'constraintConflict',
    task: subject.id,
    constraint,
    wanted: toInstant(wanted),
    possible: toInstant(possible),
    driver: driverOf(plan, bound.driver, bound.ref)
  })
}

/** The end of an unstarted task that its constraint is about, from its start. */
function constrainedEnd(plan: Plan, task: number, start: number): number {
  return isFinishConstraint(plan.facts.constraint[task] ?? 0) ? finishFrom(plan, task, start) : start
}

/** [FP5] Started although a predecessor still held the start back; said until both are finished. */
function reportDisorder(plan: Plan, task: number): void {
  const { facts, links, order } = plan
  const { first, list } = order.incoming
  const subject = facts.tasks[task]
  if (subject === undefined) return
  for (let holder = task; holder >= 0; holder = plan.above[holder] ?? 0) {
    for (let at = first[holder] ?? 0; at < (first[holder + 1] ?? 0); at += 1) {
      const link = list[at] ?? 0
      const type = links.type[link] ?? 0
      if (type !== linkTypes.finishToStart && type !== linkTypes.startToStart) continue
      const phase = facts.phase[links.predecessor[link] ?? 0]
      if (phase === phases.cancelled || phase === phases.inactive) continue
      if (phase === phases.finished && facts.phase[task] === phases.finished) continue
      const allowed = snapStart(plan, task, addLag(plan, link, task, predecessorEnd(plan, link)))
      if (allowed <= snapStart(plan, task, plan.start[task] ?? 0)) continue
      const dependency = links.dependencies[link]
      if (dependency !== undefined)
        facts.issues.add(issuePlaces.dates, task, { kind: 'outOfOrder', task: subject.id, dependency: dependency.id })
    }
  }
}

function setStart(plan: Plan, task: number, instant: number, driver: number, ref: number): void {
  plan.start[task] = instant
  plan.startDriver[task] = driver
  plan.startRef[task] = ref
}

function setFinish(plan: Plan, task: number, instant: number, driver: number, ref: number): void {
  plan.finish[task] = instant
  plan.finishDriver[task] = driver
  plan.finishRef[task] = ref
}
