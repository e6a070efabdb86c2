import { expect, test } from 'vitest'

import { instantFromMilliseconds } from '../model/instant.ts'

import { calendarsOf, zonesOf } from './calendar-components.ts'
import { readDeadlines } from './read-deadlines.ts'

const at = (iso: string) => instantFromMilliseconds(Date.parse(iso))
const todo = (...lines: readonly string[]) => ['BEGIN:VTODO', ...lines, 'END:VTODO']
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

function read(...lines: readonly string[]) {
  const calendars = calendarsOf(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
  if (!calendars.ok) throw new Error(calendars.failure)
  const entries = calendars.value.flatMap((calendar) =>
    ['vtodo', 'vevent'].flatMap((name) => calendar.getAllSubcomponents(name))
  )
  return readDeadlines(entries, at('2026-11-01'), zonesOf(calendars.value), 'Europe/Berlin')
}

test('[CD1] are what to-dos are due at and when events begin, soonest first, with what they say of themselves', () => {
  const found = read(
    ...event('UID:fair', 'SUMMARY:Fair', 'DTSTART;VALUE=DATE:20261204', 'DTSTAMP:20261101T080000Z'),
    ...todo(
      'UID:draft',
      'SUMMARY:Hand in\\, at last',
      'DUE:20261130T120000Z',
      'SEQUENCE:3',
      'LAST-MODIFIED:20261120T093000Z',
      'DTSTAMP:20261123T080000Z',
      'URL:https://Example.org/a/#top'
    )
  )
  expect(found).toEqual([
    {
      uid: 'draft',
      title: 'Hand in, at last',
      due: at('2026-11-30T12:00Z'),
      sequence: 3,
      changedAt: at('2026-11-20T09:30Z'),
      reference: 'https://example.org/a'
    },
    {
      uid: 'fair',
      title: 'Fair',
      due: at('2026-12-04T16:00Z'),
      sequence: 0,
      changedAt: at('2026-11-01T08:00Z'),
      reference: null
    }
  ])
})

test('[CD1] are none that repeat, are over, done or called off, have no date, or nothing to be known by', () => {
  const due = 'DUE:20261130T120000Z'
  expect(
    read(
      ...todo('UID:done', due, 'STATUS:COMPLETED'),
      ...todo('UID:done too', due, 'COMPLETED:20261101T120000Z'),
      ...event('UID:off', 'DTSTART:20261130T120000Z', 'STATUS:CANCELLED'),
      ...event('UID:weekly', 'DTSTART:20261130T120000Z', 'RRULE:FREQ=WEEKLY'),
      ...todo('UID:over', 'DUE:20261031T235900Z'),
      ...todo('UID:open end'),
      ...todo('UID:odd', 'DUE:soon'),
      ...todo(due)
    )
  ).toEqual([])
})

test('[CD1] of two with one UID the higher SEQUENCE counts', () => {
  const found = read(
    ...todo('UID:a', 'DUE:20261130T120000Z', 'SEQUENCE:2'),
    ...todo('UID:a', 'DUE:20261201T120000Z', 'SEQUENCE:1')
  )
  expect(found.map(({ due, sequence }) => [due, sequence])).toEqual([[at('2026-11-30T12:00Z'), 2]])
})
