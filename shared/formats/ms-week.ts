import type { WorkingInterval } from '../model/calendar.ts'

import type { MsElement } from './ms-element.ts'
import type { ProblemList } from './problem-list.ts'

/** Seven days from Monday; null where the calendar says nothing of a day. */
export type MsWeek = readonly (readonly WorkingInterval[] | null)[]

/** What Project takes for working time where a file does not say. */
const usualHours: readonly WorkingInterval[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 }
]

/** Monday to Friday of those. */
export const usualWeek: readonly (readonly WorkingInterval[])[] = Array.from({ length: 7 }, (_, day) =>
  day < 5 ? usualHours : []
)

/** [MSP3] The days of a `WeekDays` element; `DayType` 1 is Sunday, 7 Saturday, and 0 (a dated exception) is not read here. */
export function readMsWeek(weekDays: MsElement | null, where: string, problems: ProblemList): MsWeek {
  const week: (readonly WorkingInterval[] | null)[] = [null, null, null, null, null, null, null]
  for (const day of weekDays?.children('WeekDay') ?? []) {
    const type = Number(day.text('DayType') ?? '-1')
    if (type === 0) continue
    if (!Number.isInteger(type) || type < 1 || type > 7) {
      problems.warn(where, `DayType: “${day.text('DayType') ?? ''}” is no day of the week; it is left out.`)
      continue
    }
    week[(type + 5) % 7] = readMsHours(day, where, problems)
  }
  return week
}

/** [MSP3] The working time of a day or exception; a working day without times has the usual ones. */
export function readMsHours(day: MsElement, where: string, problems: ProblemList): readonly WorkingInterval[] {
  if (!['1', 'true'].includes(day.text('DayWorking') ?? '0')) return []
  const times = day.child('WorkingTimes')?.children('WorkingTime') ?? []
  if (times.length === 0) return usualHours
  const read: WorkingInterval[] = []
  for (const time of times) {
    const from = minuteOf(time.text('FromTime'))
    const to = minuteOf(time.text('ToTime'))
    if (from === null && to === null && time.text('FromTime') === null && time.text('ToTime') === null) continue
    // Midnight as an end is the end of the day, also of one that begins there.
    const end = to === 0 || to === 1439 ? 1440 : to
    if (from === null || end === null || from >= end) {
      const text = `${time.text('FromTime') ?? '?'}–${time.text('ToTime') ?? '?'}`
      problems.warn(where, `WorkingTime: “${text.slice(0, 40)}” is no stretch of a day; it is left out.`)
    } else {
      read.push({ from, to: end })
    }
  }
  return merge(read)
}

/** In order and without overlaps: what Project shows as one stretch is one. */
function merge(intervals: readonly WorkingInterval[]): readonly WorkingInterval[] {
  const merged: WorkingInterval[] = []
  for (const next of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && next.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
    else merged.push(next)
  }
  return merged.slice(0, 48)
}

function minuteOf(text: string | null): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text ?? '')
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || hour > 24 || minute > 59 || hour * 60 + minute > 1440) return null
  return hour * 60 + minute
}
