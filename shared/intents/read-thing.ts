import { assertNever } from '../lib/assert-never.ts'
import { defaultTask } from '../model/default-task.ts'
import type {
  AnyId,
  ApprovalId,
  BaselineId,
  BaselinePartId,
  CalendarId,
  CommentId,
  DecisionId,
  DependencyId,
  HandoffId,
  IntentId,
  NudgeId,
  PersonId,
  ProposalId,
  SignalId,
  SlipId,
  TaskId,
  ViewId,
  WorklogId
} from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import { defaultLook } from '../model/board-look.ts'
import { readReference } from '../model/reference.ts'
import { noFilters } from '../model/saved-view.ts'
import type { Task, TaskKind } from '../model/task.ts'

import { readElements } from './elements.ts'
import type { ElementList } from './elements.ts'
import { readMilliseconds, readSignalFact, readSignalName, readSignalSubject, signalFields } from './read-signal.ts'
import { isFields, readFlag, readId, readInstant, readList, readOrNull } from './read-value.ts'
import type { Reader } from './read-value.ts'
import { viewFields } from './read-view.ts'
import { readTaskKind, readTaskNumber, taskFields } from './task-fields.ts'
import type { EditableTask } from './task-fields.ts'
import {
  approvalFields,
  baselineFields,
  baselinePartLists,
  calendarFields,
  dependencyFields,
  handoffFields,
  personFields,
  readCommentText,
  readCount,
  readDeed,
  readLogin,
  readReason,
  readSlipMoves,
  readSlipTasks,
  readWorkMinutes,
  slipFields,
  teamDecisionFields,
  verdictFields
} from './thing-fields.ts'
import type { Thing } from './thing.ts'
import type { EntityRoot } from './write.ts'

/** What is known of one thing before it is read: how it was created, and which fields were edited since. */
export type ThingSource = {
  readonly created: unknown
  readonly edits: ReadonlyMap<string, { readonly v: unknown }> | null
  /** Told of each value that was passed over. */
  readonly report: (field: string) => void
}

const nothingReported = () => {}

/** As many elements as the gate lets a list be long (PROTOCOL.md, G8). */
const mostElements = 4096
const noElements: readonly string[] = []

/**
 * The thing as its creation and edits say it. A bad value is passed over: for the creation's, then for the default.
 * Null when what makes the thing what it is (a dependency's two ends, a comment's task …) is missing or bad.
 */
export function readThing(root: EntityRoot, id: AnyId, source: ThingSource): Thing | null {
  if (!isFields(source.created)) return null
  switch (root) {
    case 'tasks':
      return { root, value: readTask(id as TaskId, source) }
    case 'dependencies':
      return readDependency(id as DependencyId, source)
    case 'handoffs':
      return readHandoff(id as HandoffId, source)
    case 'approvals':
      return readApproval(id as ApprovalId, source)
    case 'comments':
      return readComment(id as CommentId, source)
    case 'people':
      return readPerson(id as PersonId, source)
    case 'calendars':
      return readCalendar(id as CalendarId, source)
    case 'slips':
      return readSlip(id as SlipId, source)
    case 'signals':
      return readSignal(id as SignalId, source)
    case 'verdicts':
      return readVerdict(id as ProposalId, source)
    case 'baselines':
      return readBaseline(id as BaselineId, source)
    case 'baselineParts':
      return readBaselinePart(id as BaselinePartId, source)
    case 'worklog':
      return readWorklogEntry(id as WorklogId, source)
    case 'nudges':
      return readNudge(id as NudgeId, source)
    case 'decisions':
      return readTeamDecision(id as DecisionId, source)
    case 'views':
      return readView(id as ViewId, source)
    default:
      return assertNever(root)
  }
}

/** A thing whose value is already plain, read again with some fields replaced. */
export function rereadThing(thing: Thing, field: string, value: unknown): Thing {
  const edits = new Map([[field, { v: value }]])
  return readThing(thing.root, thing.value.id, { created: thing.value, edits, report: nothingReported }) ?? thing
}

