import { describe, expect, test } from 'vitest'

import type { Approval } from '../model/approval.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { Dependency, DependencyType } from '../model/dependency.ts'
import type { Handoff } from '../model/handoff.ts'
import type { CalendarId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Constraint, ConstraintType, Task } from '../model/task.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'
import type { Schedule, TaskForecast } from './schedule.ts'

const hour = 60
const day = 1440
const minutes = toWorkingMinutes
const at = (offset: number): Instant => toInstant(monday + offset)
const task = (text: string): TaskId => idOf<TaskId>(text)
/** Days after Monday 5 January, at 9:00 and at 17:00. */
const morning = (days: number): Instant => at(days * day)
const evening = (days: number): Instant => at(days * day + 8 * hour)
const constraint = (type: ConstraintType, date: Instant | null): { constraint: Constraint } => ({
  constraint: { type, date }
})

const schedule = (parts: GraphParts, now: Instant = monday): Schedule => computeSchedule(graphOf(parts), now)
function forecast(found: Schedule, id: string): TaskForecast {
  const one = found.forecasts.get(task(id))
  if (one === undefined) throw new Error(`no forecast for ${id}`)
  return one
}
const dates = (found: Schedule, id: string): readonly Instant[] => {
  const { earlyStart, earlyFinish } = forecast(found, id)
  return [earlyStart, earlyFinish]
}

/** Half a day of work, a day of pause, half a day of work. */
const halves = [
  { pause: minutes(0), work: minutes(240) },
  { pause: minutes(480), work: minutes(240) }
]

