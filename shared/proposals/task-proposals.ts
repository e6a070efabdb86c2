import { activeBaseline, baselineDates } from '../model/baseline-dates.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import { compareText } from '../lib/compare.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { calendarOf } from '../schedule/calendar-of.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'
import type { TaskForecast } from '../schedule/schedule.ts'

import { endOfDay } from './end-of-day.ts'
import type { Ground } from './ground.ts'
import { lastHeard, saidOf } from './last-heard.ts'
import { linksByEnd } from '../model/links-by-end.ts'
import { proposalId } from './proposal-id.ts'
import type { Proposal } from './proposal.ts'
import { ranked } from './ranked.ts'

/** Line R of the ledger: working days for which what is clear may wait. */
const startGrace = 1
/** Working days that a finish has to be early by. */
const earlyBy = 1
/** Four times the five working days of line W: working days without a word. */
const zombieAfter = 20
/** Owners of the work beside an orphan that are offered. */
const mostHeirs = 2

const nothing: readonly Proposal[] = []

/** Proposals about one task that follow from where it stands. Called for every task in each step: most leave at once. */
export function taskProposals(ground: Ground, forecast: TaskForecast): readonly Proposal[] {
  const { state, promiseBroken } = forecast
  const isHeld = state === 'blocked' && forecast.blockers.length === 1 && forecast.blockers[0]?.kind === 'notBefore'
  const isActionable = state === 'clear' || state === 'inProgress' || state === 'waiting'
  if (!promiseBroken && !isHeld && !isActionable) return nothing
  const task = ground.graph.tasks.get(forecast.task)
  if (task === undefined || state === 'done' || state === 'cancelled') return nothing
  return [
    promiseBroken ? renegotiation(ground, task, forecast) : null,
    state === 'clear' ? start(ground, task, forecast) : null,
    isHeld ? pull(ground, task) : null,
    isActionable ? reassignment(ground, task) : null,
    isActionable ? writeOff(ground, task) : null
  ].filter((proposal) => proposal !== null)
}

/**
 * [PR10] When time alone may change what is proposed about a task, the next time or from then on; null where only facts and
 * forecasts do.
 */
export function nextTurn(ground: Ground, { task: id, state, epoch }: TaskForecast): Instant | null {
  if (state !== 'clear' && state !== 'inProgress' && state !== 'waiting') return null
  const task = ground.graph.tasks.get(id)
  const { time, day, schedule } = ground
  if (task?.kind !== 'task') return null
  if (epoch !== null) {
    if (!ground.isHere(task.owner) || time.between(epoch.at, schedule.now) > startGrace * day) return null
    return time.advance(epoch.at, toWorkingMinutes(startGrace * day))
  }
  const { actualStart } = task
  return actualStart === null
    ? null
    : time.advance(saidOf({ ...task, actualStart }), toWorkingMinutes(zombieAfter * day))
}

function ownerOf({ isHere }: Ground, { owner }: Task): readonly PersonId[] {
  return isHere(owner) ? [owner] : []
}

function renegotiation(ground: Ground, task: Task, { earlyFinish }: TaskForecast): Proposal | null {
  const { promise } = task
  if (promise === null) return null
  const { graph, time, day } = ground
  const daysLate = time.between(promise.date, earlyFinish) / day
  const doublings = daysLate <= 1 ? 0 : Math.ceil(Math.log2(daysLate))
  return {
    kind: 'renegotiatePromise',
    id: proposalId(task, 'renegotiatePromise', task.id, promise.date, doublings),
    task: task.id,
    deciders: ownerOf(ground, task),
    ways: [{ kind: 'movePromise', date: endOfDay(compileCalendar(calendarOf(graph, task)), earlyFinish) }],
    promised: promise.date,
    clientFacing: promise.clientFacing
  }
}

function start(ground: Ground, task: Task, { epoch }: TaskForecast): Proposal | null {
  const { time, day, schedule, isHere } = ground
  if (task.kind !== 'task' || epoch === null || !isHere(task.owner)) return null
  if (schedule.now - epoch.at <= startGrace * day || time.between(epoch.at, schedule.now) <= startGrace * day)
    return null
  return {
    kind: 'startNow',
    id: proposalId(task, 'startNow', epoch.id),
    task: task.id,
    deciders: ownerOf(ground, task),
    ways: [{ kind: 'start' }],
    clearSince: epoch.at
  }
}

