import { describe, expect, test } from 'vitest'

import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { TaskPromise } from '../model/task.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'
import type { Schedule, TaskForecast } from './schedule.ts'

const hour = 60
const day = 1440
const minutes = toWorkingMinutes
const at = (offset: number): Instant => toInstant(monday + offset)
const morning = (days: number): Instant => at(days * day)
const evening = (days: number): Instant => at(days * day + 8 * hour)
const promise = (date: Instant): TaskPromise => ({ date, to: 'Client', clientFacing: true, costOfDelay: null })

const schedule = (parts: GraphParts, now: Instant = monday): Schedule => computeSchedule(graphOf(parts), now)
function forecast(found: Schedule, id: string): TaskForecast {
  const one = found.forecasts.get(idOf<TaskId>(id))
  if (one === undefined) throw new Error(`no forecast for ${id}`)
  return one
}

/** a (3 days) and b (1 day) before c (1 day); d (1 day) after b. */
const diamond: GraphParts = {
  tasks: [taskOf('a', { estimate: minutes(3 * 480) }), taskOf('b'), taskOf('c'), taskOf('d')],
  dependencies: [dependencyOf('a', 'c'), dependencyOf('b', 'c'), dependencyOf('b', 'd')]
}

describe('late dates and floats', () => {
  test('[BP1] [FL1] [FL2] [FL3] a textbook network', () => {
    const found = schedule(diamond)
    const rows = ['a', 'b', 'c', 'd'].map((id) => {
      const { lateStart, lateFinish, totalFloat, freeFloat, critical } = forecast(found, id)
      return [id, lateStart, lateFinish, totalFloat, freeFloat, critical]
    })
    expect(rows).toEqual([
      ['a', morning(0), evening(2), 0, 0, true],
      ['b', morning(2), evening(2), 960, 0, false],
      ['c', morning(3), evening(3), 0, 0, true],
      ['d', morning(3), evening(3), 960, 960, false]
    ])
    expect(found.finish).toBe(evening(3))
  })

  test.each([
    ['startToStart', 480, 960],
    ['finishToFinish', 0, 480],
    ['startToFinish', 960, 960]
  ] as const)('[BP1] %s bounds backwards as it does forwards', (type, lag, float) => {
    const found = schedule({
      tasks: [taskOf('a'), taskOf('b'), taskOf('z', { estimate: minutes(4 * 480) })],
      dependencies: [dependencyOf('a', 'b', { type, lag: { minutes: lag, unit: 'working' } })]
    })
    const { earlyFinish: before } = forecast(found, 'b')
    expect(forecast(found, 'b').lateFinish).toBe(evening(3))
    const slipped = schedule({
      tasks: [
        taskOf('a', { constraint: { type: 'startNoEarlierThan', date: forecast(found, 'a').lateStart } }),
        taskOf('b'),
        taskOf('z', { estimate: minutes(4 * 480) })
      ],
      dependencies: [dependencyOf('a', 'b', { type, lag: { minutes: lag, unit: 'working' } })]
    })
    expect(slipped.finish).toBe(found.finish)
    expect(forecast(found, 'a').totalFloat).toBeGreaterThanOrEqual(float)
    expect(before).toBeLessThanOrEqual(evening(3))
  })

  test('[BP1] finish constraints and, if the board says so, promises bound late dates; [FL1] negative float is late already', () => {
    const tasks = [
      taskOf('a', { estimate: minutes(3 * 480), promise: promise(evening(1)) }),
      taskOf('b', { estimate: minutes(4 * 480) })
    ]
    expect(forecast(schedule({ tasks }), 'a').totalFloat).toBe(480)
    const strict = schedule({ tasks, board: { promisesBoundLateDates: true } })
    expect(forecast(strict, 'a').totalFloat).toBe(-480)
    expect(forecast(strict, 'a').critical).toBe(true)
    const pinned = schedule({
      tasks: [
        taskOf('a', { constraint: { type: 'finishNoLaterThan', date: evening(1) } }),
        taskOf('b', { estimate: minutes(4 * 480) })
      ]
    })
    expect(forecast(pinned, 'a').totalFloat).toBe(480)
  })

  /** What bounds the late finish of a, one day, where the board ends on Friday. */
  const lateFinishOfA = ({ tasks, dependencies = [], board = {} }: GraphParts): Instant => {
    const z = taskOf('z', { estimate: minutes(5 * 480) })
    return forecast(schedule({ tasks: [...tasks, z], dependencies, board }), 'a').lateFinish
  }

  test.each([
    ['finishNoLaterThan', evening(1)],
    ['mustFinishOn', evening(1)],
    ['startNoLaterThan', evening(4)],
    ['mustStartOn', evening(4)]
  ] as const)('[BP1] [FP7] of a summary, two levels up, %s bounds late finishes from above', (type, bound) => {
    const tasks = [
      taskOf('s', { kind: 'summary', constraint: { type, date: evening(1) } }),
      taskOf('r', { kind: 'summary', parent: idOf<TaskId>('s') }),
      taskOf('a', { parent: idOf<TaskId>('r') })
    ]
    expect(lateFinishOfA({ tasks })).toBe(bound)
  })

  test('[BP1] [FP7] of the promises of a task and of the summaries above it, the first bounds, if the board says so', () => {
    const tasks = (own: Instant, above: Instant) => [
      taskOf('s', { kind: 'summary', promise: promise(above) }),
      taskOf('a', { parent: idOf<TaskId>('s'), promise: promise(own) })
    ]
    const board = { promisesBoundLateDates: true }
    expect(lateFinishOfA({ tasks: tasks(evening(2), evening(1)), board })).toBe(evening(1))
    expect(lateFinishOfA({ tasks: tasks(evening(1), evening(2)), board })).toBe(evening(1))
    expect(lateFinishOfA({ tasks: tasks(evening(1), evening(2)) })).toBe(evening(4))
  })

  test.each(['startNoLaterThan', 'mustStartOn'] as const)('[BP1] %s bounds the finish until work has begun', (type) => {
    const constraint = { type, date: morning(2) }
    expect(lateFinishOfA({ tasks: [taskOf('a', { constraint })] })).toBe(evening(2))
    expect(lateFinishOfA({ tasks: [taskOf('a', { constraint, actualStart: monday })] })).toBe(evening(4))
  })

  // b has to finish on Tuesday; a takes a day.
  test.each([
    ['finishToStart', evening(0), evening(4), evening(4)],
    ['startToStart', evening(1), evening(4), evening(4)],
    ['finishToFinish', evening(1), evening(1), evening(4)],
    ['startToFinish', at(2 * day + 8 * hour), at(2 * day + 8 * hour), evening(4)]
  ] as const)(
    '[BP1] by %s a started successor binds only its finish, a finished one nothing',
    (type, todo, begun, done) => {
      const tuesday = { constraint: { type: 'finishNoLaterThan', date: evening(1) } } as const
      const dependencies = [dependencyOf('a', 'b', { type })]
      const late = (facts: Parameters<typeof taskOf>[1]) =>
        lateFinishOfA({ tasks: [taskOf('a'), taskOf('b', { ...tuesday, ...facts })], dependencies })
      const finished = { actualStart: monday, actualFinish: monday }
      expect([late({}), late({ actualStart: monday }), late(finished)]).toEqual([todo, begun, done])
    }
  )

  test('[FL2] finished, cancelled and inactive tasks have no float and are not critical', () => {
    const found = schedule(
      {
        tasks: [
          taskOf('a', { actualStart: monday, actualFinish: evening(0) }),
          taskOf('b', { cancelledAt: monday }),
          taskOf('c', { inactive: true })
        ]
      },
      evening(0)
    )
    for (const id of ['a', 'b', 'c']) {
      expect(forecast(found, id)).toMatchObject({
        totalFloat: null,
        freeFloat: null,
        critical: false,
        floatToPromise: null
      })
    }
  })

  test('[FL2] free float ends with the board where successors bind only the start', () => {
    const found = schedule({
      tasks: [
        taskOf('a', { estimate: minutes(3 * 480) }),
        taskOf('b', { constraint: { type: 'startNoEarlierThan', date: morning(3) } })
      ],
      dependencies: [dependencyOf('a', 'b', { type: 'startToFinish' })]
    })
    expect(found.finish).toBe(evening(3))
    expect(forecast(found, 'a')).toMatchObject({ totalFloat: 480, freeFloat: 480 })
  })

  test('[FL2] float passes through cancelled work to what is behind it', () => {
    const found = schedule({
      tasks: [
        taskOf('a'),
        taskOf('b', { cancelledAt: monday }),
        taskOf('c'),
        taskOf('z', { estimate: minutes(4 * 480) })
      ],
      dependencies: [dependencyOf('a', 'b'), dependencyOf('b', 'c')]
    })
    expect(forecast(found, 'a')).toMatchObject({ totalFloat: 2 * 480, freeFloat: 0, lateFinish: evening(2) })
  })

  test('[FL3] the board’s threshold makes near-critical work critical', () => {
    const found = schedule({ ...diamond, board: { criticalFloat: minutes(960) } })
    expect(['a', 'b', 'c', 'd'].map((id) => forecast(found, id).critical)).toEqual([true, true, true, true])
  })

  test('[FL1] a must that predecessors contradict has the float that it lacks, and is critical', () => {
    const pinned = { type: 'mustFinishOn', date: evening(1) } as const
    const found = schedule({
      tasks: [taskOf('a', { estimate: minutes(2 * 480) }), taskOf('b', { constraint: pinned })],
      dependencies: [dependencyOf('a', 'b')]
    })
    expect(forecast(found, 'b')).toMatchObject({
      earlyFinish: evening(1),
      lateFinish: evening(1),
      totalFloat: -480,
      freeFloat: 0,
      critical: true
    })
    expect(forecast(found, 'a').totalFloat).toBe(-480)
  })

  test('[FL1] [FL2] work with a date set by hand has the float that its successors leave, free float within it', () => {
    const byHand = { manual: true, constraint: { type: 'mustStartOn', date: morning(0) } } as const
    const found = schedule({
      tasks: [taskOf('a', byHand), taskOf('b'), taskOf('c', { estimate: minutes(3 * 480) })],
      dependencies: [dependencyOf('a', 'b')]
    })
    // Its late finish stays where the successor lets it: dates set by hand are not snapped.
    expect(forecast(found, 'a')).toMatchObject({
      lateFinish: morning(2),
      totalFloat: 480,
      freeFloat: 0,
      critical: false
    })
    const pinned = schedule({
      tasks: [taskOf('a', { ...byHand, manual: false }), taskOf('c', { estimate: minutes(3 * 480) })]
    })
    expect(forecast(pinned, 'a')).toMatchObject({ lateFinish: evening(0), totalFloat: 0, freeFloat: 0, critical: true })
  })

  test('[FL3] float to promise names the nearest promise downstream and how far it is', () => {
    const found = schedule({
      ...diamond,
      tasks: [
        taskOf('a', { estimate: minutes(3 * 480) }),
        taskOf('b'),
        taskOf('c', { promise: promise(evening(4)) }),
        taskOf('d', { promise: promise(evening(0)) })
      ]
    })
    expect(forecast(found, 'a').floatToPromise).toEqual({ minutes: 480, task: 'c' })
    expect(forecast(found, 'b').floatToPromise).toEqual({ minutes: -480, task: 'd' })
    expect(forecast(found, 'd').promiseBroken).toBe(true)
    expect(forecast(found, 'c').promiseBroken).toBe(false)
  })

  test('[FL3] of promises on one date the lowest id is named, on a path as in a summary', () => {
    const inside = { parent: idOf<TaskId>('s') }
    const agreed = { promise: promise(evening(2)) }
    const tasks = (first: string, second: string) => [
      taskOf('s', { kind: 'summary' }),
      taskOf('a', inside),
      taskOf(first, { ...inside, ...agreed }),
      taskOf(second, { ...inside, ...agreed }),
      // Over, and so no longer anybody's to break.
      taskOf('done', { ...inside, promise: promise(evening(0)), actualStart: monday, actualFinish: monday })
    ]
    for (const [first, second] of [
      ['p', 'q'],
      ['q', 'p']
    ] as const) {
      const dependencies = [
        dependencyOf('a', first, { type: 'startToStart' }),
        dependencyOf('a', second, { type: 'startToStart' })
      ]
      const found = schedule({ tasks: tasks(first, second), dependencies })
      expect(forecast(found, 'a').floatToPromise).toEqual({ minutes: 960, task: 'p' })
      expect(forecast(found, 's').floatToPromise).toEqual({ minutes: 960, task: 'p' })
    }
  })

  test('[FL3] the promise of a summary is the nearest for what is in it, unless a leaf has promised earlier', () => {
    const inside = { parent: idOf<TaskId>('s') }
    const found = schedule({
      tasks: [
        taskOf('s', { kind: 'summary', promise: promise(evening(2)) }),
        taskOf('a', { ...inside, promise: promise(evening(1)) }),
        taskOf('b', { ...inside, promise: promise(evening(3)) }),
        taskOf('c', { ...inside, promise: promise(evening(2)) })
      ]
    })
    expect(['a', 'b', 'c', 's'].map((id) => forecast(found, id).floatToPromise)).toEqual([
      { minutes: 480, task: 'a' },
      { minutes: 960, task: 's' },
      { minutes: 960, task: 'c' },
      { minutes: 480, task: 'a' }
    ])
  })

  test('[FL1] a summary has the least float of its unfinished leaves, and the span of their late dates', () => {
    const inside = { parent: idOf<TaskId>('s') }
    const found = schedule({
      tasks: [
        taskOf('s', { kind: 'summary' }),
        taskOf('s1', inside),
        taskOf('s2', { ...inside, estimate: minutes(960) }),
        taskOf('z')
      ],
      dependencies: [dependencyOf('s', 'z')]
    })
    expect(forecast(found, 's')).toMatchObject({
      totalFloat: 0,
      freeFloat: 0,
      critical: true,
      lateStart: morning(0),
      lateFinish: evening(1)
    })
    expect(forecast(found, 's1')).toMatchObject({ totalFloat: 480, critical: false })
  })
})
