import type { Intent, NewTask } from '../intents/intent.ts'
import type { CalendarId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { rankBetween } from '../model/rank.ts'

import type { ImportContext, NewId } from './import-context.ts'
import type { ImportReading } from './import-reading.ts'
import { readMsBaselines } from './ms-baselines.ts'
import { readMsCalendars } from './ms-calendars.ts'
import { parseMsXml } from './ms-element.ts'
import type { MsElement } from './ms-element.ts'
import { readMsFacts } from './ms-facts.ts'
import { readMsLinks } from './ms-links.ts'
import { readMsOutline } from './ms-outline.ts'
import type { MsTask } from './ms-outline.ts'
import { readMsPeople } from './ms-people.ts'
import type { MsOwner } from './ms-people.ts'
import { readMsSettings } from './ms-settings.ts'
import { readMsSplits } from './ms-splits.ts'
import { msUnitOf } from './ms-units.ts'
import { createMsValues } from './ms-values.ts'
import { createProblemList } from './problem-list.ts'
import type { ProblemList } from './problem-list.ts'

/** [MSP1]–[MSP9] Reads a Microsoft Project plan in its XML format (SPEC.md). Never throws; `title` is what to call the import. */
export function readMsProject(text: string, title: string, context: ImportContext, newId: NewId): ImportReading {
  const problems = createProblemList()
  const project = parseMsXml(text)
  if (project.ok) return readPlan(project.value, title, context, newId, problems)
  problems.error('file', project.failure)
  return readingOf(title, [], problems, null)
}

function readPlan(
  project: MsElement,
  title: string,
  context: ImportContext,
  newId: NewId,
  problems: ProblemList
): ImportReading {
  const values = createMsValues(context.timeZone, problems)
  const tasks = readMsOutline(project, values, problems)
  if (tasks.size === 0 && !problems.hasErrors()) problems.error('Tasks', 'There are no tasks in the file.')
  if (problems.hasErrors()) return readingOf(title, [], problems, null)

  const calendars = readMsCalendars(project, context.timeZone, newId, problems)
  const people = readMsPeople(project, calendars, values, context, newId, problems)
  const statusDate = values.date(project, 'StatusDate', 'Project')
  const splits = readMsSplits(project, values)
  const start = values.date(project, 'StartDate', 'Project')
  const ids = new Map([...tasks.keys()].map((uid) => [uid, newId() as TaskId]))
  const boardCalendar = context.boardIsEmpty ? calendars.project : null
  let rank = context.lastRank
  const created: Intent[] = []
  for (const task of tasks.values()) {
    const id = ids.get(task.uid)
    if (id === undefined) continue
    rank = rankBetween(rank, null, 'i')
    const owner = people.ownerOf(task.uid)
    const counted = task.isSummary ? calendars.project : calendarOf(task, owner)
    const facts = readMsFacts(task, {
      values,
      problems,
      now: context.now,
      splits,
      time: calendars.time(counted)
    })
    const parent = task.parent === null ? null : (ids.get(task.parent) ?? null)
    const others = people.othersOf(task.uid)
    if (others.length > 0)
      problems.warn(
        task.where,
        `Assignments: ${owner?.name ?? ''} owns it; ${others.map(({ name }) => name).join(', ')} cannot be kept as well.`
      )
    // It names a calendar only where its owner's or the board's is another.
    const given = owner?.boardCalendar ?? boardCalendar
    const calendar = task.isSummary || counted === given ? null : counted
    created.push({
      type: 'createTask',
      task: {
        id,
        title: task.title,
        rank,
        parent,
        owner: owner?.id ?? null,
        calendar,
        sourceId: `${task.uid}`,
        ...facts
      } satisfies NewTask
    })
  }
  const dependencies = readMsLinks(tasks, ids, values, newId, problems).map((dependency): Intent => ({
    type: 'addDependency',
    dependency
  }))
  const baselines = readMsBaselines(tasks, ids, { values, problems, context, newId })
  const hasDeadlines = [...tasks.values()].some(({ element }) => element.text('Deadline') !== null)
  const plan = { title, start, calendar: calendars.project, hasDeadlines }
  const settings = readMsSettings(project, plan, values, context, problems)
  countWhatIsLeftOut(tasks, problems)
  return readingOf(
    title,
    [...calendars.intents(), ...settings, ...people.intents(), ...created, ...dependencies, ...baselines],
    problems,
    statusDate ?? start
  )

  /** [MSP3] The calendar that a task counts in. */
  function calendarOf({ uid, element, where }: MsTask, owner: MsOwner | null): CalendarId {
    const isElapsed = msUnitOf(values.number(element, 'DurationFormat', where)) === 'elapsed'
    const calendarUid = values.number(element, 'CalendarUID', where)
    const own = calendarUid === null || calendarUid < 0 ? null : calendars.find(calendarUid, where)
    const shift = owner === null ? null : shiftOf(uid, owner)
    const isAlone = own === null || shift === null || values.flag(element, 'IgnoreResourceCalendar')
    const given = isAlone ? (own ?? shift) : bothOf(own, shift)
    return isElapsed ? calendars.aroundTheClock() : (given ?? calendars.project)

    /** Project works where the task's calendar and its people's do. */
    function bothOf(task: CalendarId, hours: CalendarId): CalendarId {
      const both = calendars.combined(task, hours, 'both')
      if (both === null)
        problems.warn(
          where,
          `CalendarUID: it has no hours in common with ${owner?.name ?? ''}’s; the task’s calendar counts alone.`
        )
      return both ?? task
    }
  }

  /** [MSP8] Work goes on whenever one of a task's people works. */
  function shiftOf(uid: number, owner: MsOwner): CalendarId {
    return people
      .othersOf(uid)
      .reduce(
        (shift, other) => calendars.combined(other.fileCalendar ?? calendars.project, shift, 'either') ?? shift,
        owner.fileCalendar ?? calendars.project
      )
  }
}

/** [MSP9] One warning for each thing of the format that is not read yet. */
function countWhatIsLeftOut(tasks: ReadonlyMap<number, MsTask>, problems: ProblemList): void {
  const count = (has: (task: MsTask) => boolean): number => [...tasks.values()].filter(has).length
  const notes = count(({ element }) => element.text('Notes') !== null)
  if (notes > 0) problems.warn('Notes', `${notes} tasks have notes; they are not read.`)
  const levelled = count(({ element }) => Number(element.text('LevelingDelay') ?? 0) > 0)
  if (levelled > 0) problems.warn('LevelingDelay', `${levelled} tasks were delayed by levelling; they are not here.`)
  const subprojects = count(({ element }) => element.text('IsSubproject') === '1')
  if (subprojects > 0)
    problems.warn('IsSubproject', `${subprojects} tasks stand for other files; what is in those is not read.`)
  const manual = count(({ element, isSummary }) => isSummary && element.text('Manual') === '1')
  if (manual > 0) problems.warn('Manual', `${manual} summaries were scheduled by hand; here they span their tasks.`)
}

function readingOf(
  title: string,
  intents: readonly Intent[],
  problems: ProblemList,
  asOf: Instant | null
): ImportReading {
  const kept = problems.hasErrors() ? [] : intents
  const count = (has: (intent: Intent) => boolean): number => kept.filter(has).length
  const isKind = (kind: NewTask['kind']) => (intent: Intent) =>
    intent.type === 'createTask' && intent.task.kind === kind
  return {
    format: 'msproject',
    title,
    tasks: count(({ type }) => type === 'createTask'),
    summaries: count(isKind('summary')),
    milestones: count(isKind('milestone')),
    dependencies: count(({ type }) => type === 'addDependency'),
    people: count(({ type }) => type === 'addPerson'),
    calendars: count(({ type }) => type === 'addCalendar'),
    ...problems.result(),
    asOf,
    intent: kept.length === 0 ? null : { type: 'together', label: `Import ${title}`, intents: kept }
  }
}
