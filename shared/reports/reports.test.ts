import { describe, expect, test } from 'vitest'

import type { PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import { noMoments } from '../model/board-moments.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'
import type { GraphParts } from '../schedule/random-graph.test-support.ts'

import type { BoardView } from './board-view.ts'
import { readyReport } from './ready-report.ts'
import { waitingBehind } from './waiting-behind.ts'
import { whyReport } from './why-report.ts'

const ana = { id: idOf<PersonId>('ana'), name: 'Ana', hue: 0, calendar: null, team: null, logins: [] }
const noon = toInstant(monday + 180)

function view(parts: GraphParts, title = 'Board'): BoardView {
  const graph = graphOf({ ...parts, board: { title } })
  return { graph, schedule: computeSchedule(graph, noon), moments: () => noMoments }
}

function ready(boards: readonly BoardView[], me: string | null = null, board: string | null = null): unknown {
  const report = readyReport(boards, { me, board })
  return report.ok ? report.value.tasks.map(({ key, unblocks }) => `${key} ${unblocks}`) : report.failure
}

/** Design and Legal lead to Build, Build to Test; Docs stands alone. */
const plan: GraphParts = {
  tasks: [
    taskOf('docs', { number: 1, title: 'Docs' }),
    taskOf('design', { number: 2, title: 'Design', owner: ana.id }),
    taskOf('build', { number: 3, title: 'Build' }),
    taskOf('test', { number: 4, title: 'Test' }),
    taskOf('legal', { number: 5, title: 'Legal', estimate: toWorkingMinutes(60) })
  ],
  dependencies: [dependencyOf('design', 'build'), dependencyOf('build', 'test'), dependencyOf('legal', 'build')],
  people: [ana]
}

describe('what is clear to start', () => {
  test('[RP2] what most waits for comes first, then what may wait least', () => {
    expect(ready([view(plan)])).toEqual(['SLIP-2 2', 'SLIP-5 2', 'SLIP-1 0'])
  })

  test('[RP1] a task is told with all that one decides by', () => {
    const report = readyReport([view(plan)], { board: null, me: 'ana' })
    expect(report.ok && report.value.tasks).toEqual([
      {
        key: 'SLIP-2',
        id: 'design',
        title: 'Design',
        owner: 'Ana',
        board: 'Board',
        unblocks: 2,
        clearSince: '2026-01-05T09:00:00Z',
        lateStart: '2026-01-05T12:00:00Z',
        totalFloat: 0,
        critical: true,
        estimate: 480
      }
    ])
  })

  test('[RP1] [RP4] one person’s, one board’s, or a sentence', () => {
    const boards = [view(plan, 'Launch'), view({ tasks: [taskOf('paint', { number: 9 })] }, 'House')]
    expect(ready(boards, null, 'House')).toEqual(['SLIP-9 0'])
    expect(ready(boards, 'Ana')).toEqual(['SLIP-2 2'])
    expect(ready(boards, 'Ana', 'House')).toBe('Nobody here is called “Ana”.')
    expect(ready(boards, null, 'Boat')).toBe('No open board here is “Boat”.')
  })

  test('[RP1] [RP2] summaries are no work, and stand for the work under them', () => {
    const parts = {
      tasks: [
        taskOf('first', { number: 1 }),
        taskOf('phase', { kind: 'summary' }),
        taskOf('one', { parent: idOf<TaskId>('phase') }),
        taskOf('two', { parent: idOf<TaskId>('phase') }),
        taskOf('last')
      ],
      dependencies: [dependencyOf('first', 'phase'), dependencyOf('phase', 'last')]
    }
    expect(ready([view(parts)])).toEqual(['SLIP-1 3'])
  })

  test('[RP2] what is done or cancelled does not wait, and passes on what waits behind it; a loop is walked once', () => {
    const parts = {
      tasks: [
        taskOf('a'),
        taskOf('b', { cancelledAt: monday }),
        taskOf('c'),
        taskOf('d', { actualStart: monday, actualFinish: noon }),
        taskOf('e')
      ],
      dependencies: [
        dependencyOf('a', 'b'),
        dependencyOf('b', 'c'),
        dependencyOf('a', 'd'),
        dependencyOf('d', 'e'),
        dependencyOf('e', 'd')
      ]
    }
    expect(waitingBehind(view(parts))(idOf<TaskId>('a'))).toBe(2)
  })
})

describe('why a task is when it is', () => {
  const why = (boards: readonly BoardView[], task: string, board: string | null = null): unknown => {
    const report = whyReport(boards, { task, board, timeZone: 'Europe/Berlin' })
    return report.ok ? report.value : report.failure
  }

  test('[RP3] [RP5] where it stands, what blocks it, and the chain to the first fact', () => {
    expect(why([view(plan)], 'slip-3')).toEqual({
      key: 'SLIP-3',
      id: 'build',
      title: 'Build',
      owner: null,
      board: 'Board',
      state: 'blocked',
      start: '2026-01-06T12:00:00Z',
      finish: '2026-01-07T12:00:00Z',
      totalFloat: 0,
      critical: true,
      blockers: [
        { key: 'SLIP-2', id: 'design', title: 'Design', owner: 'Ana', kind: 'task', until: null },
        { key: 'SLIP-5', id: 'legal', title: 'Legal', owner: null, kind: 'task', until: null }
      ],
      chain: [
        {
          key: 'SLIP-3',
          id: 'build',
          title: 'Build',
          owner: null,
          end: 'finish',
          at: '2026-01-07T12:00:00Z',
          sentence: 'finishes 2026-01-07 13:00 because it starts 2026-01-06 13:00 and takes 1 day'
        },
        {
          key: 'SLIP-3',
          id: 'build',
          title: 'Build',
          owner: null,
          end: 'start',
          at: '2026-01-06T12:00:00Z',
          sentence: 'starts 2026-01-06 13:00 because Design ends 2026-01-06 13:00'
        },
        {
          key: 'SLIP-2',
          id: 'design',
          title: 'Design',
          owner: 'Ana',
          end: 'finish',
          at: '2026-01-06T12:00:00Z',
          sentence: 'finishes 2026-01-06 13:00 because it starts 2026-01-05 13:00 and takes 1 day'
        },
        {
          key: 'SLIP-2',
          id: 'design',
          title: 'Design',
          owner: 'Ana',
          end: 'start',
          at: '2026-01-05T12:00:00Z',
          sentence: 'starts 2026-01-05 13:00 because it has not started yet'
        }
      ]
    })
  })

  test('[RP3] a date that lies ahead is a blocker with its date', () => {
    const date = toInstant(monday + 1440)
    const parts = { tasks: [taskOf('a', { constraint: { type: 'startNoEarlierThan', date } })] }
    expect(why([view(parts)], 'a')).toMatchObject({
      state: 'blocked',
      blockers: [{ kind: 'notBefore', id: 'a', until: '2026-01-06T09:00:00Z' }]
    })
  })

  test('[RP4] a task that nobody has, and one that several have', () => {
    expect(why([view(plan)], 'SLIP-99')).toBe('No task here is “SLIP-99”.')
    const boards = [view(plan, 'Launch'), view({ tasks: [taskOf('paint', { number: 3 })] }, 'House')]
    expect(why(boards, 'SLIP-3')).toBe('“SLIP-3” means 2 tasks: SLIP-3 “Build” on “Launch”, SLIP-3 “paint” on “House”.')
    expect(why(boards, 'SLIP-3', 'House')).toMatchObject({ id: 'paint', state: 'clear' })
  })
})
