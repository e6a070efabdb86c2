import type { Approval, Decision } from '../model/approval.ts'
import type { Baseline, BaselineEntry, BaselinePart } from '../model/baseline.ts'
import type { BoardSettings } from '../model/board.ts'
import type { Calendar, CalendarException, WorkingInterval } from '../model/calendar.ts'
import type { Dependency, DependencyType, Lag } from '../model/dependency.ts'
import type { Deed, Handoff } from '../model/handoff.ts'
import type { BaselineId, CalendarId, PersonId, TaskId } from '../model/ids.ts'
import { isKeyPrefix } from '../model/key-prefix.ts'
import type { Person } from '../model/person.ts'
import type { SlipMove, SlipRecord } from '../model/slip-record.ts'
import type { TeamDecision } from '../model/team-decision.ts'
import type { WorkingMinutes } from '../model/instant.ts'
import type { ProposalDecision, Verdict } from '../model/verdict.ts'

import { readDebtPolicy } from './read-debt-policy.ts'
import {
  readDuration,
  readFlag,
  readFrom,
  readId,
  readInstant,
  readList,
  readMinutes,
  readName,
  readOneOf,
  readOrNull,
  readText,
  readWhole
} from './read-value.ts'
import type { FieldReaders } from './read-value.ts'

/** Longest text that people may write in one field, in UTF-16 units. */
const textLength = 20_000

export const dependencyFields: FieldReaders<Pick<Dependency, 'type' | 'lag'>> = {
  type: readOneOf<DependencyType>(['finishToStart', 'startToStart', 'finishToFinish', 'startToFinish']),
  lag: readLag
}

export const handoffFields: FieldReaders<
  Pick<Handoff, 'why' | 'definitionOfDone' | 'stillOwed' | 'artifacts' | 'readBack' | 'offered' | 'caught'>
> = {
  why: readText(textLength),
  definitionOfDone: readText(textLength),
  stillOwed: readText(textLength),
  artifacts: readText(textLength),
  readBack: readText(textLength),
  offered: readOrNull(readDeed),
  caught: readOrNull(readDeed)
}

export const approvalFields: FieldReaders<Pick<Approval, 'delegate' | 'decision'>> = {
  delegate: readOrNull(readId<PersonId>),
  decision: readOrNull(readDecision)
}

/** What somebody wrote in a thread. */
export const readCommentText = readName(textLength)

/** Why an approval, or a proposal, was decided as it was; may be empty. */
export const readReason = readText(2000)

/** [SG13] A tool's name, a colon, and the person's name there, in small letters as they are compared. */
export function readLogin(value: unknown): string | undefined {
  return typeof value === 'string' &&
    value.length <= 200 &&
    /^[a-z0-9-]{1,20}:[^\s\p{Cc}\p{Lu}]+$/u.test(value) &&
    readText(200)(value) !== undefined
    ? value
    : undefined
}

export const verdictFields: FieldReaders<Pick<Verdict, 'decision'>> = {
  decision: readOrNull(readProposalDecision)
}

export const personFields: FieldReaders<Omit<Person, 'id' | 'logins'>> = {
  name: readName(200),
  hue: readWhole(0, 7),
  calendar: readOrNull(readId<CalendarId>),
  team: readOrNull(readName(80))
}

export const calendarFields: FieldReaders<Omit<Calendar, 'id'>> = {
  name: readText(200),
  timeZone: readName(64),
  week: readWeek,
  exceptions: readList(readException, 4000)
}

export const slipFields: FieldReaders<Pick<SlipRecord, 'withdrawn'>> = { withdrawn: readFlag }

/** Counts in a slip record. */
export const readCount = readWhole(0, 1_000_000_000)

/** The moves that a slip record keeps. */
export const readSlipMoves = readList(readSlipMove, 100)

/** The tasks that a slip record names beside its moves. */
export const readSlipTasks = readList(readId<TaskId>, 100)

export const baselineFields: FieldReaders<Pick<Baseline, 'name'>> = { name: readName(200) }

/** A part may list as many tasks as the gate lets a list be long (PROTOCOL.md, G8). */
const longestPart = 4096

/** The four lists of a part of a baseline; that they are of one length is for whoever reads the part. */
export const baselinePartLists: FieldReaders<Pick<BaselinePart, 'tasks' | 'starts' | 'finishes' | 'work'>> = {
  tasks: readList(readId<TaskId>, longestPart),
  starts: readList(readInstant, longestPart),
  finishes: readList(readInstant, longestPart),
  work: readList(readDuration, longestPart)
}