/** Made once: reading a board asks for them for every task. */
const fallbacks: Readonly<Record<TaskKind, EditableTask>> = {
  task: fallbackOf('task'),
  milestone: fallbackOf('milestone'),
  summary: fallbackOf('summary'),
  approval: fallbackOf('approval')
}

function fallbackOf(kind: TaskKind): EditableTask {
  return defaultTask({ id: 'none' as TaskId, title: 'Untitled', kind })
}

function readTask(id: TaskId, source: ThingSource): Task {
  const kind = created(source, 'kind', readTaskKind, 'task')
  const fallback = fallbacks[kind]
  const value = <Field extends keyof EditableTask>(field: Field): EditableTask[Field] => {
    const read: Reader<EditableTask[Field]> = taskFields[field]
    return current(source, field, read, fallback[field])
  }
  return {
    id,
    kind,
    title: value('title'),
    number: created(source, 'number', readOrNull(readTaskNumber), null),
    parent: value('parent'),
    rank: value('rank'),
    owner: value('owner'),
    calendar: value('calendar'),
    estimate: value('estimate'),
    estimateRange: value('estimateRange'),
    remaining: value('remaining'),
    progress: value('progress'),
    actualStart: value('actualStart'),
    actualFinish: value('actualFinish'),
    constraint: value('constraint'),
    promise: value('promise'),
    pausedAt: value('pausedAt'),
    waiting: value('waiting'),
    cancelledAt: value('cancelledAt'),
    drag: value('drag'),
    writtenOff: value('writtenOff'),
    manual: value('manual'),
    inactive: value('inactive'),
    segments: value('segments'),
    sourceId: value('sourceId'),
    refs: elements(source, 'refs', readReference),
    createdAt: created(source, 'createdAt', readInstant, toInstant(0)),
    createdBy: created(source, 'createdBy', readOrNull(readId<PersonId>), null)
  }
}

function readDependency(id: DependencyId, source: ThingSource): Thing | null {
  const predecessor = created(source, 'predecessor', readId<TaskId>, null)
  const successor = created(source, 'successor', readId<TaskId>, null)
  if (predecessor === null || successor === null) return null
  return {
    root: 'dependencies',
    value: {
      id,
      predecessor,
      successor,
      type: current(source, 'type', dependencyFields.type, 'finishToStart'),
      lag: current(source, 'lag', dependencyFields.lag, { minutes: 0, unit: 'working' }),
      lagCalendar: created(source, 'lagCalendar', readOrNull(readId<CalendarId>), null),
      createdAt: created(source, 'createdAt', readInstant, toInstant(0)),
      createdBy: created(source, 'createdBy', readOrNull(readId<PersonId>), null)
    }
  }
}

function readHandoff(id: HandoffId, source: ThingSource): Thing | null {
  const dependency = created(source, 'dependency', readId<DependencyId>, null)
  if (dependency === null) return null
  return {
    root: 'handoffs',
    value: {
      id,
      dependency,
      from: created(source, 'from', readOrNull(readId<PersonId>), null),
      to: created(source, 'to', readOrNull(readId<PersonId>), null),
      why: current(source, 'why', handoffFields.why, ''),
      definitionOfDone: current(source, 'definitionOfDone', handoffFields.definitionOfDone, ''),
      stillOwed: current(source, 'stillOwed', handoffFields.stillOwed, ''),
      artifacts: current(source, 'artifacts', handoffFields.artifacts, ''),
      readBack: current(source, 'readBack', handoffFields.readBack, ''),
      offered: current(source, 'offered', handoffFields.offered, null),
      caught: current(source, 'caught', handoffFields.caught, null),
      createdAt: created(source, 'createdAt', readInstant, toInstant(0))
    }
  }
}

function readApproval(id: ApprovalId, source: ThingSource): Thing | null {
  const task = created(source, 'task', readId<TaskId>, null)
  if (task === null) return null
  return {
    root: 'approvals',
    value: {
      id,
      task,
      approver: created(source, 'approver', readOrNull(readId<PersonId>), null),
      delegate: current(source, 'delegate', approvalFields.delegate, null),
      requested: created(source, 'requested', readDeed, { by: null, at: toInstant(0) }),
      decision: current(source, 'decision', approvalFields.decision, null)
    }
  }
}

