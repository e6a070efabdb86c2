import { describe, expect, test } from 'vitest'

import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { Lag } from '../model/dependency.ts'
import type { Handoff } from '../model/handoff.ts'
import type { CalendarId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'
import type { TaskForecast } from './schedule.ts'

const hour = 60
const day = 1440
/** Ten years in minutes, the longest that a lag can be meant. */
const longest = 5_256_000
const at = (offset: number): Instant => toInstant(monday + offset)
const morning = (days: number): Instant => at(days * day)
const evening = (days: number): Instant => at(days * day + 8 * hour)

function forecastOf(parts: GraphParts, id: string, now: Instant = monday): TaskForecast {
  const one = computeSchedule(graphOf(parts), now).forecasts.get(idOf<TaskId>(id))
  if (one === undefined) throw new Error(`no forecast for ${id}`)
  return one
}

describe('the lag of a dependency', () => {
  /** Every day from 18:00 to 22:00. */
  const evenings: Calendar = {
    ...defaultCalendar,
    id: idOf<CalendarId>('evenings'),
    week: Array.from({ length: 7 }, () => [{ from: 18 * hour, to: 22 * hour }])
  }
  const twelve = (unit: Lag['unit']): Lag => ({ minutes: 12 * hour, unit })

  test.each([
    ['the successor’s working time', twelve('working'), null, at(2 * day + 4 * hour), at(2 * day + 4 * hour)],
    ['the working time it names', twelve('working'), evenings.id, morning(3), evening(1)],
    ['wall-clock time', twelve('elapsed'), null, morning(1), evening(3)],
    ['wall-clock time, whatever it names', twelve('elapsed'), evenings.id, morning(1), evening(3)]
  ])('[T4] [BP1] counts in %s, backwards as forwards', (_, lag, lagCalendar, earlyStart, lateFinish) => {
    // The board ends on Friday, so that b has to start on Friday at 9:00.
    const parts = {
      tasks: [taskOf('a'), taskOf('b'), taskOf('z', { estimate: toWorkingMinutes(5 * 480) })],
      dependencies: [dependencyOf('a', 'b', { lag, lagCalendar })],
      calendars: [evenings]
    }
    expect(forecastOf(parts, 'b')).toMatchObject({ earlyStart, lateStart: morning(4) })
    expect(forecastOf(parts, 'a')).toMatchObject({ lateFinish })
  })

  test.each([
    [longest, []],
    [-longest, []],
    [longest + 1, [{ kind: 'absurdNumber', task: 'b', field: 'lag' }]],
    [-longest - 1, [{ kind: 'absurdNumber', task: 'b', field: 'lag' }]]
  ])('[F2] of %i minutes is meant within ten years either way', (minutes, issues) => {
    const parts = {
      tasks: [taskOf('a'), taskOf('b')],
      dependencies: [dependencyOf('a', 'b', { lag: { minutes, unit: 'elapsed' } })]
    }
    expect(computeSchedule(graphOf(parts), monday).issues).toEqual(issues)
  })
})

test('[F2] of a dependency that lacks an end, the end that is missing is named', () => {
  const graph = graphOf({
    tasks: [taskOf('a')],
    dependencies: [dependencyOf('a', 'gone'), dependencyOf('lost', 'a'), dependencyOf('no', 'body')]
  })
  const { issues, forecasts } = computeSchedule(graph, monday)
  expect(issues).toEqual([
    { kind: 'missingTask', dependency: 'a-gone', missing: 'gone' },
    { kind: 'missingTask', dependency: 'lost-a', missing: 'lost' },
    { kind: 'missingTask', dependency: 'no-body', missing: 'no' }
  ])
  expect(forecasts.get(idOf<TaskId>('a'))).toMatchObject({ earlyStart: monday, state: 'clear' })
})

describe('the handoff of a dependency', () => {
  const now = at(2 * day + 3 * hour)
  const handoff = (id: string, createdAt: Instant, caught: Instant | null): Handoff =>
    handoffOf('a-b', { id: idOf(id), createdAt, caught: caught === null ? null : { by: null, at: caught } })
  const follower = (handoffs: readonly Handoff[]): TaskForecast =>
    forecastOf(
      {
        tasks: [taskOf('a', { actualStart: monday, actualFinish: evening(0) }), taskOf('b')],
        dependencies: [dependencyOf('a', 'b')],
        handoffs
      },
      'b',
      now
    )

  test('[FP8] is the latest that was created, then the one with the largest id, in whatever order they came', () => {
    const caught = morning(1)
    const older = handoff('z', monday, caught)
    const newer = handoff('y', at(1), null)
    const second = handoff('z', at(1), caught)
    const states = [
      [older, newer],
      [newer, older],
      [newer, second],
      [second, newer]
    ].map((handoffs) => follower(handoffs).state)
    expect(states).toEqual(['blocked', 'blocked', 'clear', 'clear'])
  })

  test.each([
    ['now', now, 'clear'],
    ['later than now', at(2 * day + 3 * hour + 1), 'blocked'],
    ['at no possible time', toInstant(-150_000_000_000), 'blocked']
  ])('[FP8] [F2] caught %s', (_, caught, state) => {
    expect(follower([handoff('h', monday, caught)])).toMatchObject({ earlyStart: now, state })
  })
})
