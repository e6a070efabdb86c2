import type { ImportReading } from '../../shared/formats/import-reading.ts'
import type { ScheduleIssue, WorkState } from '../../shared/schedule/schedule.ts'
import type { TaskKind } from '../../shared/model/task.ts'

/** A moment: `2026-11-25T09:00:00Z`; of a PSPLIB instance the whole number of its period. */
export type Moment = string | number

/** [docs/CLI.md] What `slipstream import FILE --json` says; the forecast only if it was asked for. */
export type ImportReport = Pick<ImportReading, 'format' | 'title' | 'problems' | 'moreProblems'> & {
  /** IANA name: where the file's local times were taken to be. */
  readonly timeZone: string
  readonly counts: Readonly<
    Record<'tasks' | 'summaries' | 'milestones' | 'dependencies' | 'people' | 'calendars', number>
  >
} & ({ readonly tasks?: never } | ScheduleReport)

/** The forecast of the whole and of each task. */
export type ScheduleReport = {
  readonly now: Moment
  /** The first early start and the last early finish. */
  readonly start: Moment
  readonly finish: Moment
  /** The length of the whole in periods, of a PSPLIB instance. */
  readonly makespan: number | null
  /** In the order of the file. */
  readonly tasks: readonly TaskReport[]
  readonly issues: readonly IssueReport[]
  /** Source ids of the tasks of each loop. */
  readonly deadlocks: readonly (readonly string[])[]
}

/** The forecast of one task; floats in working minutes (periods of a PSPLIB instance), null of finished and inactive work. */
export type TaskReport = {
  /** `UID` of Microsoft Project, the job's number of PSPLIB, the id column of CSV; null where the file gives none. */
  readonly sourceId: string | null
  readonly title: string
  readonly kind: TaskKind
  readonly parent: string | null
  readonly state: WorkState
  readonly earlyStart: Moment
  readonly earlyFinish: Moment
  readonly lateStart: Moment
  readonly lateFinish: Moment
  readonly totalFloat: number | null
  readonly freeFloat: number | null
  readonly critical: boolean
}

/** What the engine finds wrong with the plan. */
export type IssueReport = {
  readonly kind: ScheduleIssue['kind']
  /** The source id of the task that has it; null of what belongs to no task. */
  readonly task: string | null
  readonly message: string
}
