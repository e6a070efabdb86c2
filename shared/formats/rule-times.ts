import ICAL from 'ical.js'
import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'

import { toInstant } from '../model/instant.ts'

import type { CalendarClock } from './calendar-clock.ts'
import { wallOf } from './calendar-wall.ts'
import { occurrencesOfSimpleRule } from './simple-rule.ts'
import type { RuleWindow } from './simple-rule.ts'

/** [BU5] Periods that one rule may be followed for: daily for twenty-seven years. */
const mostPeriods = 10_000
/** [BU5] A meeting twice an hour, at all hours. */
const mostADay = 48

const day = 24 * 60

/**
 * [BU4] Where the rules of an entry that begins at `first` fall within a window, on the clock of its zone: each of milliseconds as if
 * that clock showed UTC. Throws where a rule is none, or falls too often.
 */
export function ruleTimes(
  entry: ICAL.Component,
  first: number,
  clock: CalendarClock,
  window: RuleWindow
): readonly number[] {
  return entry.getAllProperties('rrule').flatMap((property) => {
    const rule: unknown = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur)) throw new Error('It repeats by no rule.')
    if (rule.freq === 'SECONDLY' || rule.freq === 'MINUTELY' || timesADay(rule) > mostADay)
      throw new Error('It repeats too often.')
    const until = rule.until === null ? null : untilOf(rule.until, clock)
    if (until !== null && until < window.from) return []
    const simple = occurrencesOfSimpleRule(rule, first, until, window)
    if (simple !== null) return simple
    const endless = rule.clone()
    endless.until = null
    const ends = until === null ? '' : `;UNTIL=${stamp(until)}`
    const rules = new RRuleTemporal({
      rruleString: `DTSTART:${stamp(first)}\nRRULE:${String(endless)}${ends}`,
      maxIterations: mostPeriods
    })
    return rules.between(shownAt(window.from), shownAt(window.to), true).map((at) => at.epochMilliseconds)
  })
}

function timesADay({ freq, parts }: ICAL.Recur): number {
  const listed = (name: 'BYHOUR' | 'BYMINUTE' | 'BYSECOND') => Math.max(1, parts[name]?.length ?? 1)
  return (freq === 'HOURLY' ? 24 : listed('BYHOUR')) * listed('BYMINUTE') * listed('BYSECOND')
}

/** A day alone ends with the day. UTC is turned to the clock on which the rule runs. */
function untilOf(until: ICAL.Time, clock: CalendarClock): number {
  if (until.isDate) return wallOf(until) + day * 60_000 - 1_000
  return until.zone === ICAL.Timezone.utcTimezone ? clock.wallOf(toInstant(wallOf(until) / 60_000)) : wallOf(until)
}

function shownAt(wall: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC')
}

function stamp(wall: number): string {
  const shown = shownAt(wall).toPlainDateTime().toString({ smallestUnit: 'second' })
  return `${shown.replaceAll(/[-:]/g, '')}Z`
}
