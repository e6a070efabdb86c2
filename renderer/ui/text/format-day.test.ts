import { describe, expect, it } from 'vitest'

import { toInstant } from '../../../shared/model/instant.ts'

import { formatDay, formatMoment, formatPlainDay, formatSpan } from './format-day.ts'

const at = (iso: string) => toInstant(Date.parse(iso) / 60_000)
const frame = { timeZone: 'Europe/Berlin', now: at('2026-05-12T09:30Z') }

describe('dates in words', () => {
  it('names days near, and weekdays further off', () => {
    const days = ['2026-05-11T12:00Z', '2026-05-12T20:00Z', '2026-05-13T05:00Z', '2026-05-14T15:00Z'].map((day) =>
      formatDay(at(day), frame)
    )
    expect(days).toEqual(['yesterday', 'today', 'tomorrow', 'Thu 14 May'])
  })

  it('goes by the calendar day of the zone, not by hours', () => {
    expect(formatDay(at('2026-05-12T22:30Z'), frame)).toBe('tomorrow')
    expect(formatDay(at('2026-05-12T22:30Z'), { ...frame, timeZone: 'UTC' })).toBe('today')
  })

  it('says the year only when it is another one', () => {
    expect(formatPlainDay(at('2027-01-01T12:00Z'), frame)).toBe('Fri 1 Jan 2027')
    expect(formatPlainDay(at('2026-12-31T12:00Z'), frame)).toBe('Thu 31 Dec')
  })

  it('says a stretch of time with its day once, or with both', () => {
    const span = (from: string, to: string) => formatSpan(at(from), at(to), frame)
    expect([span('2026-05-14T12:00Z', '2026-05-14T14:30Z'), span('2026-05-12T20:00Z', '2026-05-12T23:00Z')]).toEqual([
      'Thu 14 May 14:00 – 16:30',
      'today 22:00 – tomorrow 01:00'
    ])
  })

  it('says the hour where it matters', () => {
    expect(formatMoment(at('2026-05-14T15:00Z'), frame)).toBe('Thu 14 May 17:00')
  })
})
