import { describe, expect, it } from 'vitest'

import { defaultCalendar } from '../../../shared/model/default-calendar.ts'
import { toInstant, toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import { compileCalendar } from '../../../shared/schedule/compile-calendar.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'
import { graphOf, monday, taskOf } from '../../../shared/schedule/random-graph.test-support.ts'

import { barWords, lateness } from './bar-words.ts'
import { createDayAxis } from './day-axis.ts'
import { changeAt, changeBy, gripRule, wishedDates } from './drag-change.ts'
import type { DragFrame } from './drag-change.ts'
import { supposalOf } from './supposal.ts'

const calendar = compileCalendar(defaultCalendar)
const later = (minutes: number): Instant => calendar.advance(monday, toWorkingMinutes(minutes))
const day = 480

function given(facts: Partial<Task> = {}, now: Instant = monday) {
  const task = taskOf('build', { title: 'Build API', estimate: toWorkingMinutes(2 * day), ...facts })
  const forecast = computeSchedule(graphOf({ tasks: [task] }), now).forecasts.get(task.id)
  if (forecast === undefined) throw new Error('The engine forecasts every task.')
  const frame: DragFrame = {
    calendar,
    axis: createDayAxis('UTC', toInstant(monday - 100_000), toInstant(monday + 100_000)),
    now,
    step: day / 2,
    minutesPerDay: day
  }
  return { task, forecast, frame, words: { timeZone: 'UTC', now } }
}

describe('dragging an end', () => {
  it('is a new estimate while work has not started, snapped to whole steps', () => {
    const { task, forecast, frame } = given()
    expect(changeAt(task, forecast, 'end', later(3 * day + 100), frame)).toEqual({ kind: 'estimate', minutes: 3 * day })
    expect(changeAt(task, forecast, 'end', later(3 * day + 200), frame)).toEqual({
      kind: 'estimate',
      minutes: 3.5 * day
    })
  })

  it('never makes a task that takes no time', () => {
    const { task, forecast, frame } = given()
    expect(changeAt(task, forecast, 'end', toInstant(monday - 5000), frame)).toEqual({
      kind: 'estimate',
      minutes: day / 2
    })
  })

  it('leaves the pauses of split work out of its estimate', () => {
    const segments = [day, day].map((work, index) => ({
      pause: toWorkingMinutes(index * 60),
      work: toWorkingMinutes(work)
    }))
    const { task, forecast, frame } = given({ segments })
    const change = changeAt(task, forecast, 'end', later(3 * day + 60), frame)
    expect(change).toEqual({ kind: 'estimate', minutes: 3 * day })
    expect(wishedDates(task, forecast, change, frame).finish).toBe(later(3 * day + 60))
  })

  it('[FP5] is what remains, counted from now, once work is under way', () => {
    const now = later(day)
    const { task, forecast, frame } = given({ actualStart: monday }, now)
    const change = changeAt(task, forecast, 'end', later(4 * day), frame)
    expect(change).toEqual({ kind: 'remaining', minutes: 3 * day })
    expect(wishedDates(task, forecast, change, frame)).toEqual({ start: monday, finish: later(4 * day) })
    expect(changeAt(task, forecast, 'end', monday, frame)).toEqual({ kind: 'remaining', minutes: 0 })
  })
})

describe('dragging a body', () => {
  it('is a not-before at the beginning of a step, and keeps the length', () => {
    const { task, forecast, frame } = given()
    const change = changeAt(task, forecast, 'body', later(4 * day + 30), frame)
    expect(change).toEqual({ kind: 'notBefore', date: calendar.nextWorking(later(4 * day)) })
    expect(wishedDates(task, forecast, change, frame).finish).toBe(later(6 * day))
  })
})

describe('what can be taken', () => {
  const allowed = (facts: Partial<Task>) => {
    const { task, forecast } = given(facts)
    return [gripRule(task, forecast, 'end', true).allowed, gripRule(task, forecast, 'body', true).allowed]
  }

  it('finished work stays, started work keeps its start, points have no end', () => {
    expect(allowed({})).toEqual([true, true])
    expect(allowed({ actualStart: monday, actualFinish: monday })).toEqual([false, false])
    expect(allowed({ actualStart: monday })).toEqual([true, false])
    expect(allowed({ kind: 'milestone' })).toEqual([false, true])
    expect(allowed({ kind: 'approval' })).toEqual([false, false])
    expect(allowed({ cancelledAt: monday })).toEqual([false, false])
  })

  it('nothing of a board that can only be read', () => {
    const { task, forecast } = given({})
    const reason = 'You may read this board, and not change it.'
    expect(gripRule(task, forecast, 'end', false)).toEqual({ allowed: false, reason })
    expect(gripRule(task, forecast, 'body', false)).toEqual({ allowed: false, reason })
  })

  it('never replaces another constraint silently', () => {
    expect(allowed({ constraint: { type: 'mustStartOn', date: monday } })).toEqual([true, false])
    expect(allowed({ constraint: { type: 'startNoEarlierThan', date: monday } })).toEqual([true, true])
  })
})

describe('keys', () => {
  it('change work by a day, from what was tried before', () => {
    const { task, forecast, frame } = given()
    const once = changeBy(task, forecast, 'end', null, 1, frame)
    expect(once).toEqual({ kind: 'estimate', minutes: 3 * day })
    expect(changeBy(task, forecast, 'end', once, 1, frame)).toEqual({ kind: 'estimate', minutes: 4 * day })
  })

  it('stop at the shortest step', () => {
    const { task, forecast, frame } = given({ estimate: toWorkingMinutes(day) })
    expect(changeBy(task, forecast, 'end', null, -1, frame)).toEqual({ kind: 'estimate', minutes: day / 2 })
  })

  it('move a start by a working day', () => {
    const { task, forecast, frame } = given()
    expect(changeBy(task, forecast, 'body', null, 1, frame)).toEqual({
      kind: 'notBefore',
      date: calendar.nextWorking(later(day))
    })
  })
})

describe('a supposal', () => {
  it('asks the engine the same that it would write', () => {
    const { task, forecast, frame, words } = given()
    const change = changeBy(task, forecast, 'end', null, 1, frame)
    expect(supposalOf(task, change, monday, day, words)).toEqual({
      task: task.id,
      change,
      hypothesis: { task: task.id, facts: { estimate: 3 * day } },
      intent: { type: 'editTask', task: task.id, change: { estimate: 3 * day } },
      label: 'Estimate “Build API” at 3 days',
      words: '3 days of work'
    })
  })

  it('records what remains at now', () => {
    const { task, words } = given({ actualStart: monday })
    const supposal = supposalOf(task, { kind: 'remaining', minutes: toWorkingMinutes(day) }, monday, day, words)
    expect(supposal?.intent).toEqual({ type: 'recordRemaining', task: task.id, minutes: day, at: monday })
    expect(supposal?.hypothesis.facts).toEqual({ remaining: { minutes: day, at: monday } })
  })

  it('is none where nothing changes', () => {
    const { task, words } = given()
    expect(supposalOf(task, { kind: 'estimate', minutes: task.estimate }, monday, day, words)).toBeNull()
  })
})

describe('a bar in words', () => {
  const nothing = { late: null, odds: null, sure: null, planned: null }

  it('says dates, state and what is critical', () => {
    const { task, forecast, words } = given()
    expect(barWords(task, forecast, nothing, words)).toBe('Build API, Mon 5 Jan to Tue 6 Jan, clear to start, critical')
  })

  it('says by how much a promise is missed', () => {
    const promise = { date: later(day), to: 'Acme', clientFacing: true, costOfDelay: null }
    const { task, forecast, words } = given({ promise })
    const late = lateness(task, forecast.earlyFinish, forecast.promiseBroken, calendar, day)
    expect(late).toBe('1 day late')
    expect(barWords(task, forecast, { ...nothing, late, planned: 'As planned, 5 Jan' }, words)).toMatch(
      /promised Mon 5 Jan, 1 day late, as planned, 5 Jan$/
    )
    expect(lateness(task, forecast.earlyFinish, false, calendar, day)).toBeNull()
  })

  it('says how likely a promise holds, and when the end is nearly sure', () => {
    const promise = { date: later(day), to: 'Acme', clientFacing: true, costOfDelay: null }
    const { task, forecast, words } = given({ promise })
    expect(barWords(task, forecast, { ...nothing, odds: '63 %', sure: later(4 * day) }, words)).toMatch(
      /promised Mon 5 Jan, 63 % likely to hold, 80 % sure by Thu 8 Jan$/
    )
  })
})
