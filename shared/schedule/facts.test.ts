import { describe, expect, test } from 'vitest'

import type { Approval } from '../model/approval.ts'
import type { Comment } from '../model/comment.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'

import { computeSchedule } from './compute-schedule.ts'
import { longest } from './facts.ts'
import { horizonMinutes } from './horizon.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { Schedule, TaskForecast } from './schedule.ts'

const hour = 60
const at = (offset: number): Instant => toInstant(monday + offset)
const a = idOf<TaskId>('a')

function scheduleOf(facts: Partial<Task>, now: Instant = monday): Schedule {
  return computeSchedule(graphOf({ tasks: [taskOf('a', facts)] }), now)
}

function forecastOf(schedule: Schedule): TaskForecast {
  const forecast = schedule.forecasts.get(a)
  if (forecast === undefined) throw new Error('no forecast')
  return forecast
}

/** Names of the fields that are absurd. */
function absurd(facts: Partial<Task>): readonly string[] {
  return scheduleOf(facts).issues.map((issue) => (issue.kind === 'absurdNumber' ? issue.field : issue.kind))
}

describe('what counts as said', () => {
  test('[F2] dates from 1900 until 2200, and amounts until ten years', () => {
    const dated = (date: number): readonly string[] =>
      absurd({ promise: { date: toInstant(date), to: '', clientFacing: false, costOfDelay: null } })
    expect([horizonMinutes.first, horizonMinutes.last].map(dated)).toEqual([[], []])
    expect([horizonMinutes.first - 1, horizonMinutes.last + 1].map(dated)).toEqual([['promise'], ['promise']])
    const amount = (minutes: number): readonly string[] => absurd({ estimate: toWorkingMinutes(minutes) })
    expect([0, longest].map(amount)).toEqual([[], []])
    expect([-1, longest + 1].map(amount)).toEqual([['estimate'], ['estimate']])
  })

  test('[F2] a share done from none to all', () => {
    const finish = (fraction: number): Instant =>
      forecastOf(scheduleOf({ actualStart: monday, progress: { fraction, at: monday } })).earlyFinish
    expect([0, 0.5, 1].map(finish)).toEqual([at(8 * hour), at(4 * hour), monday])
    const wrong = (fraction: number): readonly string[] => absurd({ progress: { fraction, at: monday } })
    expect([0, 1].map(wrong)).toEqual([[], []])
    expect([-0.1, 1.1].map(wrong)).toEqual([['progress'], ['progress']])
    expect([-0.1, 1.1].map(finish)).toEqual([at(8 * hour), at(8 * hour)])
  })

  test('[F2] [FP5] what was said of work at or before 1900 was not, and what is said ahead of now not yet', () => {
    const { first } = horizonMinutes
    const left = { minutes: toWorkingMinutes(hour), at: at(hour) }
    const finish = (facts: Partial<Task>, now: Instant): Instant =>
      forecastOf(scheduleOf({ actualStart: monday, ...facts }, now)).earlyFinish
    expect(finish({ remaining: left }, at(hour))).toBe(at(2 * hour))
    expect(finish({ remaining: left }, monday)).toBe(at(8 * hour))
    expect(finish({ progress: { fraction: 0.5, at: at(hour) } }, at(hour))).toBe(at(5 * hour))
    expect(finish({ progress: { fraction: 0.5, at: at(hour) } }, monday)).toBe(at(8 * hour))
    expect(absurd({ remaining: { minutes: left.minutes, at: toInstant(first - 1) } })).toEqual(['remaining'])
  })

  test('[FP5] what was said before the work began counts from its beginning, and what is left is preferred to a share', () => {
    const begun = { actualStart: at(2 * hour) }
    const finish = (facts: Partial<Task>): Instant =>
      forecastOf(scheduleOf({ ...begun, ...facts }, at(2 * hour))).earlyFinish
    const left = { minutes: toWorkingMinutes(hour), at: monday }
    const share = { fraction: 0.5, at: monday }
    expect(finish({ remaining: left })).toBe(at(3 * hour))
    expect(finish({ progress: share })).toBe(at(6 * hour))
    expect(finish({ remaining: left, progress: share })).toBe(at(3 * hour))
  })

  test('[FP5] finished work that began after its end began at its end, and that is absurd; without a beginning it took its estimate', () => {
    const dates = (facts: Partial<Task>): readonly Instant[] => {
      const { earlyStart, earlyFinish } = forecastOf(scheduleOf(facts, at(20 * hour)))
      return [earlyStart, earlyFinish]
    }
    expect(dates({ actualStart: at(5 * hour), actualFinish: at(3 * hour) })).toEqual([at(3 * hour), at(3 * hour)])
    expect(dates({ actualFinish: at(8 * hour) })).toEqual([monday, at(8 * hour)])
    expect(dates({ kind: 'milestone', actualFinish: at(8 * hour) })).toEqual([at(8 * hour), at(8 * hour)])
    const issues = (start: Instant) =>
      scheduleOf({ actualStart: start, actualFinish: at(3 * hour) }, at(20 * hour)).issues
    expect(issues(at(3 * hour))).toEqual([])
    expect(issues(at(5 * hour))).toEqual([{ kind: 'absurdNumber', task: 'a', field: 'actualStart' }])
  })

  test('[CS1] a pause counts from its moment', () => {
    const state = (now: Instant): string => forecastOf(scheduleOf({ pausedAt: at(hour) }, now)).state
    expect([state(monday), state(at(hour))]).toEqual(['clear', 'waiting'])
  })
})

