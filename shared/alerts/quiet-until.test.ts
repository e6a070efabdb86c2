import { expect, it } from 'vitest'

import { defaultCalendar } from '../model/default-calendar.ts'
import type { CalendarId, PersonId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import { storyOf } from './story.test-support.ts'

import { quietUntil } from './quiet-until.ts'

const at = (day: number, hour: number): Instant => toInstant(Date.UTC(2026, 10, day, hour) / 60_000)
const [ana, ben] = ['ana', 'ben'] as [PersonId, PersonId]
const early = { ...defaultCalendar, id: 'early' as CalendarId, timeZone: 'Asia/Tokyo' }

it('[AL16] is quiet outside of the person’s own hours, else of the board’s', () => {
  const [graph] = storyOf(
    [
      [
        { type: 'addCalendar', calendar: { ...defaultCalendar, id: 'usual' as CalendarId, timeZone: 'UTC' } },
        { type: 'addCalendar', calendar: early },
        { type: 'editBoard', change: { calendar: 'usual' as CalendarId } },
        { type: 'addPerson', person: { id: ana, name: 'Ana', hue: 0, calendar: null } },
        { type: 'addPerson', person: { id: ben, name: 'Ben', hue: 0, calendar: early.id } }
      ]
    ],
    at(16, 10)
  )
  if (graph === undefined) throw new Error('no story')
  // Friday evening, Monday morning; Tokyo is nine hours ahead.
  expect([
    quietUntil(graph, ana, at(16, 10)),
    quietUntil(graph, ana, at(20, 20)),
    quietUntil(graph, ben, at(16, 10)),
    quietUntil(graph, ben, at(17, 1)),
    quietUntil(graph, null, at(20, 20))
  ]).toEqual([null, at(23, 9), at(17, 0), null, at(23, 9)])
})
