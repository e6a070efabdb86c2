import ICAL from 'ical.js'

import type { Intent, NewTask } from '../intents/intent.ts'
import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import { rankBetween } from '../model/rank.ts'
import { readReference } from '../model/reference.ts'

import { calendarsOf, entriesOf, sequenceOf, textOf, zonesOf } from './calendar-components.ts'
import { instantOfCalendar } from './calendar-time.ts'
import type { FileZones } from './calendar-time.ts'
import type { ImportContext, NewId } from './import-context.ts'
import type { ImportReading } from './import-reading.ts'
import { createProblemList } from './problem-list.ts'
import type { ProblemList } from './problem-list.ts'

/** [ICS1] As many as any import may have. */
const mostTasks = 100_000
/** [ICS2] As in CSV: a day of eight hours, and titles that fit. */
const oneDay = toWorkingMinutes(480)
const longestTitle = 500

/** What all entries of a file are read with. */
type Reading = {
  readonly context: ImportContext
  readonly zones: FileZones
  readonly problems: ProblemList
  readonly newId: NewId
}

/** [ICS1]–[ICS5] Reads the deadlines of an iCalendar file (SPEC.md). Never throws; `title` is what to call the import. */
export function readCalendar(text: string, title: string, context: ImportContext, newId: NewId): ImportReading {
  const problems = createProblemList()
  const calendars = calendarsOf(text)
  if (!calendars.ok) problems.error('file', calendars.failure)
  const entries = calendars.ok
    ? calendars.value.flatMap((calendar) => [...entriesOf(calendar, 'vtodo'), ...entriesOf(calendar, 'vevent')])
    : []
  const zones = zonesOf(calendars.ok ? calendars.value : [])
  const latest = latestOfEach(entries, problems)
  if (calendars.ok && latest.length === 0) problems.error('file', 'There is no task and no event in this calendar.')
  if (latest.length > mostTasks) problems.error('file', `It has ${latest.length} entries; at most ${mostTasks} go in.`)
  let rank = context.lastRank
  const intents = problems.hasErrors()
    ? []
    : latest.flatMap((entry) => {
        rank = rankBetween(rank, null, 'i')
        return intentsOf(entry, rank, { context, zones, problems, newId })
      })
  const tasks = intents.flatMap((intent) => (intent.type === 'createTask' ? [intent.task] : []))
  const named = calendars.ok ? textOf(calendars.value[0] ?? new ICAL.Component('vcalendar'), 'x-wr-calname').trim() : ''
  const name = named.slice(0, 200) || title
  const settings: readonly Intent[] = context.boardIsEmpty ? [{ type: 'editBoard', change: { title: name } }] : []
  return {
    format: 'icalendar',
    title: name,
    tasks: tasks.length,
    summaries: 0,
    milestones: tasks.filter(({ kind }) => kind === 'milestone').length,
    dependencies: 0,
    people: 0,
    calendars: 0,
    ...problems.result(),
    asOf: null,
    intent:
      intents.length === 0 ? null : { type: 'together', label: `Import ${name}`, intents: [...settings, ...intents] }
  }
}

/** [ICS5] Of each UID the newest (by SEQUENCE); what repeats, and the changed instances of that, are no deadlines. */
function latestOfEach(entries: readonly ICAL.Component[], problems: ProblemList): readonly ICAL.Component[] {
  const latest = new Map<string, ICAL.Component>()
  let repeating = 0
  for (const [place, entry] of entries.entries()) {
    const repeats = ['rrule', 'rdate', 'recurrence-id'].some((name) => entry.getFirstProperty(name) !== null)
    if (repeats) repeating += 1
    if (repeats) continue
    const uid = textOf(entry, 'uid') || `#${place}`
    const other = latest.get(uid)
    if (other === undefined || sequenceOf(entry) >= sequenceOf(other)) latest.set(uid, entry)
  }
  if (repeating > 0) problems.warn('file', `${repeating} entries repeat: those are no deadlines, and are left out.`)
  return [...latest.values()]
}

function intentsOf(entry: ICAL.Component, rank: string, reading: Reading): readonly Intent[] {
  const { problems, newId, context } = reading
  const title = textOf(entry, 'summary').trim()
  const where = title === '' ? `UID ${textOf(entry, 'uid').slice(0, 80)}` : `“${title.slice(0, 80)}”`
  const status = textOf(entry, 'status').toUpperCase()
  if (title === '' || status === 'CANCELLED') {
    problems.warn(where, title === '' ? 'It has no SUMMARY, and is left out.' : 'It is cancelled, and is left out.')
    return []
  }
  if (title.length > longestTitle) problems.warn(where, `Its title is cut to ${longestTitle} characters.`)
  const isEvent = entry.name === 'vevent'
  const due = momentOf(entry, isEvent ? 'dtstart' : 'due', '17:00', where, reading)
  const start = isEvent ? null : momentOf(entry, 'dtstart', '09:00', where, reading)
  const done = status === 'COMPLETED' || entry.getFirstProperty('completed') !== null
  const completed = momentOf(entry, 'completed', '17:00', where, reading)
  if (done && completed === null)
    problems.warn(where, 'It is done, but the file does not say since when; its due date or now is taken.')
  const finish = toInstant(Math.min(completed ?? due ?? context.now, context.now))
  const id = newId() as TaskId
  const task: NewTask = {
    id,
    title: title.slice(0, longestTitle).replace(/[\uD800-\uDBFF]$/, ''),
    kind: isEvent ? 'milestone' : 'task',
    rank,
    estimate: isEvent ? toWorkingMinutes(0) : oneDay,
    sourceId: textOf(entry, 'uid').slice(0, 200) || null,
    constraint: start === null ? null : { type: 'startNoEarlierThan', date: start },
    promise: due === null ? null : { date: due, to: 'the calendar', clientFacing: false, costOfDelay: null },
    ...(done ? { actualStart: toInstant(Math.min(start ?? finish, finish)), actualFinish: finish } : {})
  }
  const reference = readReference(textOf(entry, 'url'))
  const refers: readonly Intent[] = reference === undefined ? [] : [{ type: 'addReference', task: id, reference }]
  return [{ type: 'createTask', task }, ...refers]
}

function momentOf(
  entry: ICAL.Component,
  name: string,
  timeOfDay: string,
  where: string,
  { context, zones, problems }: Reading
): Instant | null {
  const property = entry.getFirstProperty(name)
  if (property === null) return null
  const moment = instantOfCalendar(property, zones, context.timeZone, timeOfDay)
  if (moment.ok) return moment.value
  problems.warn(where, `${name.toUpperCase()}: ${moment.failure}`)
  return null
}
