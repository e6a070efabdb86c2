import type { BoardMoments } from '../model/board-moments.ts'
import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import { backwardPass } from '../schedule/backward-pass.ts'
import { lastFinish, planWork } from '../schedule/computation.ts'
import { constraintCodes } from '../schedule/constraint-codes.ts'
import { phases } from '../schedule/facts.ts'
import { forwardPass } from '../schedule/forward-pass.ts'
import type { Plan } from '../schedule/plan.ts'
import { plannedByIndex } from '../schedule/planned-starts.ts'
import type { Schedule } from '../schedule/schedule.ts'
import { workingTimeOf } from '../schedule/working-time.ts'

import { calibrate, calibrated } from './calibrate.ts'
import { chargeWaits } from './charge-waits.ts'
import { contingencies } from './contingencies.ts'
import { readCycleTimes } from './cycle-times.ts'
import { readFlow } from './flow.ts'
import type { Flow } from './flow.ts'
import { halving } from './halving.ts'
import { interestBand } from './interest-band.ts'
import { interestNotPaid } from './interest-not-paid.ts'
import { investedHours, loggedMinutes } from './invested.ts'
import type { Delay, Interest, Ledger, Line, LinePart } from './ledger.ts'
import { findWaits } from './open-waits.ts'
import type { PlacedWait } from './open-waits.ts'
import { inOrderOfPayment } from './order-of-payment.ts'
import { policyOf } from './policy.ts'
import type { Policy } from './policy.ts'
import { promiseDelays } from './promise-delays.ts'
import { claimsOn, heldNow } from './holding-lines.ts'
import { tieUp } from './tie-up.ts'
import type { Kept } from './tie-up.ts'

const nothingKept: Kept = { value: 0, low: 0, high: 0 }

/** What is tied up comes first, then what it has cost. */
const partOrder = { principal: 0, wait: 1, relearn: 2, chase: 3, drag: 4 } as const

/** What one nudge costs: it interrupts two people, for 23 minutes each at most (an elapsed time until return, told in interviews), 5 at least. */
const nudge = { people: 2, minutes: 23, leastMinutes: 5 }

/**
 * [D1] The debt of a board at a moment: pure, like the engine. `schedule` is the board's at `now`. With `explain` every line
 * tells the parts that its figures are the sums of.
 */
export function computeDebt(
  graph: WorkGraph,
  schedule: Schedule,
  moments: BoardMoments,
  now: Instant,
  explain = false
): Ledger {
  const plan = planAt(graph, now)
  return addUpDebt({ graph, schedule, moments, plan, flow: readFlow(plan), explain })
}

/** What a ledger is added up from. */
export type DebtFacts = {
  readonly graph: WorkGraph
  readonly schedule: Schedule
  readonly moments: BoardMoments
  /** With the dates that the schedule is of. */
  readonly plan: Plan
  /** Of the plan. */
  readonly flow: Flow
  /** Whether lines tell their parts. */
  readonly explain: boolean
}