describe('dependencies', () => {
  const cases: readonly (readonly [DependencyType, number, 'working' | 'elapsed', Instant, Instant])[] = [
    // a: Monday and Tuesday. b: one day.
    ['finishToStart', 0, 'working', morning(2), evening(2)],
    ['finishToStart', 480, 'working', morning(3), evening(3)],
    ['finishToStart', -480, 'working', morning(1), evening(1)],
    ['finishToStart', 5 * day, 'elapsed', morning(7), evening(7)],
    ['startToStart', 0, 'working', morning(0), evening(0)],
    ['startToStart', 240, 'working', at(4 * hour), at(day + 4 * hour)],
    ['finishToFinish', 0, 'working', morning(1), evening(1)],
    ['finishToFinish', 480, 'working', morning(2), evening(2)],
    ['startToFinish', 2 * 480, 'working', morning(1), evening(1)],
    ['startToFinish', 0, 'working', morning(0), evening(0)]
  ]
  test.each(cases)('[FP1] %s with a lag of %i %s minutes', (type, lag, unit, start, finish) => {
    const found = schedule({
      tasks: [taskOf('a', { estimate: minutes(960) }), taskOf('b')],
      dependencies: [dependencyOf('a', 'b', { type, lag: { minutes: lag, unit } })]
    })
    expect(dates(found, 'b')).toEqual([start, finish])
  })

  test('[FP2] the latest of all bounds sets the start; [FP3] and is named, ties by the lowest dependency id', () => {
    const found = schedule({
      tasks: [taskOf('a'), taskOf('b'), taskOf('c', { estimate: minutes(60) }), taskOf('z')],
      dependencies: [dependencyOf('b', 'z'), dependencyOf('c', 'z'), dependencyOf('a', 'z')]
    })
    expect(forecast(found, 'z').startDriver).toEqual({ kind: 'dependency', dependency: 'a-z', predecessor: 'a' })
    expect(forecast(found, 'z').finishDriver).toEqual({ kind: 'duration' })
    const turned = schedule({
      tasks: [taskOf('b'), taskOf('a'), taskOf('z')],
      dependencies: [dependencyOf('a', 'z'), dependencyOf('b', 'z')]
    })
    expect(forecast(turned, 'z').startDriver).toEqual({ kind: 'dependency', dependency: 'a-z', predecessor: 'a' })
    expect(forecast(found, 'a').startDriver).toEqual({ kind: 'boardStart' })
  })

  test('[FP3] among equal bounds a dependency drives before a constraint, the own before a summary’s, any before the board’s start', () => {
    const pinned = (date: Instant) => constraint('startNoEarlierThan', date)
    const driverOfB = (parts: Partial<GraphParts>, b: Parameters<typeof taskOf>[1], above: Instant = monday) =>
      forecast(
        schedule({
          ...parts,
          tasks: [
            taskOf('a'),
            taskOf('s', { kind: 'summary', ...pinned(above) }),
            taskOf('b', { ...b, parent: task('s') })
          ]
        }),
        'b'
      ).startDriver
    const dependencies = [dependencyOf('a', 'b')]
    const byLink = { kind: 'dependency', dependency: 'a-b', predecessor: 'a' }
    const byConstraint = (of: string) => ({ kind: 'constraint', constraint: 'startNoEarlierThan', of })
    // a ends on Monday at 17:00.
    expect(driverOfB({ dependencies }, pinned(evening(0)))).toEqual(byLink)
    expect(driverOfB({ dependencies }, {}, evening(0))).toEqual(byLink)
    expect(driverOfB({ dependencies }, pinned(toInstant(evening(0) + 1)))).toEqual(byConstraint('b'))
    expect(driverOfB({}, pinned(morning(1)), morning(1))).toEqual(byConstraint('b'))
    expect(driverOfB({}, pinned(morning(1)), morning(2))).toEqual(byConstraint('s'))
    expect(driverOfB({}, {})).toEqual(byConstraint('s'))
    expect(driverOfB({}, pinned(monday), at(-1))).toEqual(byConstraint('b'))
    expect(driverOfB({}, pinned(at(-1)), at(-1))).toEqual({ kind: 'boardStart' })
  })

  test('[FP3] [FP8] a handoff drives only where its catch is later than its predecessor’s end, and never from cancelled work', () => {
    const handoffs = [handoffOf('a-b', { caught: { by: null, at: at(hour) } })]
    const driven = (a: Parameters<typeof taskOf>[1]) =>
      forecast(
        schedule({ tasks: [taskOf('a', a), taskOf('b')], dependencies: [dependencyOf('a', 'b')], handoffs }, at(hour)),
        'b'
      )
    const over = (minute: number) => ({ actualStart: monday, actualFinish: at(minute) })
    expect(driven(over(hour - 1)).startDriver).toMatchObject({ kind: 'handoff' })
    expect(driven(over(hour)).startDriver).toMatchObject({ kind: 'dependency' })
    expect(driven({ cancelledAt: monday }).startDriver).toMatchObject({ kind: 'now' })
  })

  test('[FP3] a bound of the finish is named at both ends', () => {
    const found = schedule({
      tasks: [taskOf('a', { estimate: minutes(960) }), taskOf('b')],
      dependencies: [dependencyOf('a', 'b', { type: 'finishToFinish' })]
    })
    const driver = { kind: 'dependency', dependency: 'a-b', predecessor: 'a' }
    expect([forecast(found, 'b').startDriver, forecast(found, 'b').finishDriver]).toEqual([driver, driver])
  })

  test('[T4] a task counts in its owner’s calendar, a working lag in the successor’s, unless the dependency names one', () => {
    const weekend = {
      ...defaultCalendar,
      id: idOf<CalendarId>('weekend'),
      week: Array.from({ length: 7 }, () => [{ from: 540, to: 1020 }])
    }
    const mia = { id: idOf<PersonId>('mia'), name: 'Mia', hue: 0, calendar: weekend.id, team: null, logins: [] }
    const a = taskOf('a', { estimate: minutes(5 * 480) })
    const b = taskOf('b', { owner: mia.id })
    const lag = { minutes: 480, unit: 'working' } as const
    const parts = { tasks: [a, b], people: [mia], calendars: [weekend] }
    expect(dates(schedule({ ...parts, dependencies: [dependencyOf('a', 'b')] }), 'b')).toEqual([morning(5), evening(5)])
    expect(dates(schedule({ ...parts, dependencies: [dependencyOf('a', 'b', { lag })] }), 'b')).toEqual([
      morning(6),
      evening(6)
    ])
    const back = schedule({
      ...parts,
      tasks: [taskOf('a', { estimate: minutes(5 * 480) }), taskOf('b')],
      dependencies: [dependencyOf('a', 'b', { lag, lagCalendar: weekend.id })]
    })
    expect(dates(back, 'b')).toEqual([morning(7), evening(7)])
  })
})

