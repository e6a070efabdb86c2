import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { calendarOf } from '../schedule/calendar-of.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'
import type { WorkingStretch } from '../schedule/compile-calendar.ts'

import { movableWork } from './movable-work.ts'

/** When work could begin, and how far one gets then: [from, to). */
export type OpenSlot = WorkingStretch

/** [OS4] Minutes of 60 days. */
export const slotHorizon = 60 * 24 * 60
/** [OS3] Slots begin on quarters of an hour. */
const quarter = 15

/** [OS3] The first open slot of an unstarted task, given the times its owner is busy (in any order, overlapping or not); null where there is none, or none is needed. */
export function firstOpenSlot(
  graph: WorkGraph,
  task: TaskId,
  busy: readonly WorkingStretch[],
  now: Instant
): OpenSlot | null {
  const work = graph.tasks.get(task)
  const minutes = work === undefined ? null : movableWork(work)
  if (work === undefined || minutes === null || !needsSlot(graph, work, minutes, now)) return null
  const needed = Math.min(minutes, graph.board.minutesPerDay / 2)
  const begin = toInstant(Math.ceil(now / quarter) * quarter)
  const working = compileCalendar(calendarOf(graph, work)).intervals(begin, toInstant(begin + slotHorizon))
  for (const { from, to } of without(working, [...busy, ...takenByOwner(graph, work)])) {
    const start = toInstant(Math.ceil(from / quarter) * quarter)
    if (to - start >= needed) return { from: start, to: toInstant(Math.min(to, start + minutes)) }
  }
  return null
}

/** [OS1] */
function needsSlot(graph: WorkGraph, work: Task, minutes: WorkingMinutes, now: Instant): boolean {
  const { constraint, waiting } = work
  if (waiting !== null && waiting.until > now) return false
  if (constraint === null || constraint.date === null || constraint.type === 'asSoonAsPossible') return true
  const held = heldBy(graph, work, minutes)
  return held !== null && held.to <= now
}

/** [OS2] From the date that a task may not start before until its work is done; null where it has no such date. */
function heldBy(graph: WorkGraph, work: Task, minutes: WorkingMinutes): WorkingStretch | null {
  if (work.constraint?.type !== 'startNoEarlierThan' || work.constraint.date === null) return null
  const from = work.constraint.date
  return { from, to: compileCalendar(calendarOf(graph, work)).advance(from, minutes) }
}

/** [OS2] What the owner has taken on the board for other work. */
function takenByOwner(graph: WorkGraph, { id, owner }: Task): readonly WorkingStretch[] {
  if (owner === null) return []
  const stretches: WorkingStretch[] = []
  for (const other of graph.tasks.values()) {
    if (other.owner !== owner || other.id === id) continue
    const minutes = movableWork(other)
    const held = minutes === null ? null : heldBy(graph, other, minutes)
    if (held !== null) stretches.push(held)
  }
  return stretches
}

/** The parts of `stretches`, which are in order and apart, that lie in none of `holes`; in order. */
function without(stretches: readonly WorkingStretch[], holes: readonly WorkingStretch[]): readonly WorkingStretch[] {
  const inOrder = holes.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)
  const free: WorkingStretch[] = []
  for (const { from, to } of stretches) {
    let at: Instant = from
    for (const hole of inOrder) {
      if (hole.from >= to) break
      if (hole.to <= at) continue
      if (hole.from > at) free.push({ from: at, to: hole.from })
      at = hole.to
      if (at >= to) break
    }
    if (at < to) free.push({ from: at, to })
  }
  return free
}
