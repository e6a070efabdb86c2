import ICAL from 'ical.js'

import type { Instant } from '../model/instant.ts'

import type { ClockOfProperty } from './calendar-clock.ts'
import { timeOf, wallOf } from './calendar-wall.ts'

/** [BU3] Every moment that the properties of a name list. Throws where one is none. */
export function listedMoments(entry: ICAL.Component, name: string, clockOf: ClockOfProperty): readonly Instant[] {
  return entry.getAllProperties(name).flatMap((property) => {
    const clock = clockOf(property)
    return property.getValues().map((value: unknown) => {
      const time = timeOf(value instanceof ICAL.Period ? value.start : value)
      return clock.instantOf(wallOf(time))
    })
  })
}
