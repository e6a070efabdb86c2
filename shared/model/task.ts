import type { CalendarId, PersonId, TaskId } from './ids.ts'
import type { Instant, WorkingMinutes } from './instant.ts'

/** A summary spans its children, a milestone has no duration, an approval is finished by its decision. [FP7] [FP8] */
export type TaskKind = 'task' | 'milestone' | 'summary' | 'approval'

/** [FP4] The eight constraint types of the critical path method. */
export const constraintTypes = [
  'asSoonAsPossible',
  'asLateAsPossible',
  'startNoEarlierThan',
  'startNoLaterThan',
  'finishNoEarlierThan',
  'finishNoLaterThan',
  'mustStartOn',
  'mustFinishOn'
] as const

export type ConstraintType = (typeof constraintTypes)[number]

/** One decision: a type with its date (null for the two that need none). */
export type Constraint = { readonly type: ConstraintType; readonly date: Instant | null }

/** A finish date given to somebody. `costOfDelay` is money a working day, null when nobody has set one. */
export type TaskPromise = {
  readonly date: Instant
  readonly to: string
  readonly clientFacing: boolean
  readonly costOfDelay: number | null
}

/** How long work may take at best and at worst, beside its estimate (the most likely); one decision. */
export type EstimateRange = { readonly optimistic: WorkingMinutes; readonly pessimistic: WorkingMinutes }

/** Work left, as somebody said it at the moment `at`. [FP5] */
export type Remaining = { readonly minutes: WorkingMinutes; readonly at: Instant }

/** Share done (0 to 1), as somebody said it at the moment `at`. [FP5] */
export type Progress = { readonly fraction: number; readonly at: Instant }

/** Waiting on purpose: not nagged about before `until`, and why. */
export type PurposefulWait = { readonly until: Instant; readonly reason: string }

/** Lost time that comes back every week until the work is done: hours for each of so many people, since it was recorded. */
export type Drag = { readonly hoursPerWeek: number; readonly people: number; readonly at: Instant }

/** Given up for good, why and by whom (null where nobody said): what was put into it comes back to nobody. */
export type WriteOff = { readonly at: Instant; readonly reason: string; readonly by: PersonId | null }

/** A stretch of a split task: working minutes of pause before it, then of work. */
export type Segment = { readonly pause: WorkingMinutes; readonly work: WorkingMinutes }

/** The facts about one task, as people and signals gave them; nothing derived. */
export type Task = {
  readonly id: TaskId
  readonly kind: TaskKind
  readonly title: string
  /** [KEY1] What its short key counts; null on boards from before keys. */
  readonly number: number | null
  readonly parent: TaskId | null
  /** Hand order: a fractional key, compared by code unit, ties by id. */
  readonly rank: string
  readonly owner: PersonId | null
  readonly calendar: CalendarId | null
  readonly estimate: WorkingMinutes
  readonly estimateRange: EstimateRange | null
  readonly remaining: Remaining | null
  readonly progress: Progress | null
  readonly actualStart: Instant | null
  readonly actualFinish: Instant | null
  readonly constraint: Constraint | null
  readonly promise: TaskPromise | null
  readonly pausedAt: Instant | null
  readonly waiting: PurposefulWait | null
  readonly cancelledAt: Instant | null
  readonly drag: Drag | null
  readonly writtenOff: WriteOff | null
  /** Keeps its own dates (imports): start at the constraint's date, whatever predecessors say. */
  readonly manual: boolean
  /** Kept for the record, takes no part in the schedule (imports). */
  readonly inactive: boolean
  readonly segments: readonly Segment[] | null
  /** The row's or element's id in the file it came from. */
  readonly sourceId: string | null
  /** [XR1] Addresses elsewhere that it is about, in the order of the alphabet. */
  readonly refs: readonly string[]
  readonly createdAt: Instant
  readonly createdBy: PersonId | null
}
