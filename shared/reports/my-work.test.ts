import { describe, expect, test } from 'vitest'

import type { ApprovalId, CommentId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'
import type { GraphParts } from '../schedule/random-graph.test-support.ts'

import { myWork } from './my-work.ts'
import type { MyBoard } from './my-work.ts'
import { turnsFor } from './turns-for.ts'

const noon = toInstant(monday + 180)
const person = (name: string) => ({ id: idOf<PersonId>(name), name, hue: 0, calendar: null, team: null, logins: [] })
const [ana, ben, mia] = [person('ana'), person('ben'), person('mia')] as const

function boardOf(parts: GraphParts, me: PersonId | null = ana.id, title = 'Board'): MyBoard {
  const graph = graphOf({ ...parts, people: [ana, ben, mia], board: { title } })
  return { graph, schedule: computeSchedule(graph, noon), me }
}

/** Ben's Design and Mia's decision come before Ana's Build, which Ana's Test waits for. */
const plan: GraphParts = {
  tasks: [
    taskOf('design', { owner: ben.id, actualStart: toInstant(monday) }),
    taskOf('legal', { kind: 'approval', owner: ana.id }),
    taskOf('build', { owner: ana.id }),
    taskOf('test', { owner: ana.id }),
    taskOf('notes', { owner: ana.id }),
    taskOf('draft', { owner: ana.id }),
    taskOf('print', { owner: ben.id }),
    taskOf('phase', { kind: 'summary', owner: ana.id }),
    taskOf('over', { owner: ana.id, actualStart: toInstant(monday), actualFinish: toInstant(monday + 60) })
  ],
  approvals: [
    {
      id: idOf<ApprovalId>('request'),
      task: idOf('legal'),
      approver: ben.id,
      delegate: mia.id,
      requested: { by: ana.id, at: toInstant(monday) },
      decision: null
    }
  ],
  dependencies: [
    dependencyOf('design', 'build'),
    dependencyOf('legal', 'build'),
    dependencyOf('build', 'test'),
    dependencyOf('draft', 'print')
  ]
}

const titles = (lines: readonly { readonly task: string }[]) => lines.map(({ task }) => task)

describe('my work', () => {
  test('[RP6] [RP7] is what is mine and not over, first what sets most free', () => {
    const { clear, underWay, waiting } = myWork([boardOf(plan)])
    expect(titles(clear)).toEqual(['draft', 'notes'])
    expect(clear.map(({ unblocks }) => unblocks)).toEqual([1, 0])
    expect(titles(underWay)).toEqual([])
    expect(titles(waiting)).toEqual(['build', 'test'])
  })

  test('[RP6] goes over all boards, and passes by those on which nobody is me', () => {
    const house = boardOf(
      { tasks: [taskOf('paint', { owner: ana.id, actualStart: toInstant(monday) })] },
      ana.id,
      'House'
    )
    const work = myWork([boardOf(plan, ben.id), house, boardOf(plan, null)])
    expect(work.underWay.map(({ task, boardTitle }) => [task, boardTitle])).toEqual([
      ['design', 'Board'],
      ['paint', 'House']
    ])
    expect(titles(work.waiting)).toEqual(['print'])
  })
})

describe('whose turn it is', () => {
  const told = (task: string, board = boardOf(plan)) =>
    turnsFor(board)(idOf(task)).map(({ kind, task: of, whose }) => `${whose?.name ?? 'nobody'}: ${kind} ${of}`)

  test('[RP8] whoever holds the way up, however far it is, each once', () => {
    expect(told('test')).toEqual(['ben: task design', 'mia: approval legal'])
    expect(told('build')).toEqual(told('test'))
    expect(told('draft')).toEqual([])
  })

  test('[RP8] a loop that a merge made is walked once', () => {
    const loop = boardOf({
      tasks: [taskOf('a', { owner: ana.id }), taskOf('b', { owner: ben.id })],
      dependencies: [dependencyOf('a', 'b'), dependencyOf('b', 'a')]
    })
    expect(told('a', loop).length).toBeLessThanOrEqual(1)
  })

  test('[RP8] whoever waits asks for an approval, and after a decline whoever asked', () => {
    const [request] = plan.approvals ?? []
    if (request === undefined) throw new Error('no request')
    const decision = { by: mia.id, at: toInstant(monday + 60), verdict: 'declined', reason: 'Too long' } as const
    const declined = { ...request, requested: { by: ben.id, at: toInstant(monday) }, decision }
    expect(told('build', boardOf({ ...plan, approvals: [] }))).toEqual(['ben: task design', 'ana: request legal'])
    expect(told('build', boardOf({ ...plan, approvals: [declined] }))).toEqual([
      'ben: task design',
      'ben: request legal'
    ])
  })

  test('[RP8] clear work names who owes an answer in its thread', () => {
    const question = {
      id: idOf<CommentId>('question'),
      task: idOf<TaskId>('draft'),
      text: 'Which one?',
      written: { by: ana.id, at: toInstant(monday) },
      asks: mia.id,
      answers: null
    }
    const board = boardOf(plan)
    const comments = new Map([[question.id, question]])
    const { clear } = myWork([{ ...board, graph: { ...board.graph, comments } }])
    expect(clear.map(({ task, turns }) => [task, turns.map(({ kind, whose }) => [kind, whose?.name])])).toEqual([
      ['draft', [['question', 'mia']]],
      ['notes', []]
    ])
  })

  test('[RP8] a day that is waited for on purpose', () => {
    const until = toInstant(monday + 3 * 24 * 60)
    const board = boardOf({ tasks: [taskOf('ship', { owner: ana.id, waiting: { until, reason: 'Ice' } })] })
    expect(turnsFor(board)(idOf('ship'))).toEqual([{ kind: 'date', task: 'ship', title: 'ship', whose: null, until }])
  })
})