function readComment(id: CommentId, source: ThingSource): Thing | null {
  const task = created(source, 'task', readId<TaskId>, null)
  const text = created(source, 'text', readCommentText, null)
  if (task === null || text === null) return null
  return {
    root: 'comments',
    value: {
      id,
      task,
      text,
      written: created(source, 'written', readDeed, { by: null, at: toInstant(0) }),
      asks: created(source, 'asks', readOrNull(readId<PersonId>), null),
      answers: created(source, 'answers', readOrNull(readId<CommentId>), null)
    }
  }
}

function readPerson(id: PersonId, source: ThingSource): Thing {
  return {
    root: 'people',
    value: {
      id,
      name: current(source, 'name', personFields.name, 'Somebody'),
      hue: current(source, 'hue', personFields.hue, 0),
      calendar: current(source, 'calendar', personFields.calendar, null),
      team: current(source, 'team', personFields.team, null),
      logins: elements(source, 'logins', readLogin)
    }
  }
}

function readCalendar(id: CalendarId, source: ThingSource): Thing | null {
  const week = current(source, 'week', calendarFields.week, null)
  const timeZone = current(source, 'timeZone', calendarFields.timeZone, null)
  if (week === null || timeZone === null) return null
  return {
    root: 'calendars',
    value: {
      id,
      name: current(source, 'name', calendarFields.name, ''),
      timeZone,
      week,
      exceptions: current(source, 'exceptions', calendarFields.exceptions, [])
    }
  }
}

function readSlip(id: SlipId, source: ThingSource): Thing | null {
  const cause = created(source, 'cause', readId<IntentId>, null)
  const at = created(source, 'at', readInstant, null)
  if (cause === null || at === null) return null
  return {
    root: 'slips',
    value: {
      id,
      cause,
      at,
      by: created(source, 'by', readOrNull(readId<PersonId>), null),
      source: created(source, 'source', readOrNull(readId<TaskId>), null),
      later: created(source, 'later', readCount, 0),
      earlier: created(source, 'earlier', readCount, 0),
      moves: created(source, 'moves', readSlipMoves, []),
      absorbed: created(source, 'absorbed', readCount, 0),
      absorbedBy: created(source, 'absorbedBy', readSlipTasks, []),
      brokenPromises: created(source, 'brokenPromises', readSlipTasks, []),
      keptPromises: created(source, 'keptPromises', readSlipTasks, []),
      withdrawn: current(source, 'withdrawn', slipFields.withdrawn, false)
    }
  }
}

function readSignal(id: SignalId, source: ThingSource): Thing | null {
  const name = created(source, 'source', readSignalName, null)
  const event = created(source, 'event', readSignalName, null)
  const type = created(source, 'type', readSignalName, null)
  const at = created(source, 'at', readMilliseconds, null)
  const fact = created(source, 'fact', readSignalFact, null)
  if (name === null || event === null || type === null || at === null || fact === null) return null
  return {
    root: 'signals',
    value: {
      id,
      source: name,
      event,
      type,
      at,
      fact,
      subject: created(source, 'subject', readSignalSubject, ''),
      task: created(source, 'task', readOrNull(readId<TaskId>), null),
      clientFacing: created(source, 'clientFacing', readFlag, false),
      waits: created(source, 'waits', readFlag, false),
      verdict: current(source, 'verdict', signalFields.verdict, null),
      reason: current(source, 'reason', signalFields.reason, ''),
      judged: current(source, 'judged', signalFields.judged, null)
    }
  }
}

function readVerdict(id: ProposalId, source: ThingSource): Thing | null {
  const task = created(source, 'task', readId<TaskId>, null)
  if (task === null) return null
  return { root: 'verdicts', value: { id, task, decision: current(source, 'decision', verdictFields.decision, null) } }
}