/** `computeDebt` from a plan and a flow that are there already. */
export function addUpDebt({ graph, schedule, moments, plan, flow, explain }: DebtFacts): Ledger {
  const now = toInstant(plan.facts.now)
  const planned = plannedByIndex(plan, graph)
  const calendar = boardCalendar(graph)
  const time = workingTimeOf(calendar)
  const between = (from: number, to: number): number => time.between(from, to)
  const cycleTimes = readCycleTimes(plan, between)
  const logged = loggedMinutes(graph, now)
  const defaults = policyOf(graph.board)
  const assumptions = calibrate({ plan, flow, time, policy: defaults, cycleTimes, now }, graph, logged)
  const policy = calibrated(defaults, assumptions)
  const waits = findWaits({ graph, schedule, moments, plan, flow, time, policy, cycleTimes, now })
  const open = waits.filter(({ wait }) => between(wait.graceEnd, now) > 0)
  const parts: LinePart[][] = open.map(() => [])
  const note = (line: number, part: LinePart): void => {
    if (explain) parts[line]?.push(part)
  }

  const claims = claimsOn(open)
  const perDay = graph.board.minutesPerDay
  const waitHours = (minutes: number): number => (policy.waitCost * minutes) / perDay
  const told = explain ? openWaitParts() : null
  const charged = chargeWaits({
    flow,
    planned,
    claims,
    now,
    time,
    lines: open.length,
    note: told?.note ?? null
  })
  told?.each((line, task, minutes) => note(line, { kind: 'wait', task: idAt(plan, task), hours: waitHours(minutes) }))

  const invested = hoursByIndex(plan, logged, now)
  const tied = tieUp({
    flow,
    invested: invested.undelivered,
    blockers: charged.blockers,
    now,
    loss: assumptions.handoffLoss
  })
  const holder = heldNow(open)
  const delays = promiseDelays(
    plan,
    flow,
    open.map(({ wait, item }, place) => ({
      code: wait.code,
      item,
      holds: item === null || holder.get(item) === place,
      task: wait.task === null ? -1 : (plan.facts.indexOf.get(wait.task) ?? -1),
      at: wait.graceEnd
    })),
    between
  )
  const byLine = new Map<number, Delay[]>()
  for (const { promise, minutes } of delays)
    for (const [place, late] of minutes)
      if (late > 0) byLine.set(place, [...(byLine.get(place) ?? []), delayOf(graph, promise, late / perDay)])
  const nudges = nudgesByLine(graph, open, now)

  const lines = open.map(({ wait, item }, place): Omit<Line, 'order'> => {
    const holds = item !== null && holder.get(item) === place
    const principal = holds ? (tied.principal.get(item) ?? 0) : 0
    const kept = holds ? (tied.kept.get(item) ?? nothingKept) : nothingKept
    const age = Math.max(0, between(wait.since, now)) / perDay
    const relearn = policy.relearnShare * (principal - kept.value * halving(age / policy.halfLife))
    const asked = nudges[place] ?? 0
    const chase = (asked * nudge.people * nudge.minutes) / 60
    const drag = dragOf(graph, wait.code === 'M' ? wait.task : null, calendar, perDay)
    const dragged = drag * (between(wait.graceEnd, now) / perDay)
    const waited = waitHours(charged.minutes[place] ?? 0)
    const chaseLow = (asked * nudge.people * nudge.leastMinutes) / 60
    const band = interestBand(assumptions, { days: (charged.minutes[place] ?? 0) / perDay, principal, kept, age })
    if (explain && holds)
      for (const [task, hours] of tied.partsOf(item)) note(place, { kind: 'principal', task: idAt(plan, task), hours })
    if (relearn > 0) note(place, { kind: 'relearn', hours: relearn })
    if (asked > 0) note(place, { kind: 'chase', nudges: asked, hours: chase })
    if (dragged > 0) note(place, { kind: 'drag', hours: dragged })
    const interest: Interest = {
      wait: waited,
      relearn,
      chase,
      drag: dragged,
      total: waited + relearn + chase + dragged,
      chaseLow,
      low: band.low + chaseLow + dragged,
      high: band.high + chase + dragged
    }
    return {
      ...wait,
      overdue: between(wait.graceEnd, now),
      principal,
      interest,
      rate: policy.waitCost * (charged.rates[place] ?? 0) + drag,
      delays: byLine.get(place) ?? [],
      hoursToClose: hoursToClose(plan, wait, policy),
      parts: (parts[place] ?? []).toSorted((a, b) => partOrder[a.kind] - partOrder[b.kind])
    }
  })

  const ordered = inOrderOfPayment(lines, policy.rate)
  const sum = (value: (line: Line) => number): number => ordered.reduce((total, line) => total + value(line), 0)
  const principal = sum((line) => line.principal)
  const interest = sum((line) => line.interest.total)
  const costs = ordered.flatMap((line) => line.delays.flatMap(({ cost }) => cost ?? []))
  return {
    now: toInstant(now),
    hoursPerDay: perDay / 60,
    totals: {
      principal,
      interest,
      rate: sum((line) => line.rate),
      moving: [...tied.principal].reduce((all, [item, hours]) => (holder.has(item) ? all : all + hours), 0),
      invested: tied.total,
      writtenOff: invested.writtenOff,
      interestLow: sum((line) => line.interest.total - line.interest.chase + line.interest.chaseLow),
      principalMoney: policy.rate === null ? null : principal * policy.rate,
      interestMoney: policy.rate === null ? null : interest * policy.rate,
      interestAtLow: sum((line) => line.interest.low),
      interestAtHigh: sum((line) => line.interest.high),
      delayMoney: costs.length === 0 ? null : costs.reduce((total, cost) => total + cost, 0)
    },
    lines: ordered,
    healthy: waits
      .filter(({ wait }) => between(wait.graceEnd, now) <= 0)
      .map(({ wait }) => wait)
      .toSorted((a, b) => a.graceEnd - b.graceEnd),
    contingent: contingencies(plan, schedule, planned, policy, now),
    delays: delays.flatMap(({ promise, total }) => (total > 0 ? [delayOf(graph, promise, total / perDay)] : [])),
    interestNotPaid: interestNotPaid(graph, now),
    assumptions
  }
}

