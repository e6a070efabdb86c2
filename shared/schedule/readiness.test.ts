import { describe, expect, test } from 'vitest'

import { stableId } from '../lib/stable-id.ts'
import type { Comment } from '../model/comment.ts'
import type { Dependency } from '../model/dependency.ts'
import type { Handoff } from '../model/handoff.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'

import { computeSchedule } from './compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'
import type { TaskForecast } from './schedule.ts'

const hour = 60
const day = 1440
const at = (offset: number): Instant => toInstant(monday + offset)
const done = (finish: Instant): Partial<Task> => ({ actualStart: monday, actualFinish: finish })

function forecast(parts: GraphParts, now: Instant, id: string, comments: readonly Comment[] = []): TaskForecast {
  const graph = { ...graphOf(parts), comments: new Map(comments.map((comment) => [comment.id, comment])) }
  const one = computeSchedule(graph, now).forecasts.get(idOf<TaskId>(id))
  if (one === undefined) throw new Error(`no forecast for ${id}`)
  return one
}

const handoff = (caught: Instant | null): Handoff => ({
  id: idOf('h'),
  dependency: idOf('b-z'),
  from: null,
  to: null,
  why: '',
  definitionOfDone: '',
  stillOwed: '',
  artifacts: '',
  readBack: '',
  offered: null,
  caught: caught === null ? null : { by: null, at: caught },
  createdAt: monday
})

describe('blocked and clear', () => {
  test('[CS1] blocked names what is unmet, in order, and counts all conditions', () => {
    const parts: GraphParts = {
      tasks: [
        taskOf('a', done(at(hour))),
        taskOf('b'),
        taskOf('c', { kind: 'approval' }),
        taskOf('d', { actualStart: at(hour) }),
        taskOf('z', { constraint: { type: 'startNoEarlierThan', date: at(3 * day) } })
      ],
      dependencies: [
        dependencyOf('a', 'z'),
        dependencyOf('b', 'z'),
        dependencyOf('c', 'z'),
        dependencyOf('d', 'z', { type: 'startToStart' })
      ],
      handoffs: [handoff(null)]
    }
    const found = forecast(parts, at(2 * hour), 'z')
    expect(found.state).toBe('blocked')
    expect(found.conditions).toBe(6)
    expect(found.epoch).toBeNull()
    expect(found.blockers).toEqual([
      { kind: 'task', dependency: 'b-z', task: 'b' },
      { kind: 'handoff', dependency: 'b-z', handoff: 'h', task: 'b' },
      { kind: 'approval', dependency: 'c-z', task: 'c' },
      { kind: 'notBefore', date: at(3 * day), of: 'z' }
    ])
  })

  test('[CS1] a dependency on a finish blocks no start', () => {
    const parts: GraphParts = {
      tasks: [taskOf('a'), taskOf('z')],
      dependencies: [dependencyOf('a', 'z', { type: 'finishToFinish' })]
    }
    expect(forecast(parts, monday, 'z').state).toBe('clear')
  })

  test('[CS1] a positive lag must have passed as well', () => {
    const parts: GraphParts = {
      tasks: [taskOf('a', done(at(hour))), taskOf('z')],
      dependencies: [dependencyOf('a', 'z', { lag: { minutes: 120, unit: 'working' } })]
    }
    expect(forecast(parts, at(2 * hour), 'z').blockers).toEqual([{ kind: 'notBefore', date: at(3 * hour), of: 'z' }])
    expect(forecast(parts, at(3 * hour), 'z').epoch).toMatchObject({
      at: at(3 * hour),
      cause: { kind: 'dateReached', date: at(3 * hour) }
    })
  })

  test('[CS1] what is above a task blocks it too', () => {
    const parts: GraphParts = {
      tasks: [taskOf('a'), taskOf('s', { kind: 'summary' }), taskOf('s1', { parent: idOf<TaskId>('s') })],
      dependencies: [dependencyOf('a', 's')]
    }
    expect(forecast(parts, monday, 's1').blockers).toEqual([{ kind: 'task', dependency: 'a-s', task: 'a' }])
    expect(forecast(parts, monday, 's').state).toBe('blocked')
  })

  test('[CS1] the order of states', () => {
    const later = at(5 * day)
    const state = (facts: Partial<Task>, now: Instant = at(hour)): string =>
      forecast({ tasks: [taskOf('a', facts)] }, now, 'a').state
    expect(state({ ...done(monday), cancelledAt: monday })).toBe('cancelled')
    expect(state(done(monday))).toBe('done')
    expect(state({ actualStart: monday })).toBe('inProgress')
    expect(state({ actualStart: monday, pausedAt: monday })).toBe('waiting')
    expect(state({ actualStart: monday, waiting: { until: later, reason: '' } })).toBe('waiting')
    expect(state({ actualStart: monday, waiting: { until: later, reason: '' } }, later)).toBe('inProgress')
    expect(state({ pausedAt: monday })).toBe('waiting')
    expect(state({ waiting: { until: later, reason: '' } })).toBe('waiting')
    expect(state({})).toBe('clear')
  })

  test('[CS1] an open question makes started work wait, until another comment of the task answers it', () => {
    const ask: Comment = {
      id: idOf('q'),
      task: idOf('a'),
      text: 'Which colour?',
      written: { by: null, at: monday },
      asks: idOf<PersonId>('mia'),
      answers: null
    }
    const answer: Comment = { ...ask, id: idOf('r'), asks: null, answers: ask.id }
    const parts: GraphParts = { tasks: [taskOf('a', { actualStart: monday }), taskOf('b')] }
    expect(forecast(parts, at(hour), 'a', [ask]).state).toBe('waiting')
    expect(forecast(parts, at(hour), 'a', [ask, answer]).state).toBe('inProgress')
    expect(forecast(parts, at(hour), 'a', [ask, { ...answer, task: idOf('b') }]).state).toBe('waiting')
  })

  test('[CS1] a summary shows what is going on below it', () => {
    const inside = { parent: idOf<TaskId>('s') }
    const state = (one: Partial<Task>, other: Partial<Task>): string =>
      forecast(
        { tasks: [taskOf('s'), taskOf('x', { ...inside, ...one }), taskOf('y', { ...inside, ...other })] },
        at(hour),
        's'
      ).state
    expect(state({}, {})).toBe('clear')
    expect(state({ actualStart: monday }, {})).toBe('inProgress')
    expect(state(done(monday), {})).toBe('inProgress')
    expect(state(done(monday), done(monday))).toBe('done')
    expect(state(done(monday), { cancelledAt: monday })).toBe('done')
    expect(state({ cancelledAt: monday }, { cancelledAt: monday })).toBe('cancelled')
    expect(state({ pausedAt: monday }, { pausedAt: monday })).toBe('waiting')
  })
})

