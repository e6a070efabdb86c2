import { compareText } from '../lib/compare.ts'
import type { BoardMoments } from '../model/board-moments.ts'
import type { Comment } from '../model/comment.ts'
import type { AnyId, CommentId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { phases } from '../schedule/facts.ts'
import type { Plan } from '../schedule/plan.ts'
import type { Schedule } from '../schedule/schedule.ts'
import type { WorkingTime } from '../schedule/working-time.ts'

import type { CycleTimes } from './cycle-times.ts'
import type { Flow } from './flow.ts'
import type { LineCode, OpenWait } from './ledger.ts'
import type { Policy } from './policy.ts'

/** A wait and the item it stands on: a node of the flow, or none where nothing can be acted on there. */
export type PlacedWait = { readonly wait: OpenWait; readonly item: number | null }

/** What the lines are found in. */
export type Findings = {
  readonly graph: WorkGraph
  readonly schedule: Schedule
  readonly moments: BoardMoments
  readonly plan: Plan
  readonly flow: Flow
  readonly time: WorkingTime
  readonly policy: Policy
  readonly cycleTimes: CycleTimes
  readonly now: number
}

type Found = Pick<OpenWait, 'code' | 'cause' | 'task' | 'move'> & {
  readonly since: number
  readonly item: number | null
  /** Working minutes, where it is not the policy's. */
  readonly grace?: number | null
}

/** [D2] Everything that stands still, healthy or not, each with the fact that opened it; in the order of codes and causes. */
export function findWaits(findings: Findings): readonly PlacedWait[] {
  const { policy, time, now, graph } = findings
  const last = openThreads(graph, now)
  const found = [
    ...workWaits(findings),
    ...handoffWaits(findings, last),
    ...questionWaits(findings, last),
    ...decisionWaits(findings),
    ...deadlockWaits(findings),
    ...conflictWaits(findings)
  ].filter(({ since }) => since <= now)
  return found
    .toSorted((a, b) => places[a.code] - places[b.code] || compareText(a.cause, b.cause))
    .map(({ item, since, grace: own, ...rest }) => {
      const grace = own ?? Math.round(policy.graces[rest.code] * graph.board.minutesPerDay)
      const graceEnd = grace > 0 ? time.advance(since, grace) : since
      return { item, wait: { ...rest, since: toInstant(since), grace, graceEnd: toInstant(graceEnd) } }
    })
}

/** The order of the table of lines, by which ties are settled. */
export const places: Readonly<Record<LineCode, number>> = {
  W: 0,
  R: 1,
  H: 2,
  A: 3,
  T: 4,
  D: 5,
  O: 6,
  C: 7,
  S: 8,
  M: 9
}

/** W, R, A, O and M: what stands on a task itself. */
function* workWaits({ graph, schedule, moments, plan, flow, cycleTimes, now }: Findings): Iterable<Found> {
  const { facts } = plan
  for (const [node, task] of facts.tasks.entries()) {
    const phase = facts.phase[node] ?? 0
    if (phase >= phases.finished || !Number.isNaN(facts.cancelledAt[node] ?? 0)) continue
    const about = { task: task.id, cause: task.id, move: ownerOf(task) }
    const item = actionable(flow, node, now)
    if (task.drag !== null) yield { ...about, code: 'M', since: task.drag.at, item }
    if (flow.isItem[node] === 0) continue
    const forecast = schedule.forecasts.get(task.id)
    if (phase === phases.started)
      yield {
        ...about,
        code: 'W',
        since: facts.actualStart[node] ?? 0,
        item,
        grace: cycleTimes(task.estimate, facts.actualStart[node] ?? 0)
      }
    else if (forecast?.state === 'clear' && forecast.epoch !== null)
      yield { ...about, code: 'R', since: forecast.epoch.at, item }
    const request = facts.approvals.get(task.id)
    if (task.kind === 'approval' && request !== undefined && !isDecided(request.decision, now)) {
      const decider = request.delegate ?? request.approver
      const move = decider === null ? [] : [decider]
      yield { code: 'A', cause: request.id, task: task.id, since: request.requested.at, move, item }
    }
    const orphaned = item === null || task.kind !== 'task' ? null : orphanedSince(task, graph, moments, now)
    if (orphaned !== null) yield { ...about, code: 'O', move: [], since: orphaned, item }
  }
}

function isDecided(decision: { readonly at: number } | null, now: number): boolean {
  return decision !== null && decision.at <= now
}

/** Since when nobody owns it; null while somebody does. */
function orphanedSince(
  task: Task,
  { people }: WorkGraph,
  { left, ownerCleared }: BoardMoments,
  now: number
): number | null {
  if (task.owner !== null && people.has(task.owner)) {
    const gone = left.get(task.owner)
    return gone !== undefined && gone <= now ? gone : null
  }
  return ownerCleared.get(task.id) ?? task.createdAt
}

function* handoffWaits({ graph, flow, now }: Findings, last: ReadonlyMap<TaskId, Comment>): Iterable<Found> {
  for (const [place, { id, dependency, offered, to }] of flow.handoffs.entries()) {
    const node = 2 * flow.tasks + place
    if (offered === null || offered.at > now || (flow.doneAt[node] ?? 0) <= now) continue
    const task = graph.dependencies.get(dependency)?.successor ?? null
    // [D36] Who was asked back has to answer first.
    const asked = task === null ? undefined : last.get(task)
    const isAskedBack = asked?.written.by === to && asked.written.at >= offered.at
    const whose = isAskedBack ? asked.asks : to
    const move = to === null || whose === null ? [] : [whose]
    yield { code: 'H', cause: id, task, since: offered.at, move, item: actionable(flow, node, now) }
  }
}

/** The last open question of each thread. */
function openThreads(graph: WorkGraph, now: number): ReadonlyMap<TaskId, Comment> {
  const answered = new Map<CommentId, Set<TaskId>>()
  for (const { id, answers, task, written } of graph.comments.values()) {
    if (answers === null || answers === id || written.at > now) continue
    answered.set(answers, (answered.get(answers) ?? new Set<TaskId>()).add(task))
  }
  const last = new Map<TaskId, Comment>()
  for (const comment of graph.comments.values()) {
    if (comment.asks === null || comment.written.at > now || answered.get(comment.id)?.has(comment.task) === true)
      continue
    const other = last.get(comment.task)
    const later = other === undefined ? 1 : comment.written.at - other.written.at || compareText(comment.id, other.id)
    if (later > 0) last.set(comment.task, comment)
  }
  return last
}

/** One for each thread in which somebody is owed an answer; the last question counts. */
function* questionWaits({ graph, plan, flow, now }: Findings, last: ReadonlyMap<TaskId, Comment>): Iterable<Found> {
  const { facts } = plan
  for (const [task, question] of last) {
    const node = facts.indexOf.get(task)
    const subject = graph.tasks.get(task)
    if (node === undefined || subject === undefined) continue
    const isOff = (facts.phase[node] ?? 0) >= phases.cancelled || !Number.isNaN(facts.cancelledAt[node] ?? 0)
    if (isOff || (subject.waiting !== null && subject.waiting.until > now)) continue
    const move = question.asks === null ? [] : [question.asks]
    yield { code: 'T', cause: question.id, task, since: question.written.at, move, item: actionable(flow, node, now) }
  }
}

function* decisionWaits({ graph, plan, flow, now }: Findings): Iterable<Found> {
  for (const { id, task, follower, followUp, made } of graph.decisions.values()) {
    const node = followUp === null ? undefined : plan.facts.indexOf.get(followUp)
    // A follow-up that has begun, or is over, follows.
    if (node !== undefined && ((flow.startedAt[node] ?? 0) <= now || (flow.doneAt[node] ?? 0) <= now)) continue
    const move = follower === null ? [] : [follower]
    const item = node === undefined ? null : actionable(flow, node, now)
    yield { code: 'D', cause: id, task: followUp ?? task, since: made.at, move, item }
  }
}

function* deadlockWaits({ graph, flow, now }: Findings): Iterable<Found> {
  for (const [place, { setAside, owners }] of flow.deadlocks.entries()) {
    const node = 2 * flow.tasks + flow.handoffs.length + place
    if ((flow.doneAt[node] ?? 0) <= now) continue
    let youngest: { readonly id: AnyId; readonly createdAt: number } | null = null
    for (const id of setAside) {
      const dependency = graph.dependencies.get(id)
      if (dependency === undefined) continue
      if (youngest === null || dependency.createdAt > youngest.createdAt) youngest = dependency
      else if (dependency.createdAt === youngest.createdAt && compareText(id, youngest.id) > 0) youngest = dependency
    }
    if (youngest === null) continue
    yield { code: 'C', cause: youngest.id, task: null, since: youngest.createdAt, move: owners, item: node }
  }
}

function* conflictWaits({ graph, schedule, moments, plan, flow, now }: Findings): Iterable<Found> {
  const seen = new Set<TaskId>()
  for (const issue of schedule.issues) {
    const task = issue.kind === 'constraintConflict' ? graph.tasks.get(issue.task) : undefined
    const node = task === undefined ? undefined : plan.facts.indexOf.get(task.id)
    if (issue.kind !== 'constraintConflict' || task === undefined || node === undefined || seen.has(task.id)) continue
    seen.add(task.id)
    const since = issue.driver.kind === 'now' ? issue.wanted : (moments.pinned.get(task.id) ?? task.createdAt)
    yield { code: 'S', cause: task.id, task: task.id, since, move: ownerOf(task), item: actionable(flow, node, now) }
  }
}

/** The item of a task or handoff that can be acted on now; null where something holds it up, or it is over. */
function actionable({ isItem, freeAt, doneAt }: Flow, node: number, now: number): number | null {
  const isOpen = isItem[node] === 1 && (freeAt[node] ?? 0) <= now && (doneAt[node] ?? 0) > now
  return isOpen ? node : null
}

function ownerOf({ owner }: Task): readonly PersonId[] {
  return owner === null ? [] : [owner]
}