function boardCalendar({ board, calendars }: WorkGraph): Calendar {
  return (board.calendar === null ? undefined : calendars.get(board.calendar)) ?? defaultCalendar
}

/** The plan with its dates: what is as late as possible is so only after the way back. */
function planAt(graph: WorkGraph, now: Instant): Plan {
  const plan = planWork(graph, now)
  forwardPass(plan)
  if (plan.facts.constraint.includes(constraintCodes.asLateAsPossible)) backwardPass(plan, lastFinish(plan) ?? 0)
  return plan
}

function idAt({ facts }: Plan, task: number): TaskId {
  return facts.ids[task] ?? ('' as TaskId)
}

/** Hours invested by task index: what is not called off, and the sum of what was written off. */
function hoursByIndex(
  { facts }: Plan,
  logged: ReadonlyMap<TaskId, number>,
  now: number
): { readonly undelivered: Float64Array; readonly writtenOff: number } {
  const undelivered = new Float64Array(facts.tasks.length)
  let writtenOff = 0
  for (const [index, task] of facts.tasks.entries()) {
    const phase = facts.phase[index] ?? 0
    const isFinished = phase === phases.finished
    const hours = investedHours(task, logged, isFinished, now)
    const isOff = !isFinished && (phase >= phases.cancelled || !Number.isNaN(facts.cancelledAt[index] ?? 0))
    if (!isOff) undelivered[index] = hours
    else if (task.writtenOff !== null && task.writtenOff.at <= now) writtenOff += hours
  }
  return { undelivered, writtenOff }
}

/** Gathers what each line was charged for each task; told by line and task. */
function openWaitParts() {
  const byLine = new Map<number, Map<number, number>>()
  return {
    note: (line: number, task: number, minutes: number): void => {
      const byTask = byLine.get(line) ?? new Map<number, number>()
      byLine.set(line, byTask.set(task, (byTask.get(task) ?? 0) + minutes))
    },
    each: (tell: (line: number, task: number, minutes: number) => void): void => {
      for (const [line, byTask] of byLine)
        for (const [task, minutes] of [...byTask].toSorted(([a], [b]) => a - b)) tell(line, task, minutes)
    }
  }
}

/** Each nudge counts once: on the oldest of the lines with its cause. */
function nudgesByLine({ nudges }: WorkGraph, open: readonly PlacedWait[], now: number): readonly number[] {
  const counts = open.map(() => 0)
  const oldest = new Map<string, number>()
  for (const [place, { wait }] of open.entries()) {
    const other = open[oldest.get(wait.cause) ?? -1]
    if (other === undefined || wait.since < other.wait.since) oldest.set(wait.cause, place)
  }
  for (const { about, given } of nudges.values()) {
    const place = given.at <= now ? oldest.get(about) : undefined
    if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

/** Hours a working day: those of a week over its working days, which are its working time in days of the board. */
function dragOf({ tasks }: WorkGraph, task: TaskId | null, { week }: Calendar, perDay: number): number {
  const drag = task === null ? null : (tasks.get(task)?.drag ?? null)
  if (drag === null) return 0
  const minutes = week.flat().reduce((total, { from, to }) => total + Math.max(0, to - from), 0)
  return (drag.hoursPerWeek * drag.people * perDay) / (minutes > 0 ? minutes : 5 * perDay)
}

function delayOf({ tasks }: WorkGraph, promise: TaskId, days: number): Delay {
  const costOfDelay = tasks.get(promise)?.promise?.costOfDelay ?? null
  return { promise, days, cost: costOfDelay === null ? null : days * costOfDelay }
}

function hoursToClose({ facts }: Plan, { code, task }: PlacedWait['wait'], policy: Policy): number {
  const least = policy.hoursToClose[code]
  const index = task === null ? undefined : facts.indexOf.get(task)
  if (index === undefined || (code !== 'W' && code !== 'M')) return least
  const isStarted = facts.phase[index] === phases.started
  return Math.max(least, ((isStarted ? facts.remaining : facts.duration)[index] ?? 0) / 60)
}