function pull(ground: Ground, task: Task): Proposal | null {
  const { constraint } = task
  if (constraint?.type !== 'startNoEarlierThan' || constraint.date === null) return null
  const { date } = constraint
  const early = earlyFinishBefore(ground, task, date)
  if (date <= ground.schedule.now || early === null) return null
  return {
    kind: 'pullForward',
    id: proposalId(task, 'pullForward', task.id, date, early.early, early.finished),
    task: task.id,
    deciders: ownerOf(ground, task),
    ways: [{ kind: 'dropDate' }],
    date,
    ...early
  }
}

/** The latest of the early finishes before a task, if none of them was agreed for later than `date`; ties to the lowest id. */
function earlyFinishBefore(
  { graph, time, day }: Ground,
  task: Task,
  date: Instant
): { readonly early: TaskId; readonly finished: Instant; readonly agreed: Instant } | null {
  let found: ReturnType<typeof earlyFinishBefore> = null
  const links = (linksByEnd(graph).into.get(task.id) ?? []).toSorted((a, b) =>
    compareText(a.predecessor, b.predecessor)
  )
  for (const { predecessor } of links) {
    const before = graph.tasks.get(predecessor)
    const finished = before?.actualFinish ?? null
    const agreed = before === undefined ? null : agreedFinish(graph, before)
    if (finished === null || agreed === null || agreed > date) continue
    if (time.between(finished, agreed) < earlyBy * day) continue
    if (found === null || finished > found.finished) found = { early: predecessor, finished, agreed }
  }
  return found
}

function agreedFinish(graph: WorkGraph, task: Task): Instant | null {
  const baseline = activeBaseline(graph)
  const agreed = baseline === null ? undefined : baselineDates(graph, baseline.id).get(task.id)
  return agreed?.finish ?? task.promise?.date ?? null
}

function reassignment(ground: Ground, task: Task): Proposal | null {
  if (task.kind !== 'task' || !ground.isStaffed || ground.isHere(task.owner)) return null
  return {
    kind: 'reassignOrphan',
    id: proposalId(task, 'reassignOrphan', task.id, task.owner ?? ''),
    task: task.id,
    deciders: [],
    ways: heirs(ground, task).map((person) => ({ kind: 'giveTo', person })),
    owner: task.owner
  }
}

/** Who owns the work before and after a task, most of it first; ties to the lowest id. */
function heirs({ graph, isHere }: Ground, task: Task): readonly PersonId[] {
  const { into, outOf } = linksByEnd(graph)
  const beside = [
    ...(into.get(task.id) ?? []).map(({ predecessor }) => predecessor),
    ...(outOf.get(task.id) ?? []).map(({ successor }) => successor)
  ]
  const counts = new Map<PersonId, number>()
  for (const id of beside) {
    const owner = graph.tasks.get(id)?.owner ?? null
    if (isHere(owner)) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  return ranked(counts).slice(0, mostHeirs)
}

function writeOff(ground: Ground, task: Task): Proposal | null {
  const { graph, schedule, time, day } = ground
  const { actualStart, pausedAt, waiting, kind } = task
  if (kind !== 'task' || actualStart === null || pausedAt !== null) return null
  if (waiting !== null && waiting.until > schedule.now) return null
  const begun = { ...task, actualStart }
  if (schedule.now - saidOf(begun) <= zombieAfter * day) return null
  const heard = lastHeard(graph, begun)
  if (time.between(heard, schedule.now) <= zombieAfter * day) return null
  const links = (linksByEnd(graph).outOf.get(task.id) ?? [])
    .filter(({ successor }) => isBlockedBy(schedule.forecasts.get(successor), task.id))
    .map(({ id }) => id)
    .toSorted(compareText)
  if (links.length === 0) return null
  return {
    kind: 'writeOffZombie',
    id: proposalId(task, 'writeOffZombie', task.id, heard),
    task: task.id,
    deciders: ownerOf(ground, task),
    ways: [
      { kind: 'writeOff', links: 'keep' },
      { kind: 'writeOff', links: 'remove' }
    ],
    heard,
    links
  }
}

function isBlockedBy(forecast: TaskForecast | undefined, task: TaskId): boolean {
  return forecast?.state === 'blocked' && forecast.blockers.some((one) => one.kind === 'task' && one.task === task)
}
