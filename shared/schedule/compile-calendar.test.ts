import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import { compileCalendar } from './compile-calendar.ts'
import { horizonMinutes } from './horizon.ts'
import { monday } from './random-graph.test-support.ts'

const hour = 60
const day = 1440
const minutes = toWorkingMinutes
const at = (offset: number): Instant => toInstant(monday + offset)
const week = compileCalendar({ ...defaultCalendar })
/** Monday 5 January 2026 is `at(0)` = 9:00; Friday 17:00 and the Monday after it: */
const fridayEvening = at(4 * day + 8 * hour)
const saturdayNoon = at(5 * day + 3 * hour)
const nextMonday = at(7 * day)

const everyDay = (from: number, to: number): Calendar['week'] => Array.from({ length: 7 }, () => [{ from, to }])

describe('compileCalendar', () => {
  test('[T3] a start in non-working time is the next working instant, a finish the one before', () => {
    expect(week.nextWorking(fridayEvening)).toBe(nextMonday)
    expect(week.nextWorking(saturdayNoon)).toBe(nextMonday)
    expect(week.previousWorking(saturdayNoon)).toBe(fridayEvening)
    expect(week.previousWorking(nextMonday)).toBe(fridayEvening)
    expect(week.advance(saturdayNoon, minutes(0))).toBe(nextMonday)
    expect(week.retreat(saturdayNoon, minutes(0))).toBe(fridayEvening)
  })

  test('[T3] an advance ends Friday 17:00, a retreat Monday 9:00', () => {
    expect(week.advance(at(0), minutes(5 * 480))).toBe(fridayEvening)
    expect(week.advance(saturdayNoon, minutes(480))).toBe(at(7 * day + 8 * hour))
    expect(week.retreat(fridayEvening, minutes(5 * 480))).toBe(at(0))
    expect(week.retreat(nextMonday, minutes(480))).toBe(at(4 * day))
  })

  test('[T2] advancing a negative amount is retreating, and the other way round', () => {
    expect(week.advance(nextMonday, minutes(-480))).toBe(at(4 * day))
    expect(week.retreat(saturdayNoon, minutes(-480))).toBe(at(7 * day + 8 * hour))
  })

  test('[T2] working time between two instants is signed and counts only working time', () => {
    expect(week.between(at(0), nextMonday)).toBe(5 * 480)
    expect(week.between(nextMonday, at(0))).toBe(-5 * 480)
    expect(week.between(fridayEvening, nextMonday)).toBe(0)
  })

  test('[T2] dated exceptions take days off and add days; later ones win', () => {
    const calendar = compileCalendar({
      ...defaultCalendar,
      exceptions: [
        { name: 'Off', from: '2026-01-05', to: '2026-01-09', intervals: [] },
        { name: 'But not Wednesday', from: '2026-01-07', to: '2026-01-07', intervals: [{ from: 600, to: 660 }] },
        { name: 'Saturday shift', from: '2026-01-10', to: '2026-01-10', intervals: [{ from: 540, to: 1020 }] }
      ]
    })
    expect(calendar.intervals(at(-2 * day), nextMonday)).toEqual([
      { from: at(2 * day + hour), to: at(2 * day + 2 * hour) },
      { from: at(5 * day), to: at(5 * day + 8 * hour) }
    ])
  })

  test('[T2] a working day over the change of clocks has its true length', () => {
    const night = compileCalendar({ ...defaultCalendar, timeZone: 'Europe/Berlin', week: everyDay(0, 6 * hour) })
    const lengthOf = (from: string): number => {
      const start = toInstant(Date.parse(from) / 60_000)
      return night.between(start, toInstant(start + day))
    }
    expect(lengthOf('2026-03-28T12:00Z')).toBe(5 * hour)
    expect(lengthOf('2026-03-29T12:00Z')).toBe(6 * hour)
    expect(lengthOf('2026-10-24T12:00Z')).toBe(7 * hour)
  })

  test('[T2] an interval inside the hour that never occurs is no time, inside the hour that occurs twice its first', () => {
    const zoned = { ...defaultCalendar, timeZone: 'Europe/Berlin', week: everyDay(130, 170) }
    const intervals = (from: string): readonly unknown[] => {
      const start = toInstant(Date.parse(from) / 60_000)
      return compileCalendar(zoned).intervals(start, toInstant(start + day))
    }
    expect(intervals('2026-03-28T12:00Z')).toEqual([])
    const first = toInstant(Date.parse('2026-10-25T00:10Z') / 60_000)
    expect(intervals('2026-10-24T12:00Z')).toEqual([{ from: first, to: toInstant(first + 40) }])
  })

  test('[T2] the same local hours lie apart in different zones', () => {
    const berlin = compileCalendar({ ...defaultCalendar, timeZone: 'Europe/Berlin' })
    const newYork = compileCalendar({ ...defaultCalendar, timeZone: 'America/New_York' })
    expect(berlin.nextWorking(at(-5 * hour))).toBe(at(-hour))
    expect(newYork.nextWorking(at(0))).toBe(at(5 * hour))
  })

  test('[T2] answers do not depend on what was asked before', () => {
    const far = toInstant(monday + 30 * 365 * day)
    const asked = compileCalendar({ ...defaultCalendar, timeZone: 'Europe/Berlin' })
    asked.nextWorking(far)
    asked.previousWorking(toInstant(monday - 60 * 365 * day))
    const fresh = compileCalendar({ ...defaultCalendar, timeZone: 'Europe/Berlin' })
    expect(asked.advance(at(0), minutes(100_000))).toBe(fresh.advance(at(0), minutes(100_000)))
    expect(fresh.between(at(0), far)).toBe(asked.between(at(0), far))
  })

  test('[T5] a calendar without working time is empty, and moves and counts nothing', () => {
    const empty = compileCalendar({ ...defaultCalendar, week: everyDay(0, 0) })
    expect(empty.empty).toBe(true)
    expect(empty.advance(saturdayNoon, minutes(480))).toBe(saturdayNoon)
    expect(empty.between(at(0), nextMonday)).toBe(0)
    expect(empty.isWorking(at(0))).toBe(false)
  })

  test('[T2] a calendar that runs out of working time goes on outside the horizon', () => {
    const once = compileCalendar({
      ...defaultCalendar,
      week: [],
      exceptions: [{ name: 'Once', from: '2026-01-05', to: '2026-01-05', intervals: [{ from: 540, to: 600 }] }]
    })
    expect(once.empty).toBe(false)
    expect(once.advance(at(0), minutes(60))).toBe(at(hour))
    expect(once.advance(at(0), minutes(100))).toBe(horizonMinutes.last + 40)
    expect(once.retreat(at(0), minutes(40))).toBe(horizonMinutes.first - 40)
    expect(once.nextWorking(at(day))).toBe(horizonMinutes.last)
    expect(once.previousWorking(at(0))).toBe(horizonMinutes.first)
  })

  test('[F2] what cannot be read is named and left out', () => {
    const broken = compileCalendar({
      ...defaultCalendar,
      timeZone: 'Nowhere/Else',
      week: [
        [
          { from: 600, to: 540 },
          { from: Number.NaN, to: 5 },
          { from: 540, to: 1020 }
        ]
      ],
      exceptions: [{ name: 'When?', from: '2026-02-31', to: 'never', intervals: [] }]
    })
    expect(broken.problems).toEqual(['exception', 'timeZone', 'week'])
    expect(broken.nextWorking(at(-hour))).toBe(at(0))
  })
})

