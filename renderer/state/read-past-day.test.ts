import { expect, test } from 'vitest'

import { instantFromMilliseconds, millisecondsOf } from '../../shared/model/instant.ts'

import { readPastDay } from './read-past-day.ts'

const now = instantFromMilliseconds(Date.UTC(2026, 10, 26, 15, 30))

test('[LV7] a day of logged work is the latest that is not ahead', () => {
  const dayOf = (text: string) => {
    const read = readPastDay(text, now, 'UTC')
    return read.ok ? new Date(millisecondsOf(read.value)).toISOString().slice(0, 16) : read.failure
  }
  expect(['today', 'yesterday', 'thu', 'mon', 'fri', '14 May', '30 Nov', '2026-11-20'].map(dayOf)).toEqual([
    '2026-11-26T15:30',
    '2026-11-25T00:00',
    '2026-11-26T15:30',
    '2026-11-23T00:00',
    '2026-11-20T00:00',
    '2026-05-14T00:00',
    '2025-11-30T00:00',
    '2026-11-20T00:00'
  ])
  expect(['in 3 days', 'tomorrow', '2027-01-01'].map(dayOf)).toEqual(Array(3).fill('That day is ahead.'))
  expect(dayOf('someday')).toBe('Write a day like yesterday, mon, 14 May or 2027-05-14.')
})
