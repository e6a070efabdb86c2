import fc from 'fast-check'
import ICAL from 'ical.js'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'

import { occurrencesOfSimpleRule } from './simple-rule.ts'

/** Random rules; many more by hand. */
const runs = Number(process.env['RULE_RUNS'] ?? 60)

const day = 24 * 60 * 60_000
const shown = (wall: number) => Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC')
const stamp = (wall: number) => `${new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** What rrule-temporal makes of the same rule, from its first occurrence on. */
function oracle(text: string, first: number, from: number, to: number): readonly number[] {
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${stamp(first)}\nRRULE:${text}`, maxIterations: 1_000_000 })
  return rule.between(shown(from), shown(to), true).map(({ epochMilliseconds }) => epochMilliseconds)
}

const rules = fc.record({
  freq: fc.constantFrom('DAILY', 'WEEKLY'),
  interval: fc.option(fc.integer({ min: 1, max: 15 }), { nil: null }),
  count: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  until: fc.option(fc.integer({ min: -10, max: 500 }), { nil: null }),
  weekdays: fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
  begins: fc.constantFrom(null, 'MO', 'TU', 'SA', 'SU')
})

function textOf({
  freq,
  interval,
  count,
  weekdays,
  begins
}: typeof rules extends fc.Arbitrary<infer Rule> ? Rule : never) {
  const parts = [
    `FREQ=${freq}`,
    ...(interval === null ? [] : [`INTERVAL=${interval}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(weekdays.length === 0 ? [] : [`BYDAY=${weekdays.join(',')}`]),
    ...(begins === null ? [] : [`WKST=${begins}`])
  ]
  return parts.join(';')
}

describe('simple rules', () => {
  test('[BU8] fall where rrule-temporal has them', () => {
    const begin = Date.UTC(2026, 0, 1)
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 0, max: 100 * 24 * 4 }),
        fc.integer({ min: -40, max: 600 }),
        fc.integer({ min: 0, max: 100 }),
        (rule, quarters, sinceFirst, length) => {
          const first = begin + quarters * 15 * 60_000
          const from = first + sinceFirst * day
          const window = { from, to: from + length * day }
          const until = rule.until === null ? null : first + rule.until * day
          const text = textOf(rule)
          const expected = oracle(
            until === null ? text : `${text};UNTIL=${stamp(until)}`,
            first,
            window.from,
            window.to
          )
          expect(occurrencesOfSimpleRule(ICAL.Recur.fromString(text), first, until, window)).toEqual(expected)
        }
      ),
      { numRuns: runs }
    )
  })

  test('[BU8] one that began long ago is not walked through', () => {
    const first = Date.UTC(1970, 0, 1, 9)
    const from = Date.UTC(2026, 10, 23)
    const rule = ICAL.Recur.fromString('FREQ=DAILY;COUNT=1000000')
    expect(occurrencesOfSimpleRule(rule, first, null, { from, to: from + 2 * day })).toEqual([
      from + 9 * 60 * 60_000,
      from + 33 * 60 * 60_000
    ])
  })

  test.each(['FREQ=MONTHLY', 'FREQ=WEEKLY;BYMONTH=2', 'FREQ=DAILY;BYHOUR=9', 'FREQ=DAILY;BYDAY=2MO'])(
    '[BU8] %s is none',
    (text) => {
      expect(occurrencesOfSimpleRule(ICAL.Recur.fromString(text), 0, null, { from: 0, to: day })).toBeNull()
    }
  )
})