describe('dependencies on a summary, and of one', () => {
  const inside = { parent: idOf<TaskId>('s') }
  const after = (children: readonly Partial<Task>[], facts: Partial<Dependency> = {}): TaskForecast =>
    forecast(
      {
        tasks: [
          taskOf('a'),
          taskOf('s'),
          ...children.map((child, index) => taskOf(`s${index + 1}`, { ...inside, ...child })),
          taskOf('z')
        ],
        dependencies: [dependencyOf('s', 'z', facts)]
      },
      at(day),
      'z'
    )

  test('[CS1] [CS2] it lets go when all that takes part in it is finished, as of the last finish', () => {
    expect(after([done(at(hour)), {}]).blockers).toEqual([{ kind: 'task', dependency: 's-z', task: 's' }])
    for (const [one, other] of [
      [hour, 3 * hour],
      [3 * hour, hour]
    ] as const) {
      expect(after([done(at(one)), done(at(other)), { cancelledAt: at(5 * hour) }]).epoch).toEqual({
        id: stableId('z', `s@${at(3 * hour)}`),
        at: at(3 * hour),
        cause: { kind: 'finished', task: 's' }
      })
    }
  })

  test('[CS1] [CS2] what waits for its start waits for the first start of what takes part in it', () => {
    const starts: Partial<Dependency> = { type: 'startToStart' }
    expect(after([{}, {}], starts).state).toBe('blocked')
    for (const [one, other] of [
      [hour, 3 * hour],
      [3 * hour, hour]
    ] as const) {
      const begun = after([{ actualStart: at(one) }, { actualStart: at(other) }, { cancelledAt: at(0) }], starts)
      expect(begun.epoch).toMatchObject({ at: at(hour), cause: { kind: 'started', task: 's' } })
    }
    // Cancelled work has not begun it.
    expect(after([{ cancelledAt: at(0) }, {}], starts).state).toBe('blocked')
  })

  test('[CS1] [CS2] it lets go as cancelled with the last of its children, or when it was cancelled itself', () => {
    const cancelled = (minutes: number): Partial<Task> => ({ cancelledAt: at(minutes) })
    expect(after([cancelled(hour), cancelled(3 * hour), cancelled(2 * hour)]).epoch).toMatchObject({
      at: at(3 * hour),
      cause: { kind: 'cancelled', task: 's' }
    })
    const whole = forecast(
      {
        tasks: [taskOf('s', cancelled(4 * hour)), taskOf('s1', { ...inside, ...cancelled(hour) }), taskOf('z')],
        dependencies: [dependencyOf('s', 'z')]
      },
      at(day),
      'z'
    )
    expect(whole.epoch).toMatchObject({ at: at(4 * hour), cause: { kind: 'cancelled', task: 's' } })
  })

  test('[CS1] [CS2] a summary that is cancelled shows as cancelled, and so does what is inside', () => {
    const parts: GraphParts = { tasks: [taskOf('s', { cancelledAt: monday }), taskOf('s1', inside)] }
    expect(forecast(parts, at(hour), 's').state).toBe('cancelled')
    expect(forecast(parts, at(hour), 's1').state).toBe('cancelled')
  })
})