describe('now', () => {
  test('[FP2] an unstarted task never starts before now, from the next working instant on', () => {
    const found = schedule({ tasks: [taskOf('a')] }, at(5 * day))
    expect(dates(found, 'a')).toEqual([morning(7), evening(7)])
    expect(forecast(found, 'a').startDriver).toEqual({ kind: 'now' })
  })

  test('[FP3] over a weekend now drives nothing that a predecessor has set already', () => {
    const parts = {
      tasks: [taskOf('a', { actualStart: monday, actualFinish: evening(4) }), taskOf('b')],
      dependencies: [dependencyOf('a', 'b')]
    }
    const found = schedule(parts, at(5 * day))
    expect(forecast(found, 'b').startDriver).toMatchObject({ kind: 'dependency' })
    expect(dates(found, 'b')).toEqual([morning(7), evening(7)])
  })
})

describe('constraints', () => {
  const late = taskOf('a', { estimate: minutes(3 * 480) })
  const after = [dependencyOf('a', 'b')]
  const withConstraint = (type: ConstraintType, date: Instant | null, now: Instant = monday): Schedule =>
    schedule({ tasks: [late, taskOf('b', constraint(type, date))], dependencies: after }, now)

  test.each([
    ['asSoonAsPossible', null, morning(3)],
    ['startNoEarlierThan', morning(1), morning(3)],
    ['startNoEarlierThan', morning(4), morning(4)],
    ['startNoEarlierThan', at(5 * day), morning(7)],
    ['startNoLaterThan', morning(4), morning(3)],
    ['finishNoEarlierThan', evening(4), morning(4)],
    ['finishNoLaterThan', evening(4), morning(3)],
    ['mustStartOn', morning(4), morning(4)],
    ['mustFinishOn', evening(4), morning(4)]
  ] as const)('[FP4] %s that nothing contradicts', (type, date, start) => {
    const found = withConstraint(type, date)
    expect(forecast(found, 'b').earlyStart).toBe(start)
    expect(found.issues).toEqual([])
  })

  test.each([
    ['startNoLaterThan', morning(1), morning(1), morning(3)],
    ['finishNoLaterThan', evening(1), morning(1), evening(3)],
    ['mustStartOn', morning(1), morning(1), morning(3)],
    ['mustFinishOn', evening(1), morning(1), evening(3)]
  ] as const)('[FP4] %s is kept against predecessors and reported', (type, date, start, possible) => {
    const found = withConstraint(type, date)
    expect(forecast(found, 'b').earlyStart).toBe(start)
    expect(forecast(found, 'b').startDriver).toEqual({ kind: 'constraint', constraint: type, of: 'b' })
    const driver = { kind: 'dependency', dependency: 'a-b', predecessor: 'a' }
    expect(found.issues).toEqual([
      { kind: 'constraintConflict', task: 'b', constraint: type, wanted: date, possible, driver }
    ])
  })

  test('[FP2] [FP4] now moves even what must start, and says so', () => {
    const found = schedule({ tasks: [taskOf('b', constraint('mustStartOn', morning(1)))] }, morning(2))
    expect(forecast(found, 'b').earlyStart).toBe(morning(2))
    expect(found.issues).toMatchObject([
      { kind: 'constraintConflict', wanted: morning(1), possible: morning(2), driver: { kind: 'now' } }
    ])
  })

  test('[FP2] a pin in the past gives way to now, also where a predecessor holds the task back longer', () => {
    const found = withConstraint('mustStartOn', morning(0), morning(1))
    expect(forecast(found, 'b').earlyStart).toBe(morning(1))
    expect(forecast(found, 'b').startDriver).toEqual({ kind: 'now' })
    expect(found.issues).toMatchObject([{ wanted: morning(0), possible: morning(4), driver: { kind: 'dependency' } }])
  })

  test('[FP4] as late as possible uses up its free float and moves nobody', () => {
    const found = schedule({
      tasks: [
        taskOf('a', constraint('asLateAsPossible', null)),
        taskOf('b', { estimate: minutes(3 * 480) }),
        taskOf('c'),
        taskOf('p', constraint('asLateAsPossible', null))
      ],
      dependencies: [dependencyOf('a', 'c'), dependencyOf('b', 'c'), dependencyOf('p', 'a')]
    })
    expect(dates(found, 'c')).toEqual([morning(3), evening(3)])
    expect(dates(found, 'a')).toEqual([morning(2), evening(2)])
    expect(dates(found, 'p')).toEqual([morning(1), evening(1)])
    expect(forecast(found, 'a').startDriver).toEqual({ kind: 'constraint', constraint: 'asLateAsPossible', of: 'a' })
    expect(forecast(found, 'a').freeFloat).toBe(0)
  })

  test('[FP4] as late as possible without successors ends with the board, but keeps its own promise', () => {
    const promise = { date: evening(1), to: 'Client', clientFacing: true, costOfDelay: null }
    const parts = (promised: boolean): GraphParts => ({
      tasks: [
        taskOf('a', { ...constraint('asLateAsPossible', null), promise: promised ? promise : null }),
        taskOf('b', { estimate: minutes(4 * 480) })
      ]
    })
    expect(dates(schedule(parts(false)), 'a')).toEqual([morning(3), evening(3)])
    expect(dates(schedule(parts(true)), 'a')).toEqual([morning(1), evening(1)])
  })
})

