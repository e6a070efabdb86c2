import { readFileSync } from 'node:fs'

import type { Intent } from '../intents/intent.ts'
import { fail } from '../lib/result.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { ImportContext, NewId } from './import-context.ts'
import type { ImportReading } from './import-reading.ts'
import { importedGraph } from './imported-graph.ts'
import { instantOfLocal } from './local-time.ts'
import { readMsProject } from './read-ms-project.ts'

/** A moment of a UTC wall clock. */
export function utc(text: string): Instant {
  const instant = instantOfLocal(text, 'UTC')
  if (instant === null) throw new Error(`${text} is no moment`)
  return instant
}

/** Ids in order: `n1`, `n2`, … */
export function countIds(): NewId {
  let last = 0
  return () => `n${(last += 1)}`
}

const longAgo = utc('2003-01-01')

/** An empty board of nobody, in UTC, at the beginning of 2003 (before any of the plans), where nothing else is said. */
export function contextOf(given: Partial<ImportContext> = {}): ImportContext {
  return { now: longAgo, timeZone: 'UTC', boardIsEmpty: true, people: [], lastRank: null, ...given }
}

export function fixtureText(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}.xml`, import.meta.url), 'utf8')
}

/** Reads one of the plans beside the tests. */
export function readFixture(name: string, given: Partial<ImportContext> = {}): ImportReading {
  return readMsProject(fixtureText(name), name, contextOf(given), countIds())
}

/** A project file around these elements of it, with a calendar of Monday to Friday, 8 to 12 and 13 to 17. */
export function projectXml(tasks: string, rest = ''): string {
  const times =
    '<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>'
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    day === 1 || day === 7
      ? `<WeekDay><DayType>${day}</DayType><DayWorking>0</DayWorking></WeekDay>`
      : `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking>${times}</WeekDay>`
  )
  const calendar = `<Calendar><UID>1</UID><Name>Standard</Name><WeekDays>${days.join('')}</WeekDays></Calendar>`
  const calendars = rest.includes('<Calendars>') ? '' : `<Calendars>${calendar}</Calendars>`
  return `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Title>Plan</Title><StartDate>2026-11-23T08:00:00</StartDate><CalendarUID>1</CalendarUID>${calendars}${rest.replace('<Calendars>', `<Calendars>${calendar}`)}<Tasks>${tasks}</Tasks></Project>`
}

/** The graph that an import makes of an empty board; throws where the intents are refused. */
export function graphOf(intent: Intent | null): WorkGraph {
  const graph = intent === null ? fail('nothing was read') : importedGraph(intent)
  if (!graph.ok) throw new Error(graph.failure)
  return graph.value
}

/** Minutes as `YYYY-MM-DDTHH:MM` of a UTC clock. */
export function clock(instant: number | undefined): string {
  return new Date(toInstant(instant ?? 0) * 60_000).toISOString().slice(0, 16)
}