describe('the order of what stands in the way', () => {
  test('[CS1] dependencies by their ids, whatever the order of writing, and dates last, the nearest first', () => {
    const date = (days: number): Partial<Task> => ({
      constraint: { type: 'startNoEarlierThan', date: at(days * day) }
    })
    const named = ['e', 'b', 'd', 'a', 'c']
    const parts: GraphParts = {
      tasks: [
        ...named.map((id) => taskOf(id)),
        taskOf('s', date(5)),
        taskOf('z', { parent: idOf<TaskId>('s'), ...date(3) })
      ],
      dependencies: [
        ...named.slice(0, 3).map((id) => dependencyOf(id, 's')),
        ...named.slice(3).map((id) => dependencyOf(id, 'z'))
      ]
    }
    expect(forecast(parts, monday, 'z').blockers).toEqual([
      { kind: 'task', dependency: 'a-z', task: 'a' },
      { kind: 'task', dependency: 'b-s', task: 'b' },
      { kind: 'task', dependency: 'c-z', task: 'c' },
      { kind: 'task', dependency: 'd-s', task: 'd' },
      { kind: 'task', dependency: 'e-s', task: 'e' },
      { kind: 'notBefore', date: at(3 * day), of: 'z' },
      { kind: 'notBefore', date: at(5 * day), of: 's' }
    ])
  })

  test('[CS1] only dates before which it may not start are conditions, and one that is reached is met', () => {
    const constrained = (type: 'startNoEarlierThan' | 'mustStartOn' | 'startNoLaterThan' | 'finishNoEarlierThan') =>
      forecast({ tasks: [taskOf('z', { constraint: { type, date: at(hour) } })] }, at(hour), 'z')
    expect(constrained('startNoEarlierThan')).toMatchObject({ state: 'clear', conditions: 1 })
    expect(constrained('mustStartOn')).toMatchObject({ state: 'clear', conditions: 1 })
    expect(constrained('startNoLaterThan')).toMatchObject({ state: 'clear', conditions: 0 })
    expect(constrained('finishNoEarlierThan')).toMatchObject({ state: 'clear', conditions: 0 })
  })
})

