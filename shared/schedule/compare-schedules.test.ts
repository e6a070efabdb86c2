import { describe, expect, test } from 'vitest'

import type { IntentId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { changedForecasts } from './changed-forecasts.ts'
import { compareSchedules } from './compare-schedules.ts'
import { computeSchedule } from './compute-schedule.ts'
import { describeSlip } from './describe-slip.ts'
import { previewSlip } from './preview-slip.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { Slip } from './slip.ts'

const day = 1440
const minutes = toWorkingMinutes
const task = (text: string): TaskId => idOf<TaskId>(text)
const morning = (days: number): Instant => toInstant(monday + days * day)
const evening = (days: number): Instant => toInstant(monday + days * day + 480)
const cause = { kind: 'intent', intent: idOf<IntentId>('i'), task: task('a') } as const

/** a → b → c, a → docs, where docs waits for the long one too; c is promised for Wednesday evening. */
const graph = graphOf({
  tasks: [
    taskOf('a', { title: 'Design' }),
    taskOf('b', { title: 'Build' }),
    taskOf('c', {
      title: 'Launch',
      promise: { date: evening(2), to: 'Client', clientFacing: true, costOfDelay: null }
    }),
    taskOf('docs', { title: 'Docs' }),
    taskOf('long', { title: 'Research', estimate: minutes(3 * 480) })
  ],
  dependencies: [
    dependencyOf('a', 'b'),
    dependencyOf('b', 'c'),
    dependencyOf('a', 'docs'),
    dependencyOf('long', 'docs')
  ]
})

function withTask(base: WorkGraph, id: string, change: Partial<Task>): WorkGraph {
  const known = base.tasks.get(task(id)) ?? taskOf(id)
  return { ...base, tasks: new Map(base.tasks).set(known.id, { ...known, ...change }) }
}

function slipOf(before: WorkGraph, after: WorkGraph, nowBefore = monday, nowAfter = nowBefore): Slip {
  return compareSchedules(after, computeSchedule(before, nowBefore), computeSchedule(after, nowAfter), cause)
}

describe('slips', () => {
  test('[SL1] one cause: who moved, from where to where, how far and by what', () => {
    const slip = slipOf(graph, withTask(graph, 'a', { estimate: minutes(3 * 480) }))
    expect(slip.cause).toEqual(cause)
    expect(slip.shifts.map((shift) => [shift.task, shift.shift])).toEqual([
      ['a', 960],
      ['b', 960],
      ['c', 960]
    ])
    expect(slip.shifts[1]).toEqual({
      task: 'b',
      startBefore: morning(1),
      startAfter: morning(3),
      finishBefore: evening(1),
      finishAfter: evening(3),
      shift: 960,
      driver: { kind: 'dependency', dependency: 'a-b', predecessor: 'a' }
    })
  })

  test('[SL2] [SL3] gaps absorb first, promises break and do not move, and one sentence says it', () => {
    const after = withTask(graph, 'a', { estimate: minutes(3 * 480) })
    const slip = slipOf(graph, after)
    expect(slip.absorbed).toEqual([{ task: 'docs', minutes: 960 }])
    expect(slip.brokenPromises).toEqual(['c'])
    expect(after.tasks.get(task('c'))?.promise?.date).toBe(evening(2))
    expect(describeSlip(after, slip)).toBe('3 tasks move 2 days, Docs absorbs it, 1 promise breaks')
  })

  test('[SL4] a preview says the same and writes nothing', () => {
    const before = computeSchedule(graph, monday)
    const preview = previewSlip(graph, before, { task: task('a'), facts: { estimate: minutes(3 * 480) } }, monday)
    const { cause: _, ...applied } = slipOf(graph, withTask(graph, 'a', { estimate: minutes(3 * 480) }))
    expect(preview).toEqual({ ...applied, cause: { kind: 'preview', task: 'a' } })
    expect(graph.tasks.get(task('a'))?.estimate).toBe(480)
    expect(previewSlip(graph, before, { task: task('nobody'), facts: {} }, monday)).toMatchObject({
      shifts: [],
      absorbed: []
    })
  })

  test('[SL5] an early finish pulls forecasts in, reopening pushes them back out', () => {
    const late = withTask(graph, 'a', { estimate: minutes(3 * 480), actualStart: monday })
    const finished = withTask(late, 'a', { actualFinish: evening(0) })
    const pulled = slipOf(late, finished, evening(0))
    expect(pulled.shifts.map((shift) => [shift.task, shift.shift])).toEqual([
      ['a', -960],
      ['b', -960],
      ['c', -960]
    ])
    expect(pulled.keptPromises).toEqual(['c'])
    expect(describeSlip(finished, pulled)).toBe('3 tasks come 2 days earlier, 1 promise holds again')
    const reopened = slipOf(finished, late, evening(0))
    expect(reopened.shifts.map(({ shift }) => shift)).toEqual([960, 960, 960])
  })

  test('[SL1] cancelled work, summaries and new tasks do not shift', () => {
    const summary = withTask(graph, 's', { kind: 'summary' })
    const before = withTask(summary, 'a', { parent: task('s') })
    const after = withTask(withTask(withTask(before, 'a', { estimate: minutes(960) }), 'new', {}), 'b', {
      cancelledAt: monday
    })
    expect(slipOf(before, after).shifts.map((shift) => shift.task)).toEqual(['a'])
  })

  test('[SL3] words for one, two and many', () => {
    const none: Slip = { cause, shifts: [], absorbed: [], brokenPromises: [], keptPromises: [] }
    const shift = slipOf(graph, withTask(graph, 'c', { estimate: minutes(540) })).shifts
    expect(describeSlip(graph, none)).toBe('No forecast moves')
    expect(describeSlip(graph, { ...none, shifts: shift })).toBe('Launch moves 1 hour')
    const absorbed = ['a', 'b', 'c'].map((id) => ({ task: task(id), minutes: minutes(1) }))
    expect(describeSlip(graph, { ...none, absorbed: absorbed.slice(1) })).toBe('Build and Launch absorb it')
    expect(describeSlip(graph, { ...none, absorbed, brokenPromises: [task('a'), task('b')] })).toBe(
      '3 tasks absorb it, 2 promises break'
    )
  })
})

describe('changedForecasts', () => {
  test('everything at first, then what differs and what is gone', () => {
    const before = computeSchedule(graph, monday)
    const tasks = new Map(graph.tasks)
    tasks.delete(task('docs'))
    const after = computeSchedule(withTask({ ...graph, tasks }, 'c', { estimate: minutes(540) }), monday)
    expect(changedForecasts(null, before).changed).toHaveLength(5)
    expect(changedForecasts(before, before)).toEqual({ changed: [], gone: [] })
    const change = changedForecasts(before, after)
    expect(change.gone).toEqual(['docs'])
    expect(change.changed.map((forecast) => forecast.task)).toContain('c')
    const merged = new Map([...before.forecasts].filter(([id]) => !change.gone.includes(id)))
    for (const forecast of change.changed) merged.set(forecast.task, forecast)
    expect(merged).toEqual(after.forecasts)
  })
})