describe('requests and questions', () => {
  const approval = (id: string, requested: Instant, decided: Instant | null): Approval => ({
    id: idOf(id),
    task: a,
    approver: null,
    delegate: null,
    requested: { by: null, at: requested },
    decision: decided === null ? null : { by: null, at: decided, verdict: 'granted', reason: '' }
  })
  const stateOf = (approvals: readonly Approval[], now: Instant = at(5 * hour)): string =>
    forecastOf(computeSchedule(graphOf({ tasks: [taskOf('a', { kind: 'approval' })], approvals }), now)).state

  test('[FP8] of several requests the latest counts, whatever their order; of equals the one with the larger id', () => {
    const granted = (id: string, requested: Instant) => approval(id, requested, at(4 * hour))
    const open = (id: string, requested: Instant) => approval(id, requested, null)
    expect(stateOf([granted('one', monday), open('two', at(hour))])).toBe('waiting')
    expect(stateOf([open('two', at(hour)), granted('one', monday)])).toBe('waiting')
    expect(stateOf([open('one', monday), granted('two', at(hour))])).toBe('done')
    expect(stateOf([granted('two', at(hour)), open('one', monday)])).toBe('done')
    expect(stateOf([granted('one', monday), open('two', monday)])).toBe('waiting')
    expect(stateOf([open('two', monday), granted('one', monday)])).toBe('waiting')
    expect(stateOf([open('one', monday), granted('two', monday)])).toBe('done')
  })

  test('[FP8] a request and a decision count from their moments', () => {
    expect(stateOf([approval('one', at(hour), null)], monday)).toBe('clear')
    expect(stateOf([approval('one', at(hour), null)], at(hour))).toBe('waiting')
    expect(stateOf([approval('one', monday, at(hour))], monday)).toBe('waiting')
    expect(stateOf([approval('one', monday, at(hour))], at(hour))).toBe('done')
    expect(stateOf([approval('one', monday, at(hour)), approval('two', at(9 * hour), null)])).toBe('done')
  })

  test('[CS1] a question and its answer count from their moments, and nothing answers itself', () => {
    const asked = (questions: readonly Comment[], now: Instant): string => {
      const graph = graphOf({ tasks: [taskOf('a', { actualStart: monday })] })
      return forecastOf(computeSchedule({ ...graph, comments: new Map(questions.map((one) => [one.id, one])) }, now))
        .state
    }
    const question: Comment = {
      id: idOf('q'),
      task: a,
      text: '',
      written: { by: null, at: at(hour) },
      asks: idOf<PersonId>('mia'),
      answers: null
    }
    const answer: Comment = {
      ...question,
      id: idOf('r'),
      asks: null,
      answers: question.id,
      written: { by: null, at: at(2 * hour) }
    }
    expect([monday, at(hour)].map((now) => asked([question], now))).toEqual(['inProgress', 'waiting'])
    expect([at(hour), at(2 * hour)].map((now) => asked([question, answer], now))).toEqual(['waiting', 'inProgress'])
    expect(asked([{ ...question, answers: question.id }], at(hour))).toBe('waiting')
    expect(asked([{ ...question, asks: null }], at(hour))).toBe('inProgress')
  })
})

test('[F1] tasks come in the order of their ids, however the graph was filled', () => {
  const ids = ['b', 'a', 'd', 'c']
  const graph = graphOf({ tasks: ids.map((id) => taskOf(id)), dependencies: [dependencyOf('d', 'a')] })
  expect([...computeSchedule(graph, monday).forecasts.keys()]).toEqual(['a', 'b', 'c', 'd'])
})

test('[FP7] a summary of which nothing is active takes no part, however deep and whatever it says itself', () => {
  const inside = (parent: string) => ({ parent: idOf<TaskId>(parent) })
  const states = (children: Partial<Task>, summary: Partial<Task> = {}) => {
    const tasks = [
      taskOf('outer', summary),
      taskOf('inner', { ...inside('outer'), ...summary }),
      taskOf('one', { ...inside('inner'), inactive: true }),
      taskOf('two', { ...inside('inner'), ...children }),
      taskOf('after')
    ]
    const graph = graphOf({ tasks, dependencies: [dependencyOf('outer', 'after'), dependencyOf('inner', 'after')] })
    const { forecasts } = computeSchedule(graph, monday)
    return ['outer', 'inner', 'after'].map((id) => {
      const forecast = forecasts.get(idOf<TaskId>(id))
      return [forecast?.state, forecast?.conditions]
    })
  }
  const none = [
    ['cancelled', 0],
    ['cancelled', 0],
    ['clear', 0]
  ]
  expect(states({ inactive: true })).toEqual(none)
  expect(states({ inactive: true }, { cancelledAt: monday })).toEqual(none)
  expect(states({ inactive: true, cancelledAt: monday, actualStart: monday })).toEqual(none)
  expect(states({ cancelledAt: monday })).toEqual([
    ['cancelled', 0],
    ['cancelled', 0],
    ['clear', 2]
  ])
  expect(states({}).at(-1)).toEqual(['blocked', 2])
})

test('[FP6] what is below an inactive summary takes no part either', () => {
  const graph = graphOf({
    tasks: [taskOf('s', { inactive: true }), taskOf('a', { parent: idOf<TaskId>('s') }), taskOf('b')],
    dependencies: [dependencyOf('a', 'b')]
  })
  const states = [...computeSchedule(graph, monday).forecasts.values()].map(({ state }) => state)
  expect(states).toEqual(['cancelled', 'clear', 'cancelled'])
})
