import type { NewTask } from '../intents/intent.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'
import type { Constraint, ConstraintType } from '../model/task.ts'
import type { CompiledCalendar } from '../schedule/compile-calendar.ts'

import type { MsTask } from './ms-outline.ts'
import type { MsSplits } from './ms-splits.ts'
import type { MsValues } from './ms-values.ts'
import type { ProblemList } from './problem-list.ts'

/** What the facts of a task are read with. */
export type MsFactsContext = {
  readonly values: MsValues
  readonly problems: ProblemList
  readonly now: Instant
  readonly splits: MsSplits
  /** What the task counts in. */
  readonly time: CompiledCalendar
}

const constraintTypes: readonly ConstraintType[] = [
  'asSoonAsPossible',
  'asLateAsPossible',
  'mustStartOn',
  'mustFinishOn',
  'startNoEarlierThan',
  'startNoLaterThan',
  'finishNoEarlierThan',
  'finishNoLaterThan'
]

/** [MSP5] [MSP7] What a task element states of kind, estimate, constraint, promise and progress. */
export function readMsFacts(task: MsTask, context: MsFactsContext): Partial<NewTask> {
  const { values, problems } = context
  const { element, where } = task
  const promiseDate = values.date(element, 'Deadline', where)
  const promise =
    promiseDate === null ? null : { date: promiseDate, to: 'the plan', clientFacing: false, costOfDelay: null }
  const inactive = element.text('Active') !== null && !values.flag(element, 'Active')
  if (task.isSummary) return { kind: 'summary', promise, inactive, constraint: readConstraint(task, context) }

  const duration = values.duration(element, 'Duration', where) ?? values.duration(element, 'ManualDuration', where)
  const isMilestone = values.flag(element, 'Milestone') && (duration ?? 0) === 0
  if (values.flag(element, 'Milestone') && !isMilestone)
    problems.warn(where, 'Milestone: it has a duration, so it becomes a task.')
  if (duration === null && !isMilestone) problems.warn(where, 'Duration: there is none; it takes a day.')
  const estimate = toWorkingMinutes(Math.round(duration ?? (isMilestone ? 0 : 480)))
  const segments = context.splits.segmentsOf(task.uid, estimate, context.time)
  const progress = readProgress(task, context, duration ?? 0)
  const start = values.date(element, 'ManualStart', where) ?? values.date(element, 'Start', where)
  const external = values.flag(element, 'ExternalTask')
  if (external) problems.warn(where, 'ExternalTask: it lives in another file; it keeps the dates it has here.')
  const isOpen = progress.actualStart === undefined
  const manual = isOpen && (values.flag(element, 'Manual') || external)
  const own = readConstraint(task, context)
  const fixed: Constraint | null = start === null ? null : { type: 'mustStartOn', date: start }
  return {
    kind: isMilestone ? 'milestone' : 'task',
    estimate,
    promise,
    inactive,
    manual,
    constraint: manual || (inactive && own === null) ? fixed : own,
    ...progress,
    ...(segments === null ? {} : { segments })
  }
}

function readConstraint({ element, where }: MsTask, { values, problems }: MsFactsContext): Constraint | null {
  const code = values.number(element, 'ConstraintType', where) ?? 0
  const type = constraintTypes[code]
  if (type === undefined) {
    problems.warn(where, `ConstraintType: ${code} is none that is known; the task is as soon as possible.`)
    return null
  }
  if (type === 'asSoonAsPossible') return null
  if (type === 'asLateAsPossible') return { type, date: null }
  const date = values.date(element, 'ConstraintDate', where)
  if (date === null) problems.warn(where, `ConstraintDate: it is missing, so the constraint (${code}) is left out.`)
  return date === null ? null : { type, date }
}

/** [MSP7] Actual dates are kept as they are; of unfinished work what remains, from the moment at which it resumes. */
function readProgress(task: MsTask, context: MsFactsContext, duration: number): Partial<NewTask> {
  const { element, where } = task
  const { values, problems, now, time } = context
  const percent = values.number(element, 'PercentComplete', where) ?? 0
  const finish = values.date(element, 'ActualFinish', where)
  const begun = values.date(element, 'ActualStart', where)
  if (finish === null && begun === null && percent <= 0) return {}
  const planned = values.date(element, 'Start', where)
  const start = begun ?? planned ?? finish ?? now
  if (begun === null && finish === null)
    problems.warn(where, `PercentComplete is ${percent}, but there is no ActualStart; its planned start is taken.`)
  if (finish !== null || percent >= 100) {
    const finished = finish ?? values.date(element, 'Finish', where) ?? start
    if (finish === null) problems.warn(where, 'It is complete, but has no ActualFinish; its planned finish is taken.')
    if (finished < start) problems.warn(where, 'ActualFinish is before ActualStart; it is taken to have started then.')
    warnOfFuture(finished, 'ActualFinish')
    return { actualStart: toInstant(Math.min(start, finished)), actualFinish: finished }
  }
  warnOfFuture(start, 'ActualStart')
  const stop = values.date(element, 'Stop', where)
  const resume = values.date(element, 'Resume', where)
  // Dates lose their seconds downwards, so what remains rounds up: together they come out where Project has them.
  const left = values.duration(element, 'RemainingDuration', where) ?? duration * (1 - percent / 100)
  const minutes = toWorkingMinutes(Math.ceil(left - 1e-6))
  const done = toWorkingMinutes(Math.max(0, Math.round(duration) - minutes))
  if (stop !== null && resume !== null && stop <= now && resume > now) {
    const pause = toWorkingMinutes(time.between(start, resume) - done)
    const at = toInstant(Math.max(start, stop))
    return { actualStart: start, remaining: { minutes, at }, ...(pause > 0 ? pausedOnce(done, pause, minutes) : {}) }
  }
  const at = resume ?? stop ?? (done > 0 ? time.advance(start, done) : start)
  return { actualStart: start, remaining: { minutes, at: toInstant(Math.max(start, at)) } }

  function warnOfFuture(date: Instant, name: string): void {
    if (date > now) problems.warn(where, `${name} lies in the future; it counts from then on.`)
  }
}

/** [MSP11] Work that stopped and has not resumed yet is split there. */
function pausedOnce(done: WorkingMinutes, pause: WorkingMinutes, left: WorkingMinutes): Pick<NewTask, 'segments'> {
  return {
    segments: [
      { pause: toWorkingMinutes(0), work: done },
      { pause, work: left }
    ]
  }
}
