import type { PersonId, CalendarId, TaskId } from '../model/ids.ts'
import type {
  Constraint,
  ConstraintType,
  Drag,
  EstimateRange,
  Progress,
  PurposefulWait,
  Remaining,
  Segment,
  Task,
  TaskKind,
  TaskPromise,
  WriteOff
} from '../model/task.ts'

import {
  isFields,
  readDuration,
  readFlag,
  readFrom,
  readId,
  readInstant,
  readList,
  readName,
  readNumber,
  readOneOf,
  readOrNull,
  readText,
  readWhole
} from './read-value.ts'
import type { FieldReaders } from './read-value.ts'

/** [KEY1] Numbers end here: a board that has this one gives out no more. */
export const highestTaskNumber = 1_000_000_000

/** The kinds of tasks, as the document spells them. */
export const readTaskKind = readOneOf<TaskKind>(['task', 'milestone', 'summary', 'approval'])

const readConstraintType = readOneOf<ConstraintType>([
  'asSoonAsPossible',
  'asLateAsPossible',
  'startNoEarlierThan',
  'startNoLaterThan',
  'finishNoEarlierThan',
  'finishNoLaterThan',
  'mustStartOn',
  'mustFinishOn'
])

/** [KEY1] The number of a task's short key. */
export const readTaskNumber = readWhole(1, highestTaskNumber)

/** What of a task may change after its creation: each field is one decision. */
export type EditableTask = Omit<Task, 'id' | 'kind' | 'number' | 'refs' | 'createdAt' | 'createdBy'>

/** What each field of a task may hold. */
export const taskFields: FieldReaders<EditableTask> = {
  title: readName(2000),
  parent: readOrNull(readId<TaskId>),
  rank: readText(200),
  owner: readOrNull(readId<PersonId>),
  calendar: readOrNull(readId<CalendarId>),
  estimate: readDuration,
  estimateRange: readOrNull(readEstimateRange),
  remaining: readOrNull(readRemaining),
  progress: readOrNull(readProgress),
  actualStart: readOrNull(readInstant),
  actualFinish: readOrNull(readInstant),
  constraint: readOrNull(readConstraint),
  promise: readOrNull(readPromise),
  pausedAt: readOrNull(readInstant),
  waiting: readOrNull(readWaiting),
  cancelledAt: readOrNull(readInstant),
  drag: readOrNull(readDrag),
  writtenOff: readOrNull(readWriteOff),
  manual: readFlag,
  inactive: readFlag,
  segments: readOrNull(readList(readSegment, 1000)),
  sourceId: readOrNull(readText(200))
}

/** At best comes before at worst; where the estimate lies between them is another field's business. */
function readEstimateRange(value: unknown): EstimateRange | undefined {
  const optimistic = readFrom(value, 'optimistic', readDuration)
  const pessimistic = readFrom(value, 'pessimistic', readDuration)
  if (optimistic === undefined || pessimistic === undefined || optimistic > pessimistic) return undefined
  return { optimistic, pessimistic }
}

function readRemaining(value: unknown): Remaining | undefined {
  const minutes = readFrom(value, 'minutes', readDuration)
  const at = readFrom(value, 'at', readInstant)
  return minutes === undefined || at === undefined ? undefined : { minutes, at }
}

function readProgress(value: unknown): Progress | undefined {
  const fraction = readFrom(value, 'fraction', readNumber(0, 1))
  const at = readFrom(value, 'at', readInstant)
  return fraction === undefined || at === undefined ? undefined : { fraction, at }
}

/** The two types that need no date may carry none, the other six must carry one. */
function readConstraint(value: unknown): Constraint | undefined {
  const type = readFrom(value, 'type', readConstraintType)
  const date = readFrom(value, 'date', readOrNull(readInstant))
  if (type === undefined || date === undefined) return undefined
  const dateless = type === 'asSoonAsPossible' || type === 'asLateAsPossible'
  return dateless === (date === null) ? { type, date } : undefined
}

function readPromise(value: unknown): TaskPromise | undefined {
  const date = readFrom(value, 'date', readInstant)
  const to = readFrom(value, 'to', readText(200))
  const clientFacing = readFrom(value, 'clientFacing', readFlag)
  const costOfDelay = readFrom(value, 'costOfDelay', readOrNull(readNumber(0, 1e12)))
  if (date === undefined || to === undefined || clientFacing === undefined || costOfDelay === undefined)
    return undefined
  return { date, to, clientFacing, costOfDelay }
}

function readWaiting(value: unknown): PurposefulWait | undefined {
  const until = readFrom(value, 'until', readInstant)
  const reason = readFrom(value, 'reason', readText(2000))
  return until === undefined || reason === undefined ? undefined : { until, reason }
}

/** Hours a week end at a week's length; people at a million. */
function readDrag(value: unknown): Drag | undefined {
  const hoursPerWeek = readFrom(value, 'hoursPerWeek', readNumber(0, 168))
  const people = readFrom(value, 'people', readWhole(0, 1_000_000))
  const at = readFrom(value, 'at', readInstant)
  return hoursPerWeek === undefined || people === undefined || at === undefined
    ? undefined
    : { hoursPerWeek, people, at }
}

function readWriteOff(value: unknown): WriteOff | undefined {
  const at = readFrom(value, 'at', readInstant)
  const reason = readFrom(value, 'reason', readName(2000))
  // Who it was is said since the ledger lists it.
  const by = isFields(value) && value['by'] === undefined ? null : readFrom(value, 'by', readOrNull(readId<PersonId>))
  return at === undefined || reason === undefined || by === undefined ? undefined : { at, reason, by }
}

function readSegment(value: unknown): Segment | undefined {
  const pause = readFrom(value, 'pause', readDuration)
  const work = readFrom(value, 'work', readDuration)
  return pause === undefined || work === undefined ? undefined : { pause, work }
}
