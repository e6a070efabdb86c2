import type { CalendarException, WorkingInterval } from '../model/calendar.ts'

import { civilOf, dayOfIso, isoOfDay, weekdayOf } from './civil-day.ts'
import type { MsElement } from './ms-element.ts'
import type { MsName } from './ms-names.ts'
import { readMsHours, readMsWeek } from './ms-week.ts'
import type { ProblemList } from './problem-list.ts'

/** As many as a calendar of ours holds. */
const most = 4000
/** Recurrences and work weeks are written out for so many days from their first: forty years. */
const furthest = 14_610

/**
 * [MSP3] The dated exceptions of a calendar, later ones winning: the weeks of `WorkWeeks`, then `Exceptions` with their
 * recurrence written out; the `WeekDay`s of type 0 only where a file has no `Exceptions` (newer files hold both).
 */
export function readMsExceptions(
  calendar: MsElement,
  where: string,
  problems: ProblemList
): readonly CalendarException[] {
  const weeks = calendar.child('WorkWeeks')?.children('WorkWeek') ?? []
  const exceptions = calendar.child('Exceptions')?.children('Exception') ?? []
  const old =
    calendar
      .child('WeekDays')
      ?.children('WeekDay')
      .filter((day) => Number(day.text('DayType') ?? '-1') === 0) ?? []
  const all = [
    ...weeks.flatMap((week) => readWorkWeek(week, where, problems)),
    ...(exceptions.length > 0 ? exceptions : old).flatMap((each) => readException(each, where, problems))
  ]
  if (all.length > most) problems.warn(where, `${all.length} exceptions; the first ${most} are taken.`)
  return all.slice(0, most)
}

function readException(exception: MsElement, where: string, problems: ProblemList): readonly CalendarException[] {
  const span = spanOf(exception)
  if (span === null) {
    problems.warn(where, 'Exception: its TimePeriod cannot be read; it is left out.')
    return []
  }
  const name = (exception.text('Name') ?? '').slice(0, 200)
  const intervals = readMsHours(exception, where, problems)
  const recurs = recurrenceOf(exception)
  if (recurs === 'daily') return [{ name, from: isoOfDay(span.from), to: isoOfDay(span.to), intervals }]
  if (recurs === null) {
    problems.warn(
      where,
      `Exception “${name}”: its recurrence (Type ${exception.text('Type') ?? ''}) is not known; every day of it is taken.`
    )
    return [{ name, from: isoOfDay(span.from), to: isoOfDay(span.to), intervals }]
  }
  const occurrences =
    exception.text('EnteredByOccurrences') === '1' ? Number(exception.text('Occurrences') ?? most) : most
  const days: number[] = []
  for (
    let day = span.from;
    day <= Math.min(span.to, span.from + furthest) && days.length < Math.min(occurrences, most);
    day += 1
  ) {
    if (recurs(day, span.from)) days.push(day)
  }
  return runsOf(
    days.map((day) => ({ day, intervals })),
    name
  )
}

function readWorkWeek(week: MsElement, where: string, problems: ProblemList): readonly CalendarException[] {
  const span = spanOf(week)
  if (span === null) {
    problems.warn(where, 'WorkWeek: its TimePeriod cannot be read; it is left out.')
    return []
  }
  const hours = readMsWeek(week.child('WeekDays'), where, problems)
  const days: { readonly day: number; readonly intervals: readonly WorkingInterval[] }[] = []
  for (let day = span.from; day <= Math.min(span.to, span.from + furthest); day += 1) {
    const intervals = hours[weekdayOf(day)] ?? null
    if (intervals !== null) days.push({ day, intervals })
  }
  return runsOf(days, (week.text('Name') ?? '').slice(0, 200))
}

/** One exception for each run of days with the same hours. */
function runsOf(
  days: readonly { readonly day: number; readonly intervals: readonly WorkingInterval[] }[],
  name: string
): readonly CalendarException[] {
  const runs: { from: number; to: number; intervals: readonly WorkingInterval[] }[] = []
  for (const { day, intervals } of days) {
    const last = runs.at(-1)
    if (last && last.to === day - 1 && last.intervals === intervals) last.to = day
    else runs.push({ from: day, to: day, intervals })
  }
  return runs.map(({ from, to, intervals }) => ({ name, from: isoOfDay(from), to: isoOfDay(to), intervals }))
}

/** Whether an exception that began on day `first` falls on `day` (days since 1970). */
type Recurrence = (day: number, first: number) => boolean

/** `Type`: 1 every day, 2 and 3 yearly, 4 and 5 monthly, 6 weekly, 7 every so many days. Null for any other. */
function recurrenceOf(exception: MsElement): Recurrence | 'daily' | null {
  const number = (name: MsName, fallback: number): number => {
    const value = Number(exception.text(name) ?? fallback)
    return Number.isInteger(value) ? value : fallback
  }
  const period = Math.max(1, number('Period', 1))
  const month = number('Month', 0)
  const monthDay = number('MonthDay', 1)
  const place = { item: number('MonthItem', 0), position: number('MonthPosition', 0) }
  switch (number('Type', 1)) {
    case 1:
      return 'daily'
    case 2:
      return (day) => civilOf(day).month === month && civilOf(day).date === monthDay
    case 3:
      return (day) => civilOf(day).month === month && isAtPlace(day, place)
    case 4:
      return (day, first) => monthsBetween(first, day) % period === 0 && civilOf(day).date === monthDay
    case 5:
      return (day, first) => monthsBetween(first, day) % period === 0 && isAtPlace(day, place)
    case 6: {
      // A bit for each day, Sunday first; weeks are counted from the Sunday before the first day.
      const bits = number('DaysOfWeek', 0)
      return (day, first) =>
        (bits & (1 << sundayFirst(day))) !== 0 && Math.floor((day - first + sundayFirst(first)) / 7) % period === 0
    }
    case 7:
      return (day, first) => (day - first) % period === 0
    default:
      return null
  }
}

/** `MonthItem` 0 any day, 1 weekdays, 2 weekend days, 3 to 9 Sunday to Saturday; `MonthPosition` 0 to 3 from the first, 4 the last. */
function isAtPlace(day: number, { item, position }: { readonly item: number; readonly position: number }): boolean {
  const counts = (each: number): boolean => {
    if (item === 0) return true
    if (item <= 2) return weekdayOf(each) < 5 === (item === 1)
    return sundayFirst(each) === item - 3
  }
  if (!counts(day)) return false
  const { month, date } = civilOf(day)
  if (position >= 4) {
    for (let later = day + 1; civilOf(later).month === month; later += 1) if (counts(later)) return false
    return true
  }
  let before = 0
  for (let earlier = day - date + 1; earlier < day; earlier += 1) if (counts(earlier)) before += 1
  return before === position
}

function spanOf(element: MsElement): { readonly from: number; readonly to: number } | null {
  const period = element.child('TimePeriod')
  const from = dayOf(period?.text('FromDate') ?? null)
  const to = dayOf(period?.text('ToDate') ?? period?.text('FromDate') ?? null)
  return from === null || to === null || to < from ? null : { from, to }
}

/** The day of a local date and time. */
function dayOf(text: string | null): number | null {
  return text === null ? null : dayOfIso(text.split('T')[0] ?? '')
}

function sundayFirst(day: number): number {
  return (weekdayOf(day) + 1) % 7
}

function monthsBetween(first: number, day: number): number {
  const [a, b] = [civilOf(first), civilOf(day)]
  return (b.year - a.year) * 12 + b.month - a.month
}
