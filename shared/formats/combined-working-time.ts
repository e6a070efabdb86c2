import type { Calendar, CalendarException, WorkingInterval } from '../model/calendar.ts'

import { dayOfIso, isoOfDay, weekdayOf } from './civil-day.ts'

/** The part of a calendar that says when people work, in its own zone. */
export type WorkingTime = Pick<Calendar, 'week' | 'exceptions'>

/** Days of exceptions that are compared one by one. */
const mostDays = 20_000
/** As many exceptions as a calendar of ours holds. */
const mostExceptions = 4000

type Hours = readonly WorkingInterval[]

/** The hours when both work, or when either does. */
export type Combination = 'both' | 'either'

/**
 * [MSP3] The hours of two calendars of one zone together: `second` itself where that is all of it, null where no hour of
 * the week is left or the exceptions are too many to write out.
 */
export function combinedWorkingTime(
  first: WorkingTime,
  second: WorkingTime,
  combination: Combination
): WorkingTime | null {
  const combine = combination === 'both' ? overlap : union
  const week = first.week.map((hours, day) => combine(hours, second.week[day] ?? []))
  if (week.every((hours) => hours.length === 0)) return null
  const names = new Map<number, string>()
  for (const { name, from, to } of [...first.exceptions, ...second.exceptions]) {
    for (let day = dayOf(from); day <= dayOf(to); day += 1) {
      names.set(day, name)
      if (names.size > mostDays) return null
    }
  }
  const [hoursOfFirst, hoursOfSecond] = [hoursByDay(first), hoursByDay(second)]
  const exceptions: CalendarException[] = []
  let isSecond = week.every((hours, day) => isSame(hours, second.week[day] ?? []))
  for (const [day, name] of [...names].toSorted(([a], [b]) => a - b)) {
    const intervals = combine(hoursOfFirst(day), hoursOfSecond(day))
    if (!isSame(intervals, hoursOfSecond(day))) isSecond = false
    const last = exceptions.at(-1)
    const isNext = last && dayOf(last.to) === day - 1 && last.name === name && isSame(last.intervals, intervals)
    if (isNext) exceptions[exceptions.length - 1] = { ...last, to: isoOfDay(day) }
    else exceptions.push({ name, from: isoOfDay(day), to: isoOfDay(day), intervals })
  }
  if (isSecond) return second
  return exceptions.length > mostExceptions ? null : { week, exceptions }
}

/** The hours of each day since 1970; later exceptions win. */
function hoursByDay({ week, exceptions }: WorkingTime): (day: number) => Hours {
  const dated = new Map<number, Hours>()
  for (const { from, to, intervals } of exceptions) {
    for (let day = dayOf(from); day <= dayOf(to); day += 1) dated.set(day, intervals)
  }
  return (day) => dated.get(day) ?? week[weekdayOf(day)] ?? []
}

function overlap(a: Hours, b: Hours): Hours {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)]
      return from < to ? [{ from, to }] : []
    })
  )
}

function union(a: Hours, b: Hours): Hours {
  const joined: WorkingInterval[] = []
  for (const { from, to } of [...a, ...b].toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last === undefined || from > last.to) joined.push({ from, to })
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, to) }
  }
  return joined
}

function isSame(a: Hours, b: Hours): boolean {
  return a.length === b.length && a.every(({ from, to }, index) => b[index]?.from === from && b[index].to === to)
}

/** Not a number, which no loop reaches, for what is no date. */
function dayOf(date: string): number {
  return dayOfIso(date) ?? Number.NaN
}
