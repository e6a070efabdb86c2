import { expect, it } from 'vitest'

import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import { toInstant } from '../model/instant.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'

import { endOfDay } from './end-of-day.ts'

/** November 2026, UTC; the 16th is a Monday. */
const on = (day: number, hour: number, minute = 0) => toInstant(Date.UTC(2026, 10, day, hour, minute) / 60_000)

const week = (intervals: Calendar['week'][number]): Calendar => ({
  ...defaultCalendar,
  week: [intervals, intervals, intervals, intervals, intervals, [], []]
})

it('the end of the working day that a moment is in, or that comes after it', () => {
  const end = (moment: ReturnType<typeof on>) => endOfDay(compileCalendar(defaultCalendar), moment)
  expect([on(16, 10), on(16, 17), on(16, 20), on(20, 17, 1), on(17, 9)].map(end)).toEqual([
    on(16, 17),
    on(16, 17),
    on(17, 17),
    on(23, 17),
    on(17, 17)
  ])
})

it('a break is no end, and without a night, or without work, the moment itself is', () => {
  const lunch = week([
    { from: 8 * 60, to: 12 * 60 },
    { from: 13 * 60, to: 17 * 60 }
  ])
  expect(endOfDay(compileCalendar(lunch), on(16, 12))).toBe(on(16, 17))
  const always = week([{ from: 0, to: 1440 }])
  expect(endOfDay(compileCalendar(always), on(17, 10))).toBe(on(17, 10))
  expect(endOfDay(compileCalendar(week([])), on(17, 10))).toBe(on(17, 10))
})
