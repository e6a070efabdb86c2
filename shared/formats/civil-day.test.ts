import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import { civilOf, dayOfIso, isoOfDay, weekdayOf } from './civil-day.ts'

test('days and dates agree with Temporal from 1900 to 2299', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_567, max: 120_529 }), (day) => {
      const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day })
      expect(isoOfDay(day)).toBe(date.toString())
      expect(civilOf(day)).toEqual({ year: date.year, month: date.month - 1, date: date.day })
      expect(dayOfIso(date.toString())).toBe(day)
      expect(weekdayOf(day)).toBe(date.dayOfWeek - 1)
    })
  )
})

test('what is no date is null', () => {
  expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '1899-12-31', 'soon', ''].map(dayOfIso)).toEqual(
    Array.from({ length: 7 }, () => null)
  )
})
