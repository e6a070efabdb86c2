import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { instantFromMilliseconds } from '../model/instant.ts'

import { readFeed } from './read-feed.ts'

const at = (iso: string) => instantFromMilliseconds(Date.parse(iso))
const isoOf = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(0, 16)
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

/** From a day to another, in UTC, read by somebody in Berlin. */
function read(from: string, to: string, lines: readonly string[]) {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
  return readFeed(text, { from: at(from), to: at(to) }, 'Europe/Berlin')
}

function busy(from: string, to: string, lines: readonly string[]): readonly string[] {
  const reading = read(from, to, lines)
  if (!reading.ok) throw new Error(reading.failure)
  return reading.value.busy.map((time) => `${isoOf(time.from)}/${isoOf(time.to)}`)
}

/** The days, in New York, of a rule of RFC 5545, whose examples begin on 2 September 1997 at 9:00 there. */
function daysOf(rule: string, from: string, to: string, begin = '19970902'): readonly string[] {
  const lines = event('UID:rfc', `DTSTART;TZID=America/New_York:${begin}T090000`, 'DURATION:PT1H', `RRULE:${rule}`)
  return busy(from, to, lines).map((time) => time.slice(0, 10))
}

describe('busy times', () => {
  test('[BU1] are in order, apart, and within the window', () => {
    const lines = [
      ...event('UID:late', 'DTSTART:20261123T150000Z', 'DTEND:20261123T180000Z'),
      ...event('UID:early', 'DTSTART:20261122T220000Z', 'DTEND:20261123T010000Z'),
      ...event('UID:b', 'DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z'),
      ...event('UID:a', 'DTSTART:20261123T083000Z', 'DURATION:PT30M'),
      ...event('UID:within', 'DTSTART:20261123T091000Z', 'DTEND:20261123T092000Z')
    ]
    expect(busy('2026-11-23', '2026-11-23T16:00', lines)).toEqual([
      '2026-11-23T00:00/2026-11-23T01:00',
      '2026-11-23T08:30/2026-11-23T10:00',
      '2026-11-23T15:00/2026-11-23T16:00'
    ])
  })

  test('[BU1] leave out what is over or far ahead, and keep what began before and still lasts', () => {
    const lines = [
      ...event('UID:over', 'DTSTART:20261001T090000Z', 'DTEND:20261001T100000Z'),
      ...event('UID:ahead', 'DTSTART:20270301T090000Z', 'DTEND:20270301T100000Z', 'RRULE:FREQ=DAILY'),
      ...event(
        'UID:lasts',
        'DTSTART;TZID=Pacific/Kiritimati:20261001T000000',
        'DTEND;TZID=Pacific/Kiritimati:20261124T000000'
      ),
      ...event('UID:day', 'DTSTART;VALUE=DATE:20261122')
    ]
    expect(busy('2026-11-22T22:30', '2026-11-30', lines)).toEqual(['2026-11-22T22:30/2026-11-23T10:00'])
  })

  test('[BU2] are what is neither transparent nor cancelled; a day alone is a day of the person', () => {
    const lines = [
      ...event('UID:free', 'DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z', 'TRANSP:TRANSPARENT'),
      ...event('UID:off', 'DTSTART:20261123T090000Z', 'DTEND:20261123T100000Z', 'STATUS:CANCELLED'),
      ...event('UID:moment', 'DTSTART:20261123T090000Z'),
      ...event('UID:day', 'DTSTART;VALUE=DATE:20261124'),
      ...event('UID:days', 'DTSTART;VALUE=DATE:20261126', 'DTEND;VALUE=DATE:20261128')
    ]
    expect(busy('2026-11-23', '2026-11-30', lines)).toEqual([
      '2026-11-23T23:00/2026-11-24T23:00',
      '2026-11-25T23:00/2026-11-27T23:00'
    ])
  })

  test('[BU3] leave out an instance that was moved, cancelled or excepted, and add dates of their own', () => {
    const lines = [
      ...event(
        'UID:daily',
        'DTSTART;TZID=Europe/Berlin:20261123T090000',
        'DTEND;TZID=Europe/Berlin:20261123T093000',
        'RRULE:FREQ=DAILY;COUNT=5',
        'EXDATE;TZID=Europe/Berlin:20261124T090000',
        'RDATE;TZID=Europe/Berlin:20261128T120000'
      ),
      ...event(
        'UID:daily',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261125T090000',
        'DTSTART;TZID=Europe/Berlin:20261125T140000',
        'DTEND;TZID=Europe/Berlin:20261125T150000'
      ),
      ...event('UID:daily', 'RECURRENCE-ID:20261126T080000Z', 'DTSTART:20261126T080000Z', 'STATUS:CANCELLED')
    ]
    expect(busy('2026-11-23', '2026-11-30', lines)).toEqual([
      '2026-11-23T08:00/2026-11-23T08:30',
      '2026-11-25T13:00/2026-11-25T14:00',
      '2026-11-27T08:00/2026-11-27T08:30',
      '2026-11-28T11:00/2026-11-28T11:30'
    ])
  })

  const weekly = event(
    'UID:w',
    'DTSTART;TZID=Europe/Berlin:20261005T090000',
    'DURATION:PT30M',
    'RRULE:FREQ=WEEKLY;COUNT=6',
    'RDATE;TZID=Europe/Berlin:20261120T120000',
    'EXDATE;TZID=Europe/Berlin:20261102T090000'
  )
  const from = (day: string, ...lines: readonly string[]) =>
    event('UID:w', `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:2026${day}T090000`, ...lines)
  const moved = (day: string, start: string, length: string) =>
    from(day, `DTSTART;TZID=Europe/Berlin:2026${start}`, `DURATION:${length}`)

  test('[BU9] an instance that is changed with all later ones moves them by the clock, for as long, until the next such', () => {
    const lines = [...weekly, ...moved('1012', '1013T100000', 'PT1H'), ...moved('1109', '1109T080000', 'PT15M')]
    expect(busy('2026-10-01', '2026-12-01', lines)).toEqual([
      '2026-10-05T07:00/2026-10-05T07:30',
      '2026-10-13T08:00/2026-10-13T09:00',
      '2026-10-20T08:00/2026-10-20T09:00',
      // The clocks went back: ten o'clock is ten o'clock.
      '2026-10-27T09:00/2026-10-27T10:00',
      '2026-11-09T07:00/2026-11-09T07:15',
      '2026-11-20T10:00/2026-11-20T10:15'
    ])
  })

  test('[BU9] one by itself among the later ones is what it says, and what ends the series ends it', () => {
    const alone = event(
      'UID:w',
      'RECURRENCE-ID;TZID=Europe/Berlin:20261019T090000',
      'DTSTART;TZID=Europe/Berlin:20261019T150000',
      'DURATION:PT1H'
    )
    const ended = from('1026', 'DTSTART;TZID=Europe/Berlin:20261026T090000', 'STATUS:CANCELLED')
    expect(
      busy('2026-10-01', '2026-12-01', [...ended, ...alone, ...moved('1012', '1012T100000', 'PT1H'), ...weekly])
    ).toEqual([
      '2026-10-05T07:00/2026-10-05T07:30',
      '2026-10-12T08:00/2026-10-12T09:00',
      '2026-10-19T13:00/2026-10-19T14:00'
    ])
  })

  test('[BU9] what is moved into the window from outside of it counts, also where only the later ones are busy', () => {
    const free = event('UID:w', 'DTSTART;TZID=Europe/Berlin:20261005T090000', 'RRULE:FREQ=WEEKLY', 'TRANSP:TRANSPARENT')
    expect(busy('2026-11-01', '2026-11-08', [...free, ...moved('1012', '1101T100000', 'PT1H')])).toEqual([
      '2026-11-01T09:00/2026-11-01T10:00'
    ])
    expect(busy('2026-11-09', '2026-11-10', [...free, ...moved('1116', '1109T090000', 'PT1H')])).toEqual([
      '2026-11-09T08:00/2026-11-09T09:00'
    ])
    expect(
      read('2026-11-09', '2026-11-10', [
        ...free,
        ...moved('1116', '1109T090000', 'PT1H').map((line) =>
          line.replace('DTSTART;TZID=Europe/Berlin:2026', 'DTSTART;TZID=Europe/Berlin:2036')
        )
      ])
    ).toMatchObject({ value: { busy: [], unread: 1 } })
  })

  test('[BU3] of two states of one entry the higher sequence counts, wherever it stands', () => {
    const now = event('UID:a', 'SEQUENCE:2', 'DTSTART:20261123T090000Z', 'DURATION:PT1H')
    const then = event('UID:a', 'SEQUENCE:1', 'DTSTART:20261123T140000Z', 'DURATION:PT1H')
    for (const lines of [
      [...now, ...then],
      [...then, ...now]
    ])
      expect(busy('2026-11-23', '2026-11-30', lines)).toEqual(['2026-11-23T09:00/2026-11-23T10:00'])
  })

  test('[BU4] keep their time of day when the clocks change, in a known zone and in one that the file describes', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Ours',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'END:VTIMEZONE'
    ]
    const told = (name: string) =>
      event(
        'UID:w',
        `DTSTART;TZID=${name}:20261019T090000`,
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY;UNTIL=20261102T080000Z'
      )
    const expected = [
      '2026-10-19T07:00/2026-10-19T08:00',
      '2026-10-26T08:00/2026-10-26T09:00',
      '2026-11-02T08:00/2026-11-02T09:00'
    ]
    expect(busy('2026-10-01', '2026-12-01', told('Europe/Berlin'))).toEqual(expected)
    expect(busy('2026-10-01', '2026-12-01', [...zone, ...told('Ours')])).toEqual(expected)
  })

  test.each([
    ['FREQ=DAILY;COUNT=3', ['1997-09-02', '1997-09-03', '1997-09-04']],
    ['FREQ=DAILY;UNTIL=19970904T130000Z', ['1997-09-02', '1997-09-03', '1997-09-04']],
    ['FREQ=DAILY;UNTIL=19970904T125959Z', ['1997-09-02', '1997-09-03']],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU', ['1997-09-02', '1997-09-16', '1997-09-30']],
    ['FREQ=WEEKLY;COUNT=4;WKST=SU;BYDAY=TU,TH', ['1997-09-02', '1997-09-04', '1997-09-09', '1997-09-11']],
    ['FREQ=MONTHLY;COUNT=2;BYMONTHDAY=2,15', ['1997-09-02', '1997-09-15']],
    ['FREQ=MONTHLY;COUNT=2;BYDAY=TU,WE,TH;BYSETPOS=3', ['1997-09-02', '1997-09-04']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', ['1997-09-02', '1997-09-29']]
  ])('[BU4] follow RFC 5545: %s', (rule, days) => {
    expect(daysOf(rule, '1997-09-01', '1997-10-01')).toEqual(days)
  })

  test('[BU4] follow RFC 5545 over years: Friday the 13th, the 20th Monday, election day', () => {
    expect(daysOf('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1998-01-01', '2001-01-01')).toEqual([
      '1998-02-13',
      '1998-03-13',
      '1998-11-13',
      '1999-08-13',
      '2000-10-13'
    ])
    expect(daysOf('FREQ=YEARLY;BYDAY=20MO', '1997-01-01', '2000-01-01', '19970519')).toEqual([
      '1997-05-19',
      '1998-05-18',
      '1999-05-17'
    ])
    const election = 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'
    expect(daysOf(election, '1996-01-01', '2005-01-01', '19961105')).toEqual(['1996-11-05', '2000-11-07', '2004-11-02'])
  })

  test('[BU5] a rule that never ends, falls on no day, or too often is followed no further; what cannot be read is counted', () => {
    const odd = (uid: string, ...lines: readonly string[]) => event(`UID:${uid}`, 'DURATION:PT1H', ...lines)
    const lines = [
      ...odd('second', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'),
      ...odd(
        'often',
        'DTSTART:19700101T000000Z',
        `RRULE:FREQ=HOURLY;BYMINUTE=${Array.from({ length: 60 }, (_, n) => n).join(',')}`
      ),
      ...odd('zone', 'DTSTART;TZID=Nowhere/None:20261123T090000'),
      ...event('UID:undated', 'SUMMARY:When?'),
      ...odd('never', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
      ...odd('good', 'DTSTART:20261123T090000Z')
    ]
    expect(read('2026-11-23', '2026-11-30', lines)).toMatchObject({
      ok: true,
      value: {
        busy: [{ from: at('2026-11-23T09:00Z'), to: at('2026-11-23T10:00Z') }],
        unread: 4
      }
    })
  })

  test('[BU5] whatever is read, nothing throws', () => {
    const part = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=YEARLY',
      'COUNT=2',
      'INTERVAL=0',
      'BYDAY=5MO',
      'BYDAY=XX',
      'UNTIL=2',
      ''
    )
    const line = fc.oneof(
      fc.array(part, { maxLength: 4 }).map((parts) => `RRULE:${parts.join(';')}`),
      fc.constantFrom('DTSTART:20261123', 'DTSTART:20261301T090000', 'DTSTART;TZID=X:20261123T090000', 'DURATION:-P1D'),
      fc.constantFrom('EXDATE:x', 'RDATE;VALUE=PERIOD:20261123T090000Z/PT1H', 'DTEND:20201123T090000Z', 'END:VEVENT')
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(typeof read('2026-11-23', '2026-11-30', event(...lines)).ok).toBe('boolean')
      })
    )
  })
})