describe('epochs', () => {
  test('[CS2] the last fact that came true is the cause, and the id is made of all of them', () => {
    const parts: GraphParts = {
      tasks: [taskOf('a', done(at(2 * hour))), taskOf('b', done(at(hour))), taskOf('z')],
      dependencies: [dependencyOf('a', 'z'), dependencyOf('b', 'z')],
      handoffs: [handoff(at(hour + 30))]
    }
    expect(forecast(parts, at(3 * hour), 'z').epoch).toEqual({
      id: stableId('z', `a@${at(2 * hour)}`, `b@${at(hour)}`, `h@${at(hour + 30)}`),
      at: at(2 * hour),
      cause: { kind: 'finished', task: 'a' }
    })
  })

  test('[CS2] started, cancelled, granted, caught and reached dates are causes; without conditions nothing is left', () => {
    const cause = (parts: GraphParts): unknown => forecast(parts, at(day), 'z').epoch?.cause
    const z = taskOf('z')
    const link = [dependencyOf('b', 'z')]
    expect(
      cause({
        tasks: [taskOf('b', { actualStart: monday }), z],
        dependencies: [dependencyOf('b', 'z', { type: 'startToStart' })]
      })
    ).toEqual({ kind: 'started', task: 'b' })
    expect(cause({ tasks: [taskOf('b', { cancelledAt: monday }), z], dependencies: link })).toEqual({
      kind: 'cancelled',
      task: 'b'
    })
    expect(cause({ tasks: [taskOf('b', done(monday)), z], dependencies: link, handoffs: [handoff(at(hour))] })).toEqual(
      { kind: 'caught', handoff: 'h' }
    )
    expect(cause({ tasks: [taskOf('z', { constraint: { type: 'mustStartOn', date: at(hour) } })] })).toEqual({
      kind: 'dateReached',
      date: at(hour)
    })
    expect(cause({ tasks: [z] })).toEqual({ kind: 'nothingLeft' })
    const decision = { by: null, at: at(hour), verdict: 'granted', reason: '' } as const
    expect(
      cause({
        tasks: [taskOf('b', { kind: 'approval' }), z],
        dependencies: link,
        approvals: [
          {
            id: idOf('p'),
            task: idOf('b'),
            approver: null,
            delegate: null,
            requested: { by: null, at: monday },
            decision
          }
        ]
      })
    ).toEqual({ kind: 'granted', task: 'b' })
  })

  test('[CS2] of facts that came true at one instant the one with the lowest id is the cause', () => {
    const finished = done(at(hour))
    const parts: GraphParts = {
      tasks: [taskOf('c', finished), taskOf('a', finished), taskOf('b', finished), taskOf('z')],
      dependencies: ['c', 'b', 'a'].map((id) => dependencyOf(id, 'z'))
    }
    expect(forecast(parts, at(day), 'z').epoch).toEqual({
      id: stableId('z', ...['a', 'b', 'c'].map((id) => `${id}@${at(hour)}`)),
      at: at(hour),
      cause: { kind: 'finished', task: 'a' }
    })
  })

  test('[CS2] [CS1] a lag runs from the catch where that is later, from the finish where the catch was before it', () => {
    const lagged = (caught: number): TaskForecast =>
      forecast(
        {
          tasks: [taskOf('b', done(at(3 * hour))), taskOf('z')],
          dependencies: [dependencyOf('b', 'z', { lag: { minutes: 60, unit: 'working' } })],
          handoffs: [handoff(at(caught))]
        },
        at(day),
        'z'
      )
    expect(lagged(hour).epoch).toMatchObject({ at: at(4 * hour), cause: { kind: 'dateReached', date: at(4 * hour) } })
    expect(lagged(5 * hour).epoch).toMatchObject({ at: at(6 * hour), cause: { kind: 'dateReached' } })
    expect(lagged(3 * hour).epoch).toMatchObject({ at: at(4 * hour) })
  })

  test('[CS2] two predecessors that met at different instants are told apart by the epoch of one task', () => {
    const parts = (second: Instant): GraphParts => ({
      tasks: [taskOf('a', done(at(hour))), taskOf('b', done(second)), taskOf('z')],
      dependencies: [dependencyOf('a', 'z'), dependencyOf('b', 'z')]
    })
    const one = forecast(parts(at(2 * hour)), at(day), 'z').epoch
    const other = forecast(parts(at(2 * hour + 1)), at(day), 'z').epoch
    expect(other?.id).not.toBe(one?.id)
    expect(other?.at).toBe(at(2 * hour + 1))
  })

  test('[CS2] work that nothing held is clear since it was written, but not since a moment ahead', () => {
    const since = (createdAt: Instant): Instant | undefined =>
      forecast({ tasks: [taskOf('z', { createdAt })] }, at(hour), 'z').epoch?.at
    expect(since(monday)).toBe(monday)
    expect(since(at(hour))).toBe(at(hour))
    expect(since(at(2 * hour))).toBe(at(hour))
  })

  test('[CS2] the passing of time and news about others leave an epoch as it is', () => {
    const tasks = [taskOf('a', done(at(hour))), taskOf('z'), taskOf('other')]
    const first = forecast({ tasks, dependencies: [dependencyOf('a', 'z')] }, at(2 * hour), 'z').epoch
    const second = forecast(
      { tasks: [...tasks, taskOf('more')], dependencies: [dependencyOf('a', 'z')] },
      at(9 * day),
      'z'
    ).epoch
    expect(second).toEqual(first)
  })
})
