import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'

import { instantFromMilliseconds, millisecondsOf } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import type { FileZones } from './calendar-time.ts'
import { isTimeZone } from './local-time.ts'

/** The clock on the wall of a zone: what it shows are milliseconds, as if it showed UTC. */
export type CalendarClock = {
  /** A time that the clocks jump over is the moment of the jump; of one that comes twice it is the first. */
  readonly instantOf: (wall: number) => Instant
  readonly wallOf: (instant: Instant) => number
}

/** [ICS4] The clock that a property's times are told by. Throws where its zone is unknown. */
export type ClockOfProperty = (property: ICAL.Property) => CalendarClock

/** [ICS4] The clocks of one calendar: each zone is looked up once, and each of its times. */
export function clocksOfCalendar(zones: FileZones, timeZone: string): ClockOfProperty {
  const known = new Map<string, CalendarClock>()

  function clockOf(name: string): CalendarClock {
    const found = known.get(name) ?? remembering(newClock(name))
    known.set(name, found)
    return found
  }

  function newClock(name: string): CalendarClock {
    if (isTimeZone(name)) return clockOfZone(name)
    const described = zones.get(name)
    if (described === undefined) throw new Error('Its zone is unknown.')
    return clockOfDescription(described)
  }

  return (property) => {
    const value: unknown = property.getFirstValue()
    const time = value instanceof ICAL.Period ? value.start : value
    if (time instanceof ICAL.Time && time.isDate) return clockOf(timeZone)
    if (time instanceof ICAL.Time && time.zone === ICAL.Timezone.utcTimezone) return clockOf('UTC')
    const name: unknown = property.getParameter('tzid')
    return clockOf(typeof name === 'string' ? name : timeZone)
  }
}

/** Meetings of a calendar begin at few times of the day: most were asked for before. */
function remembering(clock: CalendarClock): CalendarClock {
  const known = new Map<number, Instant>()
  return {
    instantOf: (wall) => {
      const found = known.get(wall) ?? clock.instantOf(wall)
      known.set(wall, found)
      return found
    },
    wallOf: clock.wallOf
  }
}

function clockOfZone(timeZone: string): CalendarClock {
  return {
    instantOf: (wall) => {
      const shown = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
      return instantFromMilliseconds(shown.toZonedDateTime(timeZone).epochMilliseconds)
    },
    wallOf: (instant) => {
      const there = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(instant)).toZonedDateTimeISO(timeZone)
      return there.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds
    }
  }
}

function clockOfDescription(zone: ICAL.Timezone): CalendarClock {
  const timeAt = (milliseconds: number, within: ICAL.Timezone): ICAL.Time => {
    const { year, month, day, hour, minute, second } =
      Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO('UTC')
    return new ICAL.Time({ year, month, day, hour, minute, second }, within)
  }
  return {
    instantOf: (wall) => instantFromMilliseconds(timeAt(wall, zone).toUnixTime() * 1000),
    wallOf: (instant) => {
      const { year, month, day, hour, minute, second } = timeAt(
        millisecondsOf(instant),
        ICAL.Timezone.utcTimezone
      ).convertToZone(zone)
      const there = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second })
      return there.toZonedDateTime('UTC').epochMilliseconds
    }
  }
}