const interval = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const calendars = fc
  .record({
    week: fc.array(fc.array(interval, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
    timeZone: fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca'
    ),
    days: fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.array(interval, { maxLength: 2 })), { maxLength: 4 })
  })
  .map(({ week: hours, timeZone, days }) =>
    compileCalendar({
      ...defaultCalendar,
      week: hours,
      timeZone,
      exceptions: days.map(([date, intervals]) => {
        const text = `2026-01-${String(date).padStart(2, '0')}`
        return { name: '', from: text, to: text, intervals }
      })
    })
  )
  .filter(({ empty }) => !empty)
const instants = fc.integer({ min: -800 * day, max: 800 * day }).map(at)
const amounts = fc.integer({ min: 0, max: 20_000 }).map(minutes)

describe('laws of a compiled calendar', () => {
  test('[T2] advance and retreat go as far as they are told, and take each other back', () => {
    fc.assert(
      fc.property(calendars, instants, amounts, (calendar, instant, amount) => {
        const there = calendar.advance(instant, amount)
        const back = calendar.retreat(instant, amount)
        expect(calendar.between(instant, there)).toBe(amount)
        expect(calendar.between(back, instant)).toBe(amount)
        expect(calendar.retreat(there, amount)).toBe(
          amount === 0 ? calendar.previousWorking(there) : calendar.nextWorking(instant)
        )
        expect(calendar.advance(back, amount)).toBe(
          amount === 0 ? calendar.nextWorking(back) : calendar.previousWorking(instant)
        )
      }),
      { numRuns: 300 }
    )
  })

  test('[T2] advancing twice is advancing once, and never goes back', () => {
    fc.assert(
      fc.property(calendars, instants, amounts, amounts, (calendar, instant, first, second) => {
        const twice = calendar.advance(calendar.advance(instant, first), second)
        if (second > 0) expect(twice).toBe(calendar.advance(instant, minutes(first + second)))
        expect(twice).toBeGreaterThanOrEqual(instant)
      }),
      { numRuns: 300 }
    )
  })

  test('[T2] a later instant never advances to an earlier one', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(5000), amounts, (calendar, instant, later, amount) => {
        const second = toInstant(instant + later)
        expect(calendar.advance(second, amount)).toBeGreaterThanOrEqual(calendar.advance(instant, amount))
        expect(calendar.retreat(second, amount)).toBeGreaterThanOrEqual(calendar.retreat(instant, amount))
      }),
      { numRuns: 300 }
    )
  })

  test('[T2] working time is what the intervals add up to, minute by minute', () => {
    fc.assert(
      fc.property(calendars, instants, fc.nat(4000), (calendar, from, length) => {
        const to = toInstant(from + length)
        const stretches = calendar.intervals(from, to)
        expect(stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0)).toBe(calendar.between(from, to))
        for (const stretch of stretches) {
          expect(calendar.isWorking(stretch.from)).toBe(true)
          if (stretch.to < to) expect(calendar.isWorking(stretch.to)).toBe(false)
        }
      }),
      { numRuns: 300 }
    )
  })
})
