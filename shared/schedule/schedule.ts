import type { ConstraintType } from '../model/task.ts'
import type { DependencyId, HandoffId, PersonId, TaskId } from '../model/ids.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'

/** Where a task stands; `blocked` and `clear` are derived and cannot be set by hand. [CS1] */
export type WorkState = 'blocked' | 'clear' | 'inProgress' | 'waiting' | 'done' | 'cancelled'

/** [FP3] What set a date, so that it can be explained in one sentence. */
export type Driver =
  | { readonly kind: 'boardStart' }
  | { readonly kind: 'now' }
  | { readonly kind: 'actual' }
  /** The finish follows from the start and the estimate (or, once started, from what remains). */
  | { readonly kind: 'duration' }
  | { readonly kind: 'dependency'; readonly dependency: DependencyId; readonly predecessor: TaskId }
  | {
      readonly kind: 'handoff'
      readonly handoff: HandoffId
      readonly dependency: DependencyId
      readonly predecessor: TaskId
    }
  /** `of` is the task itself, or the summary whose not-before bounds it. */
  | { readonly kind: 'constraint'; readonly constraint: ConstraintType; readonly of: TaskId }
  /** A summary's date is its child's. */
  | { readonly kind: 'child'; readonly child: TaskId }
  | { readonly kind: 'manual' }

/** [CS1] One reason why a task cannot start in fact. */
export type Blocker =
  | { readonly kind: 'task'; readonly dependency: DependencyId; readonly task: TaskId }
  | { readonly kind: 'approval'; readonly dependency: DependencyId; readonly task: TaskId }
  | { readonly kind: 'handoff'; readonly dependency: DependencyId; readonly handoff: HandoffId; readonly task: TaskId }
  | { readonly kind: 'notBefore'; readonly date: Instant; readonly of: TaskId }

/** [CS2] The fact that made a task clear, latest of all that had to come true. */
export type ClearCause =
  | { readonly kind: 'finished' | 'started' | 'granted' | 'cancelled'; readonly task: TaskId }
  | { readonly kind: 'caught'; readonly handoff: HandoffId }
  | { readonly kind: 'dateReached'; readonly date: Instant }
  /** Nothing stands before it (any more): never had a blocker, or the last one was unlinked or deleted. */
  | { readonly kind: 'nothingLeft' }

/** [CS2] The stretch during which a task is clear: its id is alike on every device. */
export type UnblockEpoch = { readonly id: string; readonly at: Instant; readonly cause: ClearCause }

/** [FL3] How much working time is left until the nearest promise downstream breaks, and whose promise it is. */
export type FloatToPromise = { readonly minutes: WorkingMinutes; readonly task: TaskId }

/** What the engine says about one task. */
export type TaskForecast = {
  readonly task: TaskId
  readonly state: WorkState
  readonly earlyStart: Instant
  readonly earlyFinish: Instant
  readonly lateStart: Instant
  readonly lateFinish: Instant
  /** Null for finished work, which has no float. [FL2] */
  readonly totalFloat: WorkingMinutes | null
  readonly freeFloat: WorkingMinutes | null
  readonly critical: boolean
  readonly startDriver: Driver
  readonly finishDriver: Driver
  /** Unmet conditions, in order of dependency id; empty unless blocked. */
  readonly blockers: readonly Blocker[]
  /** All conditions, met and unmet: a card says "1 of 3 left". */
  readonly conditions: number
  /** Set while the task is clear. */
  readonly epoch: UnblockEpoch | null
  readonly promiseBroken: boolean
  readonly floatToPromise: FloatToPromise | null
}

/** [F2] What is wrong with the plan, said instead of thrown; ids point at what to mend. */
export type ScheduleIssue =
  /** [FP4] The three ways out are move (the predecessor), unlink and unpin (the constraint). */
  | {
      readonly kind: 'constraintConflict'
      readonly task: TaskId
      readonly constraint: ConstraintType
      readonly wanted: Instant
      readonly possible: Instant
      readonly driver: Driver
    }
  | { readonly kind: 'outOfOrder'; readonly task: TaskId; readonly dependency: DependencyId }
  /** [T5] The task counts in a calendar without working time, or ran past its last. */
  | { readonly kind: 'emptyCalendar'; readonly task: TaskId; readonly calendar: string }
  /** A calendar says something that cannot be read; what can be is used. `missing`: no calendar has this id, the board's is used. */
  | {
      readonly kind: 'brokenCalendar'
      readonly calendar: string
      readonly problem: 'timeZone' | 'week' | 'exception' | 'missing'
    }
  | { readonly kind: 'missingTask'; readonly dependency: DependencyId; readonly missing: TaskId }
  | { readonly kind: 'parentCycle'; readonly task: TaskId; readonly path: readonly TaskId[] }
  | { readonly kind: 'ownDescendant'; readonly dependency: DependencyId }
  | { readonly kind: 'absurdNumber'; readonly task: TaskId; readonly field: string }

/** [CY2] A loop made by a merge, with the dependencies that every replica alike leaves out until a person removes one. */
export type Deadlock = {
  readonly path: readonly TaskId[]
  readonly setAside: readonly DependencyId[]
  readonly owners: readonly PersonId[]
}

/** The engine's only output: a pure function of a graph and a moment. [F1] */
export type Schedule = {
  readonly now: Instant
  readonly forecasts: ReadonlyMap<TaskId, TaskForecast>
  readonly issues: readonly ScheduleIssue[]
  readonly deadlocks: readonly Deadlock[]
  /** The board's last early finish; null without tasks. */
  readonly finish: Instant | null
}