describe('actuals', () => {
  test('[FP5] a started task keeps its start, and the passing of time does not move what is on its way', () => {
    const tasks = [taskOf('a', { actualStart: at(2 * hour), estimate: minutes(960) })]
    for (const now of [at(2 * hour), at(4 * hour), morning(1), at(2 * day + 2 * hour)]) {
      expect(dates(schedule({ tasks }, now), 'a')).toEqual([at(2 * hour), at(2 * day + 2 * hour)])
    }
  })

  test('[FP5] what is overdue finishes now', () => {
    const found = schedule({ tasks: [taskOf('a', { actualStart: monday })] }, morning(3))
    expect(dates(found, 'a')).toEqual([monday, morning(3)])
    expect(forecast(found, 'a').finishDriver).toEqual({ kind: 'now' })
  })

  test('[FP5] remaining counts from when it was said, progress from when it was said, both after now not at all', () => {
    const started = { actualStart: monday, estimate: minutes(960) }
    const remaining = { minutes: minutes(480), at: morning(2) }
    const progress = { fraction: 0.75, at: morning(2) }
    expect(dates(schedule({ tasks: [taskOf('a', { ...started, remaining })] }, morning(2)), 'a')[1]).toBe(evening(2))
    expect(dates(schedule({ tasks: [taskOf('a', { ...started, progress })] }, morning(2)), 'a')[1]).toBe(
      at(2 * day + 4 * hour)
    )
    expect(dates(schedule({ tasks: [taskOf('a', { ...started, remaining })] }, morning(1)), 'a')[1]).toBe(evening(1))
  })

  test('[FP5] a finish bound holds the finish of a started task', () => {
    const found = schedule({
      tasks: [taskOf('a', { estimate: minutes(3 * 480) }), taskOf('b', { actualStart: monday })],
      dependencies: [dependencyOf('a', 'b', { type: 'finishToFinish' })]
    })
    expect(dates(found, 'b')).toEqual([monday, evening(2)])
    expect(forecast(found, 'b').finishDriver).toMatchObject({ kind: 'dependency', predecessor: 'a' })
  })

  test('[FP5] a finished task keeps both dates whatever is before it, and out-of-order work is reported', () => {
    const found = schedule(
      {
        tasks: [
          taskOf('a', { estimate: minutes(3 * 480) }),
          taskOf('b', { actualStart: monday, actualFinish: at(hour) })
        ],
        dependencies: [dependencyOf('a', 'b')]
      },
      evening(0)
    )
    expect(dates(found, 'b')).toEqual([monday, at(hour)])
    expect(found.issues).toEqual([{ kind: 'outOfOrder', task: 'b', dependency: 'a-b' }])
  })

  /** Whether b, which began on Monday at 11:00, is out of order with a on Monday at 17:00. */
  const isOutOfOrder = (
    link: Partial<Dependency>,
    a: Parameters<typeof taskOf>[1] = {},
    b: Parameters<typeof taskOf>[1] = {}
  ): boolean => {
    const tasks = [taskOf('a', a), taskOf('b', { actualStart: at(2 * hour), ...b })]
    const { issues } = schedule({ tasks, dependencies: [dependencyOf('a', 'b', link)] }, evening(0))
    return issues.some(({ kind }) => kind === 'outOfOrder')
  }
  const lead = (length: number) => ({ lag: { minutes: -length, unit: 'working' } }) as const

  test('[FP5] out of order is what its predecessor held back, lead considered', () => {
    const tomorrow = { actualStart: monday, remaining: { minutes: minutes(960), at: monday } }
    expect(isOutOfOrder({}, tomorrow)).toBe(true)
    expect(isOutOfOrder(lead(2 * 480), tomorrow)).toBe(false)
    expect(isOutOfOrder(lead(2 * 480 - 120), tomorrow)).toBe(false)
    expect(isOutOfOrder(lead(2 * 480 - 121), tomorrow)).toBe(true)
    expect(isOutOfOrder({ type: 'startToStart' }, tomorrow)).toBe(false)
    expect(isOutOfOrder({ type: 'startToStart' })).toBe(true)
    for (const type of ['finishToFinish', 'startToFinish'] as const) expect(isOutOfOrder({ type })).toBe(false)
  })

  test('[FP5] out of order is said until both are finished, and never of what was cancelled', () => {
    const over = { actualStart: monday, actualFinish: at(3 * hour) }
    expect(isOutOfOrder({}, over)).toBe(true)
    expect(isOutOfOrder({}, {}, { actualFinish: at(3 * hour) })).toBe(true)
    expect(isOutOfOrder({}, over, { actualFinish: at(3 * hour) })).toBe(false)
    expect(isOutOfOrder({}, { cancelledAt: at(3 * hour) })).toBe(false)
    expect(isOutOfOrder({}, { inactive: true })).toBe(false)
  })

  test('[FP5] [FP7] work begun before what its summary waits for is out of order by the summary’s dependency', () => {
    const { issues } = schedule(
      {
        tasks: [taskOf('a'), taskOf('s', { kind: 'summary' }), taskOf('b', { parent: task('s'), actualStart: monday })],
        dependencies: [dependencyOf('a', 's')]
      },
      at(hour)
    )
    expect(issues).toEqual([{ kind: 'outOfOrder', task: 'b', dependency: 'a-s' }])
  })

  test.each(['mustFinishOn', 'finishNoLaterThan'] as const)(
    '[FP4] [FP5] begun work does not keep %s, and says so once it will be later',
    (type) => {
      const found = (date: Instant) =>
        schedule({
          tasks: [taskOf('a', { actualStart: monday, estimate: minutes(960), ...constraint(type, date) })]
        })
      expect(dates(found(evening(0)), 'a')).toEqual([monday, evening(1)])
      expect(found(evening(0)).issues).toEqual([
        {
          kind: 'constraintConflict',
          task: 'a',
          constraint: type,
          wanted: evening(0),
          possible: evening(1),
          driver: { kind: 'duration' }
        }
      ])
      expect(found(evening(1)).issues).toEqual([])
    }
  )

  test('[FP5] facts after now do not count yet', () => {
    const found = schedule({
      tasks: [taskOf('a', { actualStart: morning(2), actualFinish: evening(2), cancelledAt: evening(3) })]
    })
    expect(forecast(found, 'a').state).toBe('clear')
    expect(dates(found, 'a')).toEqual([morning(0), evening(0)])
  })
})

