import { describe, expect, test } from 'vitest'

import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

import { computeSchedule } from './compute-schedule.ts'
import { explainDate } from './explain-date.ts'
import type { Explanation } from './explain-date.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'
import type { GraphParts } from './random-graph.test-support.ts'

const day = 1440
const at = (offset: number): Instant => toInstant(monday + offset)
const inJanuary = (instant: Instant): string => `${5 + Math.floor((instant - monday + 540) / day)} Jan`

function why(parts: GraphParts, id: string, end: 'start' | 'finish', now: Instant = monday): Explanation {
  const graph = graphOf(parts)
  return explainDate(graph, computeSchedule(graph, now), idOf<TaskId>(id), end, inJanuary)
}

describe('explainDate', () => {
  const tasks = [taskOf('a', { title: 'Design review' }), taskOf('b', { title: 'Build API' })]

  test('[FP3] a dependency with its lag, in parts that link to the task', () => {
    const lag = { minutes: 480, unit: 'working' } as const
    const { sentence, parts } = why({ tasks, dependencies: [dependencyOf('a', 'b', { lag })] }, 'b', 'start')
    expect(sentence).toBe('starts 7 Jan because Design review ends 5 Jan + 1 working day')
    expect(parts).toEqual([
      { kind: 'text', text: 'starts 7 Jan because ' },
      { kind: 'task', task: 'a', text: 'Design review' },
      { kind: 'text', text: ' ends 5 Jan + 1 working day' }
    ])
  })

  test.each([
    [
      'startToStart',
      { minutes: -60, unit: 'working' },
      'starts 5 Jan because the board starts then and nothing holds it back'
    ],
    [
      'startToStart',
      { minutes: 2880, unit: 'elapsed' },
      'starts 7 Jan because Design review starts 5 Jan + 2 days of elapsed time'
    ],
    [
      'finishToFinish',
      { minutes: 960, unit: 'working' },
      'starts 7 Jan because it may not finish before: Design review ends 5 Jan + 2 working days'
    ]
  ] as const)('[FP3] %s %o', (type, lag, sentence) => {
    expect(why({ tasks, dependencies: [dependencyOf('a', 'b', { type, lag })] }, 'b', 'start').sentence).toBe(sentence)
  })

  test('[FP3] estimate, remaining, now, facts', () => {
    const two = toWorkingMinutes(960)
    expect(why({ tasks }, 'a', 'finish').sentence).toBe('finishes 5 Jan because it starts 5 Jan and takes 1 day')
    expect(why({ tasks }, 'a', 'start', at(2 * day)).sentence).toBe('starts 7 Jan because it has not started yet')
    const started = taskOf('a', { actualStart: monday })
    expect(why({ tasks: [started] }, 'a', 'start').sentence).toBe('started 5 Jan, as recorded')
    expect(why({ tasks: [started] }, 'a', 'finish', at(3 * day)).sentence).toBe(
      'finishes 8 Jan because it is not finished yet'
    )
    const left = { ...started, remaining: { minutes: two, at: at(day) } }
    expect(why({ tasks: [left] }, 'a', 'finish', at(day)).sentence).toBe(
      'finishes 7 Jan because 2 days of work were left on 6 Jan'
    )
    expect(why({ tasks: [{ ...started, actualFinish: at(480) }] }, 'a', 'finish', at(day)).sentence).toBe(
      'finished 5 Jan, as recorded'
    )
  })

  test('[FP3] constraints, own and of a summary, children and work scheduled by hand', () => {
    const pinned = taskOf('a', { title: 'Launch', constraint: { type: 'mustStartOn', date: at(2 * day) } })
    expect(why({ tasks: [pinned] }, 'a', 'start').sentence).toBe('starts 7 Jan because it must start on 7 Jan')
    expect(why({ tasks: [{ ...pinned, manual: true }] }, 'a', 'start').sentence).toBe('starts 7 Jan, as set by hand')
    const summary = [pinned, taskOf('b', { title: 'Post', parent: idOf<TaskId>('a') })]
    expect(why({ tasks: summary }, 'b', 'start').sentence).toBe('starts 7 Jan because Launch: it must start on 7 Jan')
    expect(why({ tasks: summary }, 'a', 'finish').sentence).toBe(
      'finishes 7 Jan because its last part, Post, finishes then'
    )
  })

  test('[FP3] [FP8] a handoff that nobody caught', () => {
    const handoff = {
      id: idOf('h'),
      dependency: idOf('a-b'),
      from: null,
      to: null,
      why: '',
      definitionOfDone: '',
      stillOwed: '',
      artifacts: '',
      readBack: '',
      offered: { by: null, at: monday },
      caught: null,
      createdAt: monday
    } as const
    const done = taskOf('a', { title: 'Design', actualStart: monday, actualFinish: at(480) })
    const parts = { tasks: [done, taskOf('b')], dependencies: [dependencyOf('a', 'b')] }
    const { sentence } = why(
      { ...parts, handoffs: [{ ...handoff, id: idOf('h'), dependency: idOf('a-b') }] },
      'b',
      'start',
      at(2 * day)
    )
    expect(sentence).toBe('starts 7 Jan because the handoff from Design is not caught yet')
  })

  test('a task that nobody knows has nothing to explain', () => {
    expect(why({ tasks }, 'x', 'start')).toEqual({ sentence: '', parts: [] })
  })
})
