import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { CalendarId } from '../../../shared/model/ids.ts'
import { defaultCalendar } from '../../../shared/model/default-calendar.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import { compileCalendar } from '../../../shared/schedule/compile-calendar.ts'
import { idOf } from '../../../shared/schedule/random-graph.test-support.ts'

import { createDayAxis } from './day-axis.ts'
import { headerTicks } from './header-ticks.ts'
import { shadePath } from './shade-path.ts'
import { snapStart } from './snap-start.ts'
import { createTimeScale } from './time-scale.ts'
import { snapMinutes, zoomBy, zoomNames, zooms } from './zoom.ts'

const zone = 'Europe/Berlin'
const calendar = compileCalendar({ ...defaultCalendar, id: idOf<CalendarId>('berlin'), timeZone: zone })
const at = (text: string): Instant => toInstant(Date.parse(text) / 60_000)
const from = at('2026-01-01T00:00Z')
const to = at('2027-01-01T00:00Z')
const axis = createDayAxis(zone, from, to)
const scaleOf = (zoom: (typeof zoomNames)[number]) =>
  createTimeScale(zooms[zoom], axis, calendar, axis.dayAt(from), axis.dayAt(to))

describe('the days of a zone', () => {
  it('begin at local midnight, and are 23 and 25 hours long where clocks change', () => {
    const spring = axis.dayAt(at('2026-03-29T12:00Z'))
    expect(axis.startOf(spring)).toBe(at('2026-03-28T23:00Z'))
    expect(axis.startOf(spring + 1) - axis.startOf(spring)).toBe(23 * 60)
    const autumn = axis.dayAt(at('2026-10-25T12:00Z'))
    expect(axis.startOf(autumn + 1) - axis.startOf(autumn)).toBe(25 * 60)
  })

  it('hold their own start and their last minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: axis.dayAt(from), max: axis.dayAt(to) - 1 }), (day) => {
        expect(axis.dayAt(axis.startOf(day))).toBe(day)
        expect(axis.dayAt(toInstant(axis.startOf(day + 1) - 1))).toBe(day)
      })
    )
  })
})

describe('time as pixels', () => {
  it.each(zoomNames)('never runs backwards, in the %s zoom', (zoom) => {
    const scale = scaleOf(zoom)
    const moment = fc.integer({ min: from - 5000, max: to + 5000 })
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(scale.toX(toInstant(early))).toBeLessThanOrEqual(scale.toX(toInstant(late)))
      })
    )
  })

  it.each(zoomNames)('comes back to the same pixel, in the %s zoom', (zoom) => {
    const scale = scaleOf(zoom)
    fc.assert(
      fc.property(fc.double({ min: 0, max: scale.width, noNaN: true }), (x) => {
        // Whole minutes of an eight-hour day are at most this many pixels apart.
        expect(Math.abs(scale.toX(scale.toInstant(x)) - x)).toBeLessThanOrEqual(zooms[zoom].pixelsPerDay / 480)
      })
    )
  })

  it('lets a working day fill its column, so that Friday’s end is Saturday’s edge', () => {
    const scale = scaleOf('week')
    const friday = axis.dayAt(at('2026-05-15T12:00Z'))
    expect(scale.toX(at('2026-05-15T07:00Z'))).toBe(scale.dayX(friday))
    expect(scale.toX(at('2026-05-15T11:00Z'))).toBe(scale.dayX(friday) + 18)
    expect(scale.toX(at('2026-05-15T15:00Z'))).toBe(scale.dayX(friday + 1))
  })

  it('stands still at the ends', () => {
    const scale = scaleOf('month')
    expect(scale.toX(toInstant(-1e9))).toBe(0)
    expect(scale.toX(toInstant(1e9))).toBe(scale.width)
  })
})

describe('the grid', () => {
  const monday = axis.dayAt(at('2026-05-11T12:00Z'))

  it('shades a weekend as one', () => {
    const scale = scaleOf('week')
    const saturday = scale.dayX(monday + 5)
    expect(shadePath(scale, monday, monday + 7, 100)).toBe(`M${saturday} 0H${saturday + 72}V100H${saturday}Z`)
  })

  it('shades nights where hours can be seen', () => {
    const shade = shadePath(scaleOf('day'), monday, monday + 2, 10)
    // Before the first day's work, between the two, after the second's.
    expect(shade.match(/Z/g)).toHaveLength(3)
  })

  it('labels days, marks today, and tells days off', () => {
    const { parts, months } = headerTicks(scaleOf('week'), monday + 2, monday + 6, monday + 3)
    expect(parts.map(({ text, look }) => [text, look])).toEqual([
      ['13', 'plain'],
      ['14', 'today'],
      ['15', 'plain'],
      ['16', 'off']
    ])
    expect(months.map(({ text, width }) => [text, width])).toEqual([['May 2026', 31 * 36]])
  })

  it('labels weeks by their Monday where days have no room', () => {
    const { parts } = headerTicks(scaleOf('month'), monday, monday + 14, monday + 9)
    expect(parts.map(({ text, look }) => [text, look])).toEqual([
      ['11', 'plain'],
      ['18', 'today']
    ])
  })
})

describe('snapping', () => {
  it('goes to whole steps of working time, and from a day’s end to the next day’s beginning', () => {
    const snap = (text: string, step: number) => snapStart(at(text), step, calendar, axis)
    expect(snap('2026-05-13T08:40Z', 60)).toBe(at('2026-05-13T09:00Z'))
    expect(snap('2026-05-13T08:40Z', 240)).toBe(at('2026-05-13T07:00Z'))
    expect(snap('2026-05-15T14:50Z', 240)).toBe(at('2026-05-18T07:00Z'))
    expect(snap('2026-05-16T12:00Z', 480)).toBe(at('2026-05-18T07:00Z'))
  })

  it('is by the hour, by half a day, by the day', () => {
    expect(zoomNames.map((zoom) => snapMinutes(zoom, 480))).toEqual([60, 240, 480])
  })

  it('stops zooming at both ends', () => {
    expect([zoomBy('day', 1), zoomBy('day', -1), zoomBy('month', 1), zoomBy('month', -1)]).toEqual([
      'day',
      'week',
      'week',
      'month'
    ])
  })
})