describe('what is not plain work', () => {
  test('[FP6] cancelled work passes on what comes in, without its duration and lags, and does not block', () => {
    const lag = { minutes: 480, unit: 'working' } as const
    const found = schedule({
      tasks: [taskOf('a'), taskOf('b', { cancelledAt: monday, estimate: minutes(4800) }), taskOf('c')],
      dependencies: [dependencyOf('a', 'b', { lag }), dependencyOf('b', 'c', { lag })]
    })
    expect(dates(found, 'c')).toEqual([morning(1), evening(1)])
    expect(forecast(found, 'b').state).toBe('cancelled')
    expect(forecast(found, 'c').state).toBe('clear')
  })

  test('[FP7] a summary spans its children, binds through its span, and is bound in each leaf', () => {
    const found = schedule({
      tasks: [
        taskOf('before', { estimate: minutes(480) }),
        taskOf('s', { kind: 'summary', ...constraint('startNoEarlierThan', morning(2)) }),
        taskOf('s1', { parent: task('s') }),
        taskOf('s2', { parent: task('s'), estimate: minutes(960) }),
        taskOf('after')
      ],
      dependencies: [dependencyOf('before', 's'), dependencyOf('s', 'after')]
    })
    expect(dates(found, 's1')).toEqual([morning(2), evening(2)])
    expect(forecast(found, 's1').startDriver).toEqual({ kind: 'constraint', constraint: 'startNoEarlierThan', of: 's' })
    expect(dates(found, 's')).toEqual([morning(2), evening(3)])
    expect(forecast(found, 's').finishDriver).toEqual({ kind: 'child', child: 's2' })
    expect(dates(found, 'after')).toEqual([morning(4), evening(4)])
    expect(forecast(found, 's1').state).toBe('blocked')
  })

  test.each([
    ['startNoEarlierThan', morning(2)],
    ['mustStartOn', morning(2)],
    ['startNoLaterThan', monday],
    ['finishNoEarlierThan', monday]
  ] as const)('[FP7] of a summary, %s bounds its unstarted leaves from below as it should', (type, start) => {
    const inside = { parent: task('s') }
    const found = schedule({
      tasks: [
        taskOf('s', { kind: 'summary', ...constraint(type, morning(2)) }),
        taskOf('s1', inside),
        taskOf('s2', { ...inside, actualStart: monday }),
        taskOf('s3', { ...inside, cancelledAt: monday })
      ]
    })
    expect(['s1', 's2', 's3'].map((id) => forecast(found, id).earlyStart)).toEqual([start, monday, monday])
  })

  test('[FP7] in a loop of parents the youngest link is set aside, and a tie with one’s own descendant', () => {
    const found = schedule({
      tasks: [
        taskOf('a', { parent: task('b'), createdAt: at(1) }),
        taskOf('b', { parent: task('c'), createdAt: at(3) }),
        taskOf('c', { parent: task('a'), createdAt: at(3) })
      ],
      dependencies: [dependencyOf('a', 'b')]
    })
    expect(found.issues).toEqual([
      { kind: 'ownDescendant', dependency: 'a-b' },
      { kind: 'parentCycle', task: 'c', path: ['c', 'a', 'b'] }
    ])
    expect(forecast(found, 'a').startDriver.kind).toBe('boardStart')
    expect(forecast(found, 'c').startDriver).toEqual({ kind: 'child', child: 'b' })
  })

  test('[FP8] a milestone has no duration and stays where work ends', () => {
    const found = schedule({
      tasks: [taskOf('a', { estimate: minutes(5 * 480) }), taskOf('m', { kind: 'milestone' }), taskOf('b')],
      dependencies: [dependencyOf('a', 'm'), dependencyOf('m', 'b')]
    })
    expect(dates(found, 'm')).toEqual([evening(4), evening(4)])
    expect(dates(found, 'b')).toEqual([morning(7), evening(7)])
  })

  test('[FP8] an approval is finished by its latest decision, and by nothing else', () => {
    const approval = (id: string, requested: Instant, verdict: 'granted' | 'declined' | null): Approval => ({
      id: idOf(id),
      task: task('ok'),
      approver: null,
      delegate: null,
      requested: { by: null, at: requested },
      decision: verdict === null ? null : { by: null, at: at(3 * hour), verdict, reason: '' }
    })
    const found = (approvals: readonly Approval[]): Schedule =>
      schedule(
        {
          tasks: [taskOf('ok', { kind: 'approval', actualFinish: monday }), taskOf('b')],
          dependencies: [dependencyOf('ok', 'b')],
          approvals
        },
        at(4 * hour)
      )
    expect(forecast(found([]), 'b').state).toBe('blocked')
    expect(forecast(found([approval('one', at(0), 'granted')]), 'b').state).toBe('clear')
    expect(dates(found([approval('one', at(0), 'granted')]), 'ok')).toEqual([at(0), at(3 * hour)])
    expect(forecast(found([approval('one', at(0), 'granted'), approval('two', at(1), 'declined')]), 'b').state).toBe(
      'blocked'
    )
    expect(forecast(found([approval('one', at(0), null)]), 'ok').state).toBe('waiting')
    expect(dates(found([approval('one', at(0), null)]), 'ok')).toEqual([at(4 * hour), at(4 * hour)])
  })

  test('[FP8] a handoff is a node between its two tasks: uncaught at now, caught at the catch', () => {
    const deed = (when: Instant | null) => (when === null ? null : { by: null, at: when })
    const handoff = (caught: Instant | null, offered: Instant | null): Handoff =>
      handoffOf('a-b', { id: idOf('h'), offered: deed(offered), caught: deed(caught) })
    const found = (one: Handoff): Schedule =>
      schedule(
        {
          tasks: [taskOf('a', { actualStart: monday, actualFinish: evening(0) }), taskOf('b')],
          dependencies: [dependencyOf('a', 'b', { lag: { minutes: 60, unit: 'working' } })],
          handoffs: [one]
        },
        at(2 * day + 3 * hour)
      )
    for (const offered of [null, evening(0)]) {
      expect(forecast(found(handoff(null, offered)), 'b').earlyStart).toBe(at(2 * day + 4 * hour))
      expect(forecast(found(handoff(null, offered)), 'b').startDriver).toMatchObject({
        kind: 'handoff',
        handoff: 'h',
        predecessor: 'a'
      })
      expect(forecast(found(handoff(null, offered)), 'b').state).toBe('blocked')
    }
    expect(forecast(found(handoff(at(2 * day + 2.5 * hour), evening(0))), 'b').earlyStart).toBe(
      at(2 * day + 3.5 * hour)
    )
    expect(forecast(found(handoff(at(day), evening(0))), 'b').state).toBe('clear')
  })

  test('[T5] an empty calendar is an issue of its tasks, which keep their constraint date', () => {
    const never = { ...defaultCalendar, id: idOf<CalendarId>('never'), week: [] }
    const found = schedule({
      tasks: [taskOf('a', { calendar: never.id, ...constraint('startNoEarlierThan', at(5 * day)) }), taskOf('b')],
      dependencies: [dependencyOf('a', 'b')],
      calendars: [never]
    })
    expect(dates(found, 'a')).toEqual([at(5 * day), at(5 * day)])
    expect(dates(found, 'b')).toEqual([morning(7), evening(7)])
    expect(found.issues).toEqual([
      { kind: 'brokenCalendar', calendar: 'never', problem: 'week' },
      { kind: 'emptyCalendar', task: 'a', calendar: 'never' }
    ])
  })

  test('manual work keeps its date against predecessors and now, inactive work takes no part', () => {
    const found = schedule(
      {
        tasks: [
          taskOf('a', { estimate: minutes(960) }),
          taskOf('b', { manual: true, ...constraint('mustStartOn', morning(0)) }),
          taskOf('c', { inactive: true, estimate: minutes(9600) }),
          taskOf('d')
        ],
        dependencies: [dependencyOf('a', 'b'), dependencyOf('c', 'd')]
      },
      morning(1)
    )
    expect(dates(found, 'b')).toEqual([morning(0), evening(0)])
    expect(forecast(found, 'b').startDriver).toEqual({ kind: 'manual' })
    expect(found.issues).toMatchObject([{ kind: 'constraintConflict', task: 'b' }])
    expect(dates(found, 'd')).toEqual([morning(1), evening(1)])
    expect(forecast(found, 'c').state).toBe('cancelled')
  })

  test('inactive work is shown at its date, or where the board starts', () => {
    const inactive = { inactive: true, estimate: minutes(960) }
    const found = schedule({
      tasks: [
        taskOf('a', { ...inactive, ...constraint('startNoEarlierThan', morning(2)) }),
        taskOf('b', inactive),
        taskOf('before')
      ],
      dependencies: [dependencyOf('before', 'a'), dependencyOf('before', 'b')]
    })
    expect([dates(found, 'a'), dates(found, 'b')]).toEqual([
      [morning(2), evening(3)],
      [monday, evening(1)]
    ])
    expect(['a', 'b'].map((id) => forecast(found, id).startDriver.kind)).toEqual(['constraint', 'boardStart'])
    expect(found.issues).toEqual([])
  })

  test('[FP3] a finish that a date or a dependency sets is driven by it, a start by what comes before', () => {
    const own = (type: ConstraintType) => schedule({ tasks: [taskOf('a', constraint(type, evening(2)))] })
    for (const type of ['finishNoEarlierThan', 'mustFinishOn'] as const) {
      expect(dates(own(type), 'a')).toEqual([morning(2), evening(2)])
      expect(forecast(own(type), 'a').finishDriver).toEqual({ kind: 'constraint', constraint: type, of: 'a' })
    }
    const started = schedule({ tasks: [taskOf('a', constraint('startNoEarlierThan', morning(2)))] })
    expect(forecast(started, 'a').finishDriver).toEqual({ kind: 'duration' })
    const above = schedule({
      tasks: [
        taskOf('s', { kind: 'summary', ...constraint('startNoEarlierThan', morning(2)) }),
        taskOf('a', { parent: task('s'), ...constraint('finishNoEarlierThan', evening(1)) })
      ]
    })
    expect(forecast(above, 'a').startDriver).toEqual({ kind: 'constraint', constraint: 'startNoEarlierThan', of: 's' })
    expect(forecast(above, 'a').finishDriver).toEqual({ kind: 'duration' })
  })

  test('[FP4] [FP5] of begun work a latest start is settled, however late it finishes', () => {
    for (const type of ['startNoLaterThan', 'mustStartOn'] as const) {
      const begun = taskOf('a', { actualStart: monday, estimate: minutes(960), ...constraint(type, monday) })
      expect(schedule({ tasks: [begun] }).issues).toEqual([])
    }
  })

  test('[FP8] [FP3] a handoff drives only what it holds back, and none of cancelled work does', () => {
    const found = (predecessor: Partial<Task>, caught: Instant | null) =>
      forecast(
        schedule(
          {
            tasks: [taskOf('a', predecessor), taskOf('b')],
            dependencies: [dependencyOf('a', 'b')],
            handoffs: [
              handoffOf('a-b', {
                offered: { by: null, at: monday },
                caught: caught === null ? null : { by: null, at: caught }
              })
            ]
          },
          morning(1)
        ),
        'b'
      ).startDriver
    const done = { actualStart: monday, actualFinish: evening(0) }
    const dependency = { kind: 'dependency', dependency: 'a-b', predecessor: 'a' }
    expect(found(done, at(hour))).toEqual(dependency)
    expect(found(done, evening(0))).toEqual(dependency)
    expect(found(done, at(9 * hour)).kind).toBe('handoff')
    expect(found({}, null)).toEqual(dependency)
    expect(found({ cancelledAt: monday }, null).kind).toBe('now')
    expect(found(done, null).kind).toBe('handoff')
  })

  test('[FP9] split work is longer by its pauses', () => {
    expect(dates(schedule({ tasks: [taskOf('a', { segments: halves })] }), 'a')).toEqual([morning(0), evening(1)])
  })

  test.each([
    ['before the pause, all of it is ahead', 2, 360, evening(1)],
    ['in the pause, it ends as planned', 6, 240, evening(1)],
    ['at work after the pause, it is over', 28, 240, at(32 * hour)],
    ['late before the pause: by the plan it is over', 30, 300, at(51 * hour)],
    ['ahead of the pause with more left than planned', 2, 480, at(50 * hour)]
  ])('[FP9] begun split work, %s', (_, hours, left, finish) => {
    const remaining = { minutes: minutes(left), at: at(hours * hour) }
    const begun = taskOf('a', { segments: halves, actualStart: monday, remaining })
    expect(dates(schedule({ tasks: [begun] }, at(hours * hour)), 'a')).toEqual([monday, finish])
  })

  test('[FP9] of a share of split work, the pauses ahead come on top', () => {
    const begun = taskOf('a', { segments: halves, actualStart: monday, progress: { fraction: 0.25, at: at(2 * hour) } })
    expect(dates(schedule({ tasks: [begun] }, at(2 * hour)), 'a')).toEqual([monday, evening(1)])
  })
})
