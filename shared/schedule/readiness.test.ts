import { describe, expect, test } from 'vitest'

import { stableId } from '../lib/stable-id.ts'
import type { Comment } from '../model/comment.ts'
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
