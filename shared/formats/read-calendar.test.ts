import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { toInstant } from '../model/instant.ts'

import type { ImportContext } from './import-context.ts'
import { readCalendar } from './read-calendar.ts'

/** 2026-11-16 09:00 UTC, in minutes. */
const now = Date.UTC(2026, 10, 16, 9) / 60_000
const context: ImportContext = {
  now: toInstant(now),
  timeZone: 'Europe/Berlin',
  boardIsEmpty: true,
  people: [],
  lastRank: null
}

function read(...lines: readonly string[]) {
  let count = 0
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
  return readCalendar(text, 'Deadlines', context, () => `id-${(count += 1)}`)
}

/** Each task in short: title, kind, when it is due, as ISO 8601. */
function dues(reading: ReturnType<typeof readCalendar>): readonly unknown[] {
  const intents = reading.intent?.type === 'together' ? reading.intent.intents : []
  return intents.flatMap((intent) =>
    intent.type === 'createTask' ? [[intent.task.title, intent.task.kind, iso(intent.task.promise?.date ?? null)]] : []
  )
}

function iso(minutes: number | null): string | null {
  return minutes === null ? null : new Date(minutes * 60_000).toISOString().slice(0, 16)
}

const todo = (...lines: readonly string[]) => ['BEGIN:VTODO', ...lines, 'END:VTODO']
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const problemsOf = ({ problems }: ReturnType<typeof readCalendar>) =>
  problems.map(({ severity, where, message }) => `${severity} ${where}: ${message}`)

describe('iCalendar', () => {
  test('[ICS2] a to-do becomes a task with what it says, and refers to its URL', () => {
    const reading = read(
      ...todo(
        'UID:a@example.org',
        'SUMMARY:Hand in the tax\\, and',
        '  breathe',
        'DTSTART:20261117T080000Z',
        'DUE:20261120T150000Z',
        'URL:https://Tax.example.org/form#3'
      )
    )
    expect(reading).toMatchObject({ format: 'icalendar', tasks: 1, milestones: 0, problems: [] })
    expect(reading.intent?.type === 'together' && reading.intent.intents).toEqual([
      { type: 'editBoard', change: { title: 'Deadlines' } },
      {
        type: 'createTask',
        task: {
          id: 'id-1',
          title: 'Hand in the tax, and breathe',
          kind: 'task',
          rank: expect.any(String) as string,
          estimate: 480,
          sourceId: 'a@example.org',
          constraint: { type: 'startNoEarlierThan', date: Date.UTC(2026, 10, 17, 8) / 60_000 },
          promise: {
            date: Date.UTC(2026, 10, 20, 15) / 60_000,
            to: 'the calendar',
            clientFacing: false,
            costOfDelay: null
          }
        }
      },
      { type: 'addReference', task: 'id-1', reference: 'https://tax.example.org/form' }
    ])
  })

  test('[ICS2] done is done, at the latest now; [ICS3] events are milestones', () => {
    const reading = read(
      ...todo('UID:a', 'SUMMARY:Old', 'STATUS:COMPLETED', 'COMPLETED:20261110T100000Z'),
      ...todo('UID:b', 'SUMMARY:Ahead', 'STATUS:COMPLETED', 'DUE:20271110T100000Z'),
      ...event('UID:c', 'SUMMARY:Fair', 'DTSTART;VALUE=DATE:20261201')
    )
    const intents = reading.intent?.type === 'together' ? reading.intent.intents.slice(1) : []
    expect(
      intents.map((intent) => (intent.type === 'createTask' ? iso(intent.task.actualFinish ?? null) : null))
    ).toEqual(['2026-11-10T10:00', '2026-11-16T09:00', null])
    expect(dues(reading).at(-1)).toEqual(['Fair', 'milestone', '2026-12-01T16:00'])
    expect(problemsOf(reading)).toEqual([
      'warning “Ahead”: It is done, but the file does not say since when; its due date or now is taken.'
    ])
  })

  test('[ICS4] moments count in UTC, a named zone, the file’s own zone, else the person’s; across a clock change', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Office time',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE'
    ]
    const due = (name: string, text: string) => todo(`UID:${name}`, `SUMMARY:${name}`, text)
    const reading = read(
      ...zone,
      ...due('utc', 'DUE:20261120T120000Z'),
      ...due('named', 'DUE;TZID=America/New_York:20261120T120000'),
      ...due('own winter', 'DUE;TZID=Office time:20261120T120000'),
      ...due('own summer', 'DUE;TZID=Office time:20270620T120000'),
      ...due('floating', 'DUE:20261120T120000'),
      ...due('day', 'DUE;VALUE=DATE:20261120'),
      ...due('nowhere', 'DUE;TZID=Elsewhere:20261120T120000')
    )
    expect(dues(reading).map((one) => (one as readonly unknown[])[2])).toEqual([
      '2026-11-20T12:00',
      '2026-11-20T17:00',
      '2026-11-20T11:00',
      '2027-06-20T10:00',
      '2026-11-20T11:00',
      '2026-11-20T16:00',
      null
    ])
    expect(problemsOf(reading)).toEqual(['warning “nowhere”: DUE: “Elsewhere” is no known zone, and it is left out.'])
  })

  test('[ICS5] of one UID the newest counts; what repeats, is cancelled or has no name is left out and named', () => {
    const reading = read(
      ...todo('UID:a', 'SEQUENCE:2', 'SUMMARY:Newer'),
      ...todo('UID:a', 'SEQUENCE:1', 'SUMMARY:Older'),
      ...event('UID:b', 'SUMMARY:Stand-up', 'DTSTART:20261116T080000Z', 'RRULE:FREQ=DAILY'),
      ...event('UID:b', 'SUMMARY:Stand-up', 'RECURRENCE-ID:20261117T080000Z', 'DTSTART:20261117T090000Z'),
      ...todo('UID:c', 'SUMMARY:Off', 'STATUS:CANCELLED'),
      ...todo('UID:d')
    )
    expect(dues(reading)).toEqual([['Newer', 'task', null]])
    expect(problemsOf(reading)).toEqual([
      'warning file: 2 entries repeat: those are no deadlines, and are left out.',
      'warning “Off”: It is cancelled, and is left out.',
      'warning UID d: It has no SUMMARY, and is left out.'
    ])
  })

  test('[ICS1] what is broken or empty is an error, and nothing throws', () => {
    const broken = readCalendar('BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY', 'x', context, () => 'id')
    expect([broken.intent, broken.problems.length, broken.problems[0]?.severity]).toEqual([null, 1, 'error'])
    expect(problemsOf(read())).toEqual(['error file: There is no task and no event in this calendar.'])
    const words = [
      'BEGIN:VTODO',
      'END:VTODO',
      'DUE:2026',
      'DUE;TZID=X:20261320T990000',
      'SUMMARY:x',
      'RRULE:Y',
      ':',
      'é'
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), (lines) => {
        expect(read(...lines).format).toBe('icalendar')
      })
    )
  })
})
