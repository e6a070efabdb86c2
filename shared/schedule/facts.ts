import { carriedGroups } from '../lib/carried-groups.ts'
import type { Approval } from '../model/approval.ts'
import type { Calendar } from '../model/calendar.ts'
import type { Comment } from '../model/comment.ts'
import type { CalendarId, CommentId, TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import type { BoardSettings } from '../model/board.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { compareText } from '../lib/compare.ts'

import { calendarOf } from './calendar-of.ts'
import { constraintCodes } from './constraint-codes.ts'
import { horizonMinutes } from './horizon.ts'
import { issuePlaces, openIssueLog } from './issue-log.ts'
import type { IssueLog } from './issue-log.ts'
import { readParents } from './parents.ts'
import type { Hierarchy } from './parents.ts'
import { pausesOf, withPausesAhead } from './pauses.ts'
import { workingTimeOf } from './working-time.ts'
import type { WorkingTime } from './working-time.ts'

/** How far a task is in fact. Order matters: from `finished` on nothing can be moved. */
export const phases = { todo: 0, started: 1, finished: 2, cancelled: 3, inactive: 4 } as const

/**
 * The tasks of a graph as arrays, one entry a task in the order of ids; what lies after `now` or cannot be meant is left
 * out and reported. Instants in UTC minutes, NaN where nothing was said. Summaries get their phase from the forward pass.
 */
export type Facts = {
  readonly board: BoardSettings
  /** Moves on by `passTime` alone. */
  now: number
  /** Facts whose own instant lies after it do not count yet: `now`, but for the record of a plan whose moment is not told. */
  known: number
  readonly boardStart: number
  readonly ids: readonly TaskId[]
  readonly tasks: Task[]
  readonly indexOf: ReadonlyMap<TaskId, number>
  readonly hierarchy: Hierarchy
  readonly phase: Uint8Array
  /** Working minutes; 0 for milestones, approvals and cancelled work. */
  readonly duration: Float64Array
  readonly actualStart: Float64Array
  readonly actualFinish: Float64Array
  readonly cancelledAt: Float64Array
  /** Work left and the instant at which that was said, for started tasks. [FP5] */
  readonly remaining: Float64Array
  readonly remainingAt: Float64Array
  /** By `constraintCodes`; 0 without one. */
  readonly constraint: Uint8Array
  readonly constraintDate: Float64Array
  /** 1 for a manually scheduled task with a date. */
  readonly manual: Uint8Array
  /** Infinity without one. */
  readonly promise: Float64Array
  readonly time: readonly WorkingTime[]
  readonly calendar: readonly Calendar[]
  /** 1 while somebody holds the task on purpose: paused, waiting, or an approval asked for and undecided. */
  readonly held: Uint8Array
  /** 1 while a question in its thread is open. */
  readonly asked: Uint8Array
  /** The request that counts for each approval task. */
  readonly approvals: ReadonlyMap<TaskId, Approval>
  readonly issues: IssueLog
}

const { first, last } = horizonMinutes
/** Ten years around the clock: no estimate, lag or pause is longer. [F2] */
export const longest = 5_256_000

/** Whether a number can be meant as a date. */
export function isSane(date: number): boolean {
  return date >= first && date <= last
}

/** Reads everything about single tasks. [F2] */
export function readFacts(graph: WorkGraph, now: number, known: number): Facts {
  const issues = openIssueLog()
  const ids = inOrder([...graph.tasks.keys()])
  const count = ids.length
  const tasks: Task[] = []
  const indexOf = new Map<TaskId, number>()
  for (const id of ids) {
    const task = graph.tasks.get(id)
    if (task === undefined) continue
    indexOf.set(id, tasks.length)
    tasks.push(task)
  }
  const asked = new Uint8Array(count)
  for (const task of openQuestions([...graph.comments.values()], known)) {
    const index = indexOf.get(task)
    if (index !== undefined) asked[index] = 1
  }
  const { start } = graph.board
  const calendars = openCalendars(graph, issues)
  const calendar = tasks.map((task) => calendars.of(task))
  const facts: Facts = {
    board: graph.board,
    now,
    known,
    boardStart: isSane(start) ? Math.trunc(start) : now,
    ids,
    tasks,
    indexOf,
    hierarchy: readParents(ids, tasks, indexOf, issues),
    phase: new Uint8Array(count),
    duration: new Float64Array(count),
    actualStart: new Float64Array(count),
    actualFinish: new Float64Array(count),
    cancelledAt: new Float64Array(count),
    remaining: new Float64Array(count),
    remainingAt: new Float64Array(count),
    constraint: new Uint8Array(count),
    constraintDate: new Float64Array(count),
    manual: new Uint8Array(count),
    promise: new Float64Array(count),
    time: calendar.map(workingTimeOf),
    calendar,
    held: new Uint8Array(count),
    asked,
    approvals: latestRequests(graph, known),
    issues
  }
  for (let index = 0; index < count; index += 1) readTask(facts, index)
  // Parents come before their children in this order.
  for (const index of facts.hierarchy.topDown) inheritPhase(facts, index)
  for (const index of facts.hierarchy.topDown.toReversed()) idleWithChildren(facts, index)
  return facts
}

/** Time has passed: the leaves whose moment has come are to be read again. [IN5] */
export function passTime(facts: Facts, now: number): void {
  facts.now = now
  facts.known = now
}

/** Reads again whether a question is open in these tasks' threads. */
export function rereadThreads({ asked, indexOf, known }: Facts, graph: WorkGraph, tasks: Iterable<TaskId>): void {
  for (const task of tasks) {
    const index = indexOf.get(task)
    if (index !== undefined) asked[index] = openQuestions(threadOf(graph, task), known).length > 0 ? 1 : 0
  }
}

/** Reads one leaf again, in place of what was read of it before; its place among the others and its calendar are the same. */
export function rereadLeaf(facts: Facts, index: number, task: Task): void {
  facts.tasks[index] = task
  readTask(facts, index)
  inheritPhase(facts, index)
}

function readTask(facts: Facts, index: number): void {
  const { now, known, issues } = facts
  const task = facts.tasks[index]
  const time = facts.time[index]
  if (task === undefined || time === undefined) return
  issues.retract(issuePlaces.facts, index)
  const absurd = (field: string): void => {
    issues.add(issuePlaces.facts, index, { kind: 'absurdNumber', task: task.id, field })
  }
  const dated = (date: number | null, field: string): number => {
    if (date === null) return NaN
    if (isSane(date)) return Math.trunc(date)
    absurd(field)
    return NaN
  }
  const past = (date: number | null, field: string): number => {
    const sane = dated(date, field)
    return sane <= known ? sane : NaN
  }
  const minutes = (amount: number, field: string): number => {
    if (amount >= 0 && amount <= longest) return Math.trunc(amount)
    absurd(field)
    return 0
  }

  const approval = facts.approvals.get(task.id)
  const decision = approval?.decision ?? null
  const decided = decision !== null && isSane(decision.at) && decision.at <= known
  facts.cancelledAt[index] = past(task.cancelledAt, 'cancelledAt')
  let start = NaN
  let finish = NaN
  if (task.kind === 'approval') {
    const granted = decided && decision.verdict === 'granted'
    if (granted) finish = Math.trunc(decision.at)
    if (granted) start = Math.min(decision.at, approval?.requested.at ?? decision.at)
  } else {
    start = past(task.actualStart, 'actualStart')
    finish = past(task.actualFinish, 'actualFinish')
  }

  const estimate = task.kind === 'task' || task.kind === 'summary' ? minutes(task.estimate, 'estimate') : 0
  const pauses = estimate > 0 ? pausesOf(task, (amount) => minutes(amount, 'segments')) : []
  const length = estimate + pauses.reduce((sum, { length: pause }) => sum + pause, 0)
  facts.phase[index] = phases.todo
  facts.actualStart[index] = start
  facts.actualFinish[index] = finish
  if (!Number.isNaN(finish)) {
    if (Number.isNaN(start)) facts.actualStart[index] = length > 0 ? time.retreat(finish, length) : finish
    else if (start > finish) facts.actualStart[index] = finish
    if (start > finish) absurd('actualStart')
    facts.phase[index] = phases.finished
  } else if (!Number.isNaN(start)) facts.phase[index] = phases.started

  facts.remainingAt[index] = start
  facts.remaining[index] = length
  const said = task.remaining !== null && past(task.remaining.at, 'remaining') >= first ? task.remaining : null
  const done = task.progress !== null && past(task.progress.at, 'progress') >= first ? task.progress : null
  if (said !== null) {
    facts.remaining[index] = minutes(said.minutes, 'remaining')
    facts.remainingAt[index] = Math.max(start, Math.trunc(said.at))
  } else if (done !== null) {
    const fraction = done.fraction >= 0 && done.fraction <= 1 ? done.fraction : 0
    if (fraction !== done.fraction) absurd('progress')
    facts.remaining[index] = Math.round(estimate * (1 - fraction))
    facts.remainingAt[index] = Math.max(start, Math.trunc(done.at))
  }
  if (pauses.length > 0 && (said !== null || done !== null) && !Number.isNaN(start)) {
    const left = { minutes: facts.remaining[index] ?? 0, at: facts.remainingAt[index] ?? 0 }
    const ahead = withPausesAhead(left, pauses, estimate, start, time)
    facts.remaining[index] = ahead.minutes
    facts.remainingAt[index] = ahead.at
  }
  facts.duration[index] = length

  facts.constraint[index] = constraintCodes[task.constraint?.type ?? 'none']
  facts.constraintDate[index] = dated(task.constraint?.date ?? null, 'constraint')
  facts.manual[index] = task.manual && !Number.isNaN(facts.constraintDate[index]) ? 1 : 0
  const promised = dated(task.promise?.date ?? null, 'promise')
  facts.promise[index] = Number.isNaN(promised) ? Infinity : promised
  const undecided = approval !== undefined && task.kind === 'approval' && !decided
  const waiting = dated(task.waiting?.until ?? null, 'waiting') > now
  facts.held[index] = undecided || waiting || past(task.pausedAt, 'pausedAt') <= known ? 1 : 0
}

/** What holds for a summary holds for all below it. [FP6] */
function inheritPhase({ cancelledAt, phase, duration, hierarchy, tasks }: Facts, index: number): void {
  const parent = hierarchy.parent[index] ?? -1
  if (Number.isNaN(cancelledAt[index]) && parent >= 0) cancelledAt[index] = cancelledAt[parent] ?? NaN
  if (tasks[index]?.inactive === true || (parent >= 0 && phase[parent] === phases.inactive)) {
    phase[index] = phases.inactive
  } else if (!Number.isNaN(cancelledAt[index]) && phase[index] !== phases.finished) {
    phase[index] = phases.cancelled
    duration[index] = 0
  }
}

/**
 * [FP7] A summary of which nothing is active takes no part itself, whatever it says: nothing of it could ever be finished. Told
 * children first, before its dependencies are read.
 */
function idleWithChildren({ phase, hierarchy: { firstChild, children } }: Facts, index: number): void {
  const [from, to] = [firstChild[index] ?? 0, firstChild[index + 1] ?? 0]
  if (from === to) return
  for (let at = from; at < to; at += 1) if (phase[children[at] ?? 0] !== phases.inactive) return
  phase[index] = phases.inactive
}

/** Ids by code unit; most graphs arrive in order already, since ids sort by their making. */
function inOrder(ids: TaskId[]): readonly TaskId[] {
  for (let index = 1; index < ids.length; index += 1) {
    if (compareText(ids[index - 1] ?? '', ids[index] ?? '') > 0) return ids.toSorted(compareText)
  }
  return ids
}

/** The request that counts for each approval task. [FP8] */
function latestRequests(graph: WorkGraph, known: number): ReadonlyMap<TaskId, Approval> {
  const latest = new Map<TaskId, Approval>()
  for (const approval of graph.approvals.values()) {
    if (!isSane(approval.requested.at) || approval.requested.at > known) continue
    const other = latest.get(approval.task)
    const later =
      other === undefined ? 1 : approval.requested.at - other.requested.at || compareText(approval.id, other.id)
    if (later > 0) latest.set(approval.task, approval)
  }
  return latest
}

const byThread = carriedGroups<TaskId, CommentId, Comment>(({ task }) => task)

function threadOf({ comments }: WorkGraph, task: TaskId): readonly Comment[] {
  const ids = [...(byThread(comments).get(task) ?? [])]
  return ids.map((id) => comments.get(id)).filter((comment) => comment !== undefined)
}

/** The tasks in whose thread somebody was asked and no other comment answers. [CS1] */
function openQuestions(comments: readonly Comment[], known: number): readonly TaskId[] {
  const answered = new Map<CommentId, Set<TaskId>>()
  for (const comment of comments) {
    if (comment.answers === null || comment.written.at > known || comment.answers === comment.id) continue
    const threads = answered.get(comment.answers)
    if (threads === undefined) answered.set(comment.answers, new Set([comment.task]))
    else threads.add(comment.task)
  }
  const open: TaskId[] = []
  for (const comment of comments) {
    if (comment.asks === null || comment.written.at > known) continue
    if (answered.get(comment.id)?.has(comment.task) !== true) open.push(comment.task)
  }
  return open
}

/** Finds each task's calendar, and reports what is wrong with those that are used, once. [T4] */
function openCalendars(graph: WorkGraph, issues: IssueLog): { of(task: Task): Calendar } {
  const seen = new Set<Calendar>()
  const missing = new Set<CalendarId>()
  function check(id: CalendarId | null | undefined): void {
    if (id === null || id === undefined || graph.calendars.has(id) || missing.has(id)) return
    missing.add(id)
    issues.add(issuePlaces.board, 0, { kind: 'brokenCalendar', calendar: id, problem: 'missing' })
  }
  check(graph.board.calendar)
  for (const person of graph.people.values()) check(person.calendar)
  return {
    of: (task) => {
      check(task.calendar)
      const calendar = calendarOf(graph, task)
      if (seen.has(calendar)) return calendar
      seen.add(calendar)
      for (const problem of workingTimeOf(calendar).problems) {
        issues.add(issuePlaces.board, 0, { kind: 'brokenCalendar', calendar: calendar.id, problem })
      }
      return calendar
    }
  }
}
