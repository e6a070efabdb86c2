import type { Intent } from '../intents/intent.ts'
import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { CalendarId } from '../model/ids.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'
import type { CompiledCalendar } from '../schedule/compile-calendar.ts'

import { aroundTheClock } from './around-the-clock.ts'
import { combinedWorkingTime } from './combined-working-time.ts'
import type { Combination, WorkingTime } from './combined-working-time.ts'
import type { NewId } from './import-context.ts'
import type { MsElement } from './ms-element.ts'
import { readMsExceptions } from './ms-exceptions.ts'
import type { MsName } from './ms-names.ts'
import { readMsWeek, usualWeek } from './ms-week.ts'
import type { ProblemList } from './problem-list.ts'

/** The calendars of a file. Only those that something uses are imported. */
export type MsCalendars = {
  /** The project's own. */
  readonly project: CalendarId
  /** The calendar with this UID; null (with a warning at `where`) where the file has none. */
  readonly find: (uid: number, where: string) => CalendarId | null
  /** The hours when both of two calendars work, or either does; null where there are none. */
  readonly combined: (first: CalendarId, second: CalendarId, combination: Combination) => CalendarId | null
  /** Every minute works: what a duration in elapsed time counts in. */
  readonly aroundTheClock: () => CalendarId
  /** What counts in the hours of one of these. */
  readonly time: (calendar: CalendarId) => CompiledCalendar
  readonly intents: () => readonly Intent[]
}

/** A base of a base of a base… is followed so far. */
const deepest = 20

/** [MSP3] Reads the calendars of a project; local times are those of `timeZone`. */
export function readMsCalendars(
  project: MsElement,
  timeZone: string,
  newId: NewId,
  problems: ProblemList
): MsCalendars {
  const elements = new Map<number, MsElement>()
  for (const element of project.child('Calendars')?.children('Calendar') ?? []) {
    const uid = uidOf(element, 'UID')
    if (uid === null) problems.warn('Calendar', 'One has no UID that can be read; it is left out.')
    else if (elements.has(uid)) problems.warn(placeOf(uid, element), 'Its UID is used twice; the first one counts.')
    else elements.set(uid, element)
  }
  const made = new Map<number, CalendarId>()
  const read = new Map<number, WorkingTime>()
  const intents: Intent[] = []
  const added = new Map<CalendarId, Calendar>()
  const shared = new Map<string, CalendarId | null>()
  let always: CalendarId | null = null

  function add(calendar: Omit<Calendar, 'id'>): CalendarId {
    const id = newId() as CalendarId
    intents.push({ type: 'addCalendar', calendar: { id, ...calendar } })
    added.set(id, { id, ...calendar })
    return id
  }

  function workingTimeOf(uid: number, element: MsElement, depth: number): WorkingTime {
    const known = read.get(uid)
    if (known) return known
    const where = placeOf(uid, element)
    const base = baseOf(element)
    if (depth > deepest) problems.warn(where, 'Its base calendars go in a circle; the usual week is taken.')
    const under: WorkingTime =
      base === null || depth > deepest
        ? { week: usualWeek, exceptions: [] }
        : workingTimeOf(base.uid, base.element, depth + 1)
    const week = readMsWeek(element.child('WeekDays'), where, problems)
    const own = readMsExceptions(element, where, problems)
    const time = {
      week: week.map((day, index) => day ?? under.week[index] ?? []),
      exceptions: [...under.exceptions, ...own].slice(-4000)
    }
    read.set(uid, time)
    return time
  }

  function baseOf(element: MsElement): { readonly uid: number; readonly element: MsElement } | null {
    const uid = uidOf(element, 'BaseCalendarUID')
    const base = uid === null ? undefined : elements.get(uid)
    return uid === null || base === undefined ? null : { uid, element: base }
  }

  function make(uid: number, element: MsElement, depth: number): CalendarId {
    const known = made.get(uid)
    if (known !== undefined) return known
    const base = baseOf(element)
    const time = workingTimeOf(uid, element, 0)
    // A person's calendar that says nothing new is its base.
    const isBase =
      base !== null &&
      depth <= deepest &&
      JSON.stringify(time) === JSON.stringify(workingTimeOf(base.uid, base.element, 0))
    const name = (element.text('Name') ?? `Calendar ${uid}`).slice(0, 200)
    const id = isBase ? make(base.uid, base.element, depth + 1) : add({ name, timeZone, ...time })
    made.set(uid, id)
    return id
  }

  function find(uid: number, where: string): CalendarId | null {
    const element = elements.get(uid)
    if (element) return make(uid, element, 0)
    problems.warn(where, `CalendarUID: the file has no calendar ${uid}; the project’s is taken.`)
    return null
  }

  function projectCalendar(): CalendarId {
    const uid = uidOf(project, 'CalendarUID')
    const found = uid === null ? undefined : elements.get(uid)
    if (uid !== null && found) return make(uid, found, 0)
    problems.warn(
      'Project, CalendarUID',
      'The file does not hold the project’s calendar; Monday to Friday, 8 to 12 and 13 to 17, is taken.'
    )
    return add({ name: 'Standard', timeZone, week: usualWeek, exceptions: [] })
  }

  function combine(first: CalendarId, second: CalendarId, combination: Combination): CalendarId | null {
    const [one, other] = [added.get(first), added.get(second)]
    const time = one && other ? combinedWorkingTime(one, other, combination) : null
    if (!one || !other || time === null) return null
    if (time === other) return second
    return add({
      name: `${one.name} ${combination === 'both' ? 'and' : 'or'} ${other.name}`.slice(0, 200),
      timeZone,
      week: time.week,
      exceptions: time.exceptions
    })
  }

  return {
    project: projectCalendar(),
    find,
    combined: (first, second, combination) => {
      if (first === second) return first
      const name = `${first} ${combination} ${second}`
      const known = shared.get(name)
      if (known !== undefined) return known
      const calendar = combine(first, second, combination)
      shared.set(name, calendar)
      return calendar
    },
    aroundTheClock: () => {
      always ??= add(aroundTheClock)
      return always
    },
    time: (calendar) => compileCalendar(added.get(calendar) ?? defaultCalendar),
    intents: () => intents
  }
}

function uidOf(element: MsElement, name: MsName): number | null {
  const text = element.text(name) ?? ''
  const uid = /^-?\d{1,15}$/.test(text) ? Number(text) : null
  return uid === null || uid < 0 ? null : uid
}

function placeOf(uid: number, element: MsElement): string {
  return `Calendar UID ${uid} “${(element.text('Name') ?? '').slice(0, 80)}”`
}
