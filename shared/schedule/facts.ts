import type { Approval } from '../model/approval.ts'
import type { Calendar } from '../model/calendar.ts'
import type { CalendarId, CommentId, TaskId } from '../model/ids.ts'
import type { ConstraintType, Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { compareText } from '../lib/compare.ts'

import { calendarOf } from './calendar-of.ts'
import { horizonMinutes } from './horizon.ts'
import { readParents } from './parents.ts'
import type { Hierarchy } from './parents.ts'
import type { ScheduleIssue } from './schedule.ts'
import { workingTimeOf } from './working-time.ts'
import type { WorkingTime } from './working-time.ts'

/** How far a task is in fact. Order matters: from `finished` on nothing can be moved. */
export const phases = { todo: 0, started: 1, finished: 2, cancelled: 3, inactive: 4 } as const

/**
 * The tasks of a graph as arrays, one entry a task in the order of ids; what lies after `now` or cannot be meant is left
 * out and reported. Instants in UTC minutes, NaN where nothing was said. Summaries get their phase from the forward pass.
 */
export type Facts = {
  readonly graph: WorkGraph
  readonly now: number
  readonly boardStart: number
  readonly ids: readonly TaskId[]
  readonly tasks: readonly Task[]
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
  readonly constraint: readonly (ConstraintType | null)[]
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
  readonly issues: ScheduleIssue[]
}

const { first, last } = horizonMinutes
/** Ten years around the clock: no estimate, lag or pause is longer. [F2] */
export const longest = 5_256_000

/** Whether a number can be meant as a date. */
export function isSane(date: number): boolean {
  return date >= first && date <= last
}

/** Reads everything about single tasks. [F2] */
export function readFacts(graph: WorkGraph, now: number): Facts {
  const issues: ScheduleIssue[] = []
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
  const hierarchy = readParents(ids, tasks, indexOf, issues)
  const approvals = latestRequests(graph, now)
  const asked = new Uint8Array(count)
  for (const task of openQuestions(graph, now)) {
    const index = indexOf.get(task)
    if (index !== undefined) asked[index] = 1
  }
  const phase = new Uint8Array(count)
  const duration = new Float64Array(count)
  const actualStart = new Float64Array(count).fill(NaN)
  const actualFinish = new Float64Array(count).fill(NaN)
  const cancelledAt = new Float64Array(count).fill(NaN)
  const remaining = new Float64Array(count)
  const remainingAt = new Float64Array(count)
  const constraintDate = new Float64Array(count).fill(NaN)
  const manual = new Uint8Array(count)
  const promise = new Float64Array(count).fill(Infinity)
  const held = new Uint8Array(count)
  const constraint: (ConstraintType | null)[] = []
  const time: WorkingTime[] = []
  const calendar: Calendar[] = []
  const calendars = openCalendars(graph, issues)

  tasks.forEach((task, index) => {
    const absurd = (field: string): void => {
      issues.push({ kind: 'absurdNumber', task: task.id, field })
    }
    const dated = (date: number | null, field: string): number => {
      if (date === null) return NaN
      if (isSane(date)) return Math.trunc(date)
      absurd(field)
      return NaN
    }
    const past = (date: number | null, field: string): number => {
      const sane = dated(date, field)
      return sane <= now ? sane : NaN
    }
    const minutes = (amount: number, field: string): number => {
      if (amount >= 0 && amount <= longest) return Math.trunc(amount)
      absurd(field)
      return 0
    }

    const own = calendars.of(task)
    calendar.push(own)
    time.push(workingTimeOf(own))

    const approval = approvals.get(task.id)
    const decision = approval?.decision ?? null
    const decided = decision !== null && isSane(decision.at) && decision.at <= now
    cancelledAt[index] = past(task.cancelledAt, 'cancelledAt')
    if (task.kind === 'approval') {
      const granted = decided && decision.verdict === 'granted'
      if (granted) actualFinish[index] = Math.trunc(decision.at)
      if (granted) actualStart[index] = Math.min(decision.at, approval?.requested.at ?? decision.at)
    } else {
      actualStart[index] = past(task.actualStart, 'actualStart')
      actualFinish[index] = past(task.actualFinish, 'actualFinish')
    }

    let length = task.kind === 'task' || task.kind === 'summary' ? minutes(task.estimate, 'estimate') : 0
    if (length > 0) for (const segment of task.segments?.slice(1) ?? []) length += minutes(segment.pause, 'segments')
    const finish = actualFinish[index]
    const start = actualStart[index] ?? NaN
    if (finish !== undefined && !Number.isNaN(finish)) {
      if (Number.isNaN(start)) actualStart[index] = length > 0 ? workingTimeOf(own).retreat(finish, length) : finish
      else if (start > finish) actualStart[index] = finish
      if (start > finish) absurd('actualStart')
      phase[index] = phases.finished
    } else if (!Number.isNaN(start)) phase[index] = phases.started

    remainingAt[index] = start
    remaining[index] = length
    const said = task.remaining !== null && past(task.remaining.at, 'remaining') >= first ? task.remaining : null
    const done = task.progress !== null && past(task.progress.at, 'progress') >= first ? task.progress : null
    if (said !== null) {
      remaining[index] = minutes(said.minutes, 'remaining')
      remainingAt[index] = Math.max(start, Math.trunc(said.at))
    } else if (done !== null) {
      const fraction = done.fraction >= 0 && done.fraction <= 1 ? done.fraction : 0
      if (fraction !== done.fraction) absurd('progress')
      remaining[index] = Math.round(length * (1 - fraction))
      remainingAt[index] = Math.max(start, Math.trunc(done.at))
    }
    duration[index] = length

    constraint.push(task.constraint?.type ?? null)
    constraintDate[index] = dated(task.constraint?.date ?? null, 'constraint')
    manual[index] = task.manual && !Number.isNaN(constraintDate[index]) ? 1 : 0
    const promised = dated(task.promise?.date ?? null, 'promise')
    if (!Number.isNaN(promised)) promise[index] = promised
    const undecided = approval !== undefined && task.kind === 'approval' && !decided
    const waiting = dated(task.waiting?.until ?? null, 'waiting') > now
    held[index] = undecided || waiting || past(task.pausedAt, 'pausedAt') <= now ? 1 : 0
  })

  // What holds for a summary holds for all below it; parents come before their children in this order. [FP6]
  for (const index of hierarchy.topDown) {
    const parent = hierarchy.parent[index] ?? -1
    if (Number.isNaN(cancelledAt[index]) && parent >= 0) cancelledAt[index] = cancelledAt[parent] ?? NaN
    const inactive = tasks[index]?.inactive === true || (parent >= 0 && phase[parent] === phases.inactive)
    if (inactive) phase[index] = phases.inactive
    else if (!Number.isNaN(cancelledAt[index]) && phase[index] !== phases.finished) {
      phase[index] = phases.cancelled
      duration[index] = 0
    }
  }

  const { start } = graph.board
  return {
    graph,
    now,
    boardStart: isSane(start) ? Math.trunc(start) : now,
    ids,
    tasks,
    indexOf,
    hierarchy,
    phase,
    duration,
    actualStart,
    actualFinish,
    cancelledAt,
    remaining,
    remainingAt,
    constraint,
    constraintDate,
    manual,
    promise,
    time,
    calendar,
    held,
    asked,
    issues
  }
}

/** Ids by code unit; most graphs arrive in order already, since ids sort by their making. */
function inOrder(ids: TaskId[]): readonly TaskId[] {
  for (let index = 1; index < ids.length; index += 1) {
    if (compareText(ids[index - 1] ?? '', ids[index] ?? '') > 0) return ids.toSorted(compareText)
  }
  return ids
}

/** The request that counts for each approval task. [FP8] */
function latestRequests(graph: WorkGraph, now: number): ReadonlyMap<TaskId, Approval> {
  const latest = new Map<TaskId, Approval>()
  for (const approval of graph.approvals.values()) {
    if (!isSane(approval.requested.at) || approval.requested.at > now) continue
    const other = latest.get(approval.task)
    const later =
      other === undefined ? 1 : approval.requested.at - other.requested.at || compareText(approval.id, other.id)
    if (later > 0) latest.set(approval.task, approval)
  }
  return latest
}

/** The tasks in whose thread somebody was asked and no other comment answers. [CS1] */
function openQuestions(graph: WorkGraph, now: number): readonly TaskId[] {
  const answered = new Map<CommentId, Set<TaskId>>()
  for (const comment of graph.comments.values()) {
    if (comment.answers === null || comment.written.at > now || comment.answers === comment.id) continue
    const threads = answered.get(comment.answers)
    if (threads === undefined) answered.set(comment.answers, new Set([comment.task]))
    else threads.add(comment.task)
  }
  const open: TaskId[] = []
  for (const comment of graph.comments.values()) {
    if (comment.asks === null || comment.written.at > now) continue
    if (answered.get(comment.id)?.has(comment.task) !== true) open.push(comment.task)
  }
  return open
}

/** Finds each task's calendar, and reports what is wrong with those that are used, once. [T4] */
function openCalendars(graph: WorkGraph, issues: ScheduleIssue[]): { of(task: Task): Calendar } {
  const seen = new Set<Calendar>()
  const missing = new Set<CalendarId>()
  function check(id: CalendarId | null | undefined): void {
    if (id === null || id === undefined || graph.calendars.has(id) || missing.has(id)) return
    missing.add(id)
    issues.push({ kind: 'brokenCalendar', calendar: id, problem: 'missing' })
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
        issues.push({ kind: 'brokenCalendar', calendar: calendar.id, problem })
      }
      return calendar
    }
  }
}
