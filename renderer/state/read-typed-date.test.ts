import { describe, expect, it } from 'vitest'

import { millisecondsOf } from '../../shared/model/instant.ts'

import { testNow } from './graph.testing.ts'
import { readTypedDate } from './read-typed-date.ts'

const iso = (text: string, edge: 'begin' | 'end', zone = 'UTC') => {
  const read = readTypedDate(text, edge, testNow, zone)
  return read.ok ? new Date(millisecondsOf(read.value)).toISOString().slice(0, 16) : read.failure
}

describe('typed dates', () => {
  it('begin and end with the day of the person’s own zone', () => {
    expect(iso('14 May', 'begin')).toBe('2026-05-14T00:00')
    expect(iso('14 May', 'end')).toBe('2026-05-14T23:59')
    expect(iso('14 May', 'begin', 'Europe/Berlin')).toBe('2026-05-13T22:00')
  })

  it('read back what fields show', () => {
    expect(iso('Thu 14 May', 'begin')).toBe('2026-05-14T00:00')
    expect(iso('Fri 1 Jan 2027', 'begin')).toBe('2027-01-01T00:00')
  })

  it('are refused in words when they are none, or say more', () => {
    expect(iso('someday', 'begin')).toContain('Write a date')
    expect(iso('14 May maybe', 'begin')).toContain('Write a date')
    expect(iso('31 Feb', 'begin')).toContain('Write a date')
  })
})