function readBaseline(id: BaselineId, source: ThingSource): Thing {
  return {
    root: 'baselines',
    value: {
      id,
      name: current(source, 'name', baselineFields.name, 'Baseline'),
      set: created(source, 'set', readDeed, { by: null, at: toInstant(0) })
    }
  }
}

function readBaselinePart(id: BaselinePartId, source: ThingSource): Thing | null {
  const baseline = created(source, 'baseline', readId<BaselineId>, null)
  const tasks = created(source, 'tasks', baselinePartLists.tasks, null)
  const starts = created(source, 'starts', baselinePartLists.starts, null)
  const finishes = created(source, 'finishes', baselinePartLists.finishes, null)
  const work = created(source, 'work', baselinePartLists.work, null)
  if (baseline === null || tasks === null || starts === null || finishes === null || work === null) return null
  if ([starts, finishes, work].some(({ length }) => length !== tasks.length)) return null
  return { root: 'baselineParts', value: { id, baseline, tasks, starts, finishes, work } }
}

/** [DOC17] Nothing is created with elements; a thing that is read again has those that it had. */
function elements(source: ThingSource, list: ElementList, read: Reader<string>): readonly string[] {
  return readElements(source, list, read, created(source, list, readList(read, mostElements), noElements))
}

function readWorklogEntry(id: WorklogId, source: ThingSource): Thing | null {
  const task = created(source, 'task', readId<TaskId>, null)
  const minutes = created(source, 'minutes', readWorkMinutes, null)
  if (task === null || minutes === null) return null
  return {
    root: 'worklog',
    value: {
      id,
      task,
      minutes,
      note: created(source, 'note', readReason, ''),
      person: created(source, 'person', readOrNull(readId<PersonId>), null),
      logged: created(source, 'logged', readDeed, { by: null, at: toInstant(0) })
    }
  }
}

function readNudge(id: NudgeId, source: ThingSource): Thing | null {
  const about = created(source, 'about', readId<AnyId>, null)
  if (about === null) return null
  return {
    root: 'nudges',
    value: { id, about, given: created(source, 'given', readDeed, { by: null, at: toInstant(0) }) }
  }
}

function readTeamDecision(id: DecisionId, source: ThingSource): Thing | null {
  const text = created(source, 'text', readCommentText, null)
  if (text === null) return null
  return {
    root: 'decisions',
    value: {
      id,
      text,
      task: created(source, 'task', readOrNull(readId<TaskId>), null),
      follower: current(source, 'follower', teamDecisionFields.follower, null),
      followUp: current(source, 'followUp', teamDecisionFields.followUp, null),
      made: created(source, 'made', readDeed, { by: null, at: toInstant(0) })
    }
  }
}

/** [BV9] A view that cannot say how it looks, or whom it leaves out, shows the board as it is. */
function readView(id: ViewId, source: ThingSource): Thing | null {
  const name = current(source, 'name', viewFields.name, null)
  if (name === null) return null
  return {
    root: 'views',
    value: {
      id,
      name,
      look: current(source, 'look', viewFields.look, defaultLook),
      filters: current(source, 'filters', viewFields.filters, noFilters)
    }
  }
}

/** A field that may be edited: the edit, else the creation's value, else the fallback. */
function current<Value, Fallback>(
  source: ThingSource,
  field: string,
  read: Reader<Value>,
  fallback: Fallback
): Value | Fallback {
  const edit = source.edits?.get(field)
  if (edit !== undefined) {
    const value = read(edit.v)
    if (value !== undefined) return value
    source.report(field)
  }
  return created(source, field, read, fallback)
}

/** A field that is fixed at creation. */
function created<Value, Fallback>(
  source: ThingSource,
  field: string,
  read: Reader<Value>,
  fallback: Fallback
): Value | Fallback {
  if (!isFields(source.created) || !Object.hasOwn(source.created, field)) return fallback
  const value = read(source.created[field])
  if (value !== undefined) return value
  source.report(field)
  return fallback
}