/** A task's agreed dates; it does not finish before it starts. */
export function readBaselineEntry(value: unknown): BaselineEntry | undefined {
  const task = readFrom(value, 'task', readId<TaskId>)
  const start = readFrom(value, 'start', readInstant)
  const finish = readFrom(value, 'finish', readInstant)
  const work = readFrom(value, 'work', readDuration)
  if (task === undefined || start === undefined || finish === undefined || work === undefined) return undefined
  return start > finish ? undefined : { task, start, finish, work }
}

/** [DF1] Work that somebody logged: at least a minute, at most ten years around the clock. */
export const readWorkMinutes = (value: unknown): WorkingMinutes | undefined => {
  const minutes = readDuration(value)
  return minutes !== undefined && minutes > 0 && minutes <= 5_256_000 ? minutes : undefined
}

export const teamDecisionFields: FieldReaders<Pick<TeamDecision, 'follower' | 'followUp'>> = {
  follower: readOrNull(readId<PersonId>),
  followUp: readOrNull(readId<TaskId>)
}

export const boardFields: FieldReaders<BoardSettings> = {
  title: readName(200),
  keyPrefix: readKeyPrefix,
  start: readInstant,
  calendar: readOrNull(readId<CalendarId>),
  minutesPerDay: (value) => atLeastOne(readDuration(value)),
  criticalFloat: readMinutes,
  promisesBoundLateDates: readFlag,
  baseline: readOrNull(readId<BaselineId>),
  debt: readOrNull(readDebtPolicy),
  minWriter: readWhole(1, 1_000_000)
}

/** Who did something and when. */
export function readDeed(value: unknown): Deed | undefined {
  const by = readFrom(value, 'by', readOrNull(readId<PersonId>))
  const at = readFrom(value, 'at', readInstant)
  return by === undefined || at === undefined ? undefined : { by, at }
}

function readDecision(value: unknown): Decision | undefined {
  const deed = readDeed(value)
  const verdict = readFrom(value, 'verdict', readOneOf(['granted', 'declined']))
  const reason = readFrom(value, 'reason', readReason)
  return deed === undefined || verdict === undefined || reason === undefined ? undefined : { ...deed, verdict, reason }
}

function readProposalDecision(value: unknown): ProposalDecision | undefined {
  const deed = readDeed(value)
  const verdict = readFrom(value, 'verdict', readOneOf(['applied', 'declined']))
  const reason = readFrom(value, 'reason', readReason)
  return deed === undefined || verdict === undefined || reason === undefined ? undefined : { ...deed, verdict, reason }
}

function readLag(value: unknown): Lag | undefined {
  const minutes = readFrom(value, 'minutes', readMinutes)
  const unit = readFrom(value, 'unit', readOneOf(['working', 'elapsed']))
  return minutes === undefined || unit === undefined ? undefined : { minutes, unit }
}

function readInterval(value: unknown): WorkingInterval | undefined {
  const from = readFrom(value, 'from', readWhole(0, 1439))
  const to = readFrom(value, 'to', readWhole(1, 1440))
  return from === undefined || to === undefined || from >= to ? undefined : { from, to }
}

const readDay = readList(readInterval, 48)

function readWeek(value: unknown): Calendar['week'] | undefined {
  const week = readList(readDay, 7)(value)
  return week?.length === 7 ? week : undefined
}

function readException(value: unknown): CalendarException | undefined {
  const name = readFrom(value, 'name', readText(200))
  const from = readFrom(value, 'from', readLocalDate)
  const to = readFrom(value, 'to', readLocalDate)
  const intervals = readFrom(value, 'intervals', readDay)
  if (name === undefined || from === undefined || to === undefined || intervals === undefined || from > to)
    return undefined
  return { name, from, to, intervals }
}

/** `YYYY-MM-DD`; whether the day exists is for whoever compiles the calendar. */
function readLocalDate(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
}

function readSlipMove(value: unknown): SlipMove | undefined {
  const task = readFrom(value, 'task', readId<TaskId>)
  const finishBefore = readFrom(value, 'finishBefore', readInstant)
  const finishAfter = readFrom(value, 'finishAfter', readInstant)
  const shift = readFrom(value, 'shift', readMinutes)
  return task === undefined || finishBefore === undefined || finishAfter === undefined || shift === undefined
    ? undefined
    : { task, finishBefore, finishAfter, shift }
}

function readKeyPrefix(value: unknown): string | undefined {
  return typeof value === 'string' && isKeyPrefix(value) ? value : undefined
}

function atLeastOne(minutes: BoardSettings['minutesPerDay'] | undefined): BoardSettings['minutesPerDay'] | undefined {
  return minutes !== undefined && minutes > 0 ? minutes : undefined
}
