import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import type { ApprovalId, CommentId, DecisionId, PersonId, SignalId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Person } from '../model/person.ts'
import type { Signal } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { dependencyOf, graphOf, handoffOf, idOf, monday, taskOf } from '../schedule/random-graph.test-support.ts'

import { computeDebt } from './compute-debt.ts'
import { indebtedGraph } from './indebted-graph.test-support.ts'
import type { Line, LineCode } from './ledger.ts'
import { seamDebts } from './seam-debts.ts'
import { shuffled } from './shuffled.test-support.ts'

const now = toInstant(monday + 45 * 1440)
const person = (name: string, team: string | null): Person => ({
  id: idOf<PersonId>(name),
  name,
  hue: 0,
  calendar: null,
  team,
  logins: []
})
const [ana, lena, ben, noor, mia] = ['ana', 'lena', 'ben', 'noor', 'mia'].map((name) => idOf<PersonId>(name))
const people = [
  person('ana', 'Design'),
  person('lena', 'Design'),
  person('ben', 'App'),
  person('noor', 'App'),
  person('mia', 'Legal'),
  person('guest', null)
]
const deed = (by: PersonId | undefined) => ({ by: by ?? null, at: monday })

/** A line of so many hours tied up; a tenth of them interest. */
function line(code: LineCode, cause: string, task: string | null, principal: number): Line {
  const interest = {
    wait: principal / 10,
    relearn: 0,
    chase: 0,
    drag: 0,
    total: principal / 10,
    chaseLow: 0,
    low: principal / 10,
    high: principal / 10
  }
  return {
    code,
    cause: idOf(cause),
    task: task === null ? null : idOf<TaskId>(task),
    since: monday,
    grace: 0,
    graceEnd: monday,
    move: [],
    overdue: 1,
    principal,
    interest,
    rate: 0,
    delays: [],
    hoursToClose: 1,
    order: 1,
    parts: []
  }
}

const owned = (id: string, owner: PersonId | undefined, change: Parameters<typeof taskOf>[1] = {}) =>
  taskOf(id, { owner: owner ?? null, ...change })

/** Design hands to App, Legal reviews, and one piece of work belongs to nobody. */
const board: WorkGraph = {
  ...graphOf({
    tasks: [
      owned('screens', ana),
      owned('build', noor),
      owned('test', ben),
      owned('begun', mia, { actualStart: monday }),
      owned('texts', lena),
      owned('alone', mia),
      owned('loose', undefined),
      owned('guided', idOf<PersonId>('guest'))
    ],
    dependencies: [
      dependencyOf('screens', 'build'),
      dependencyOf('screens', 'texts'),
      dependencyOf('screens', 'begun'),
      dependencyOf('build', 'test'),
      dependencyOf('loose', 'test')
    ],
    handoffs: [handoffOf('screens-build', { id: idOf('h'), from: null, to: mia ?? null })],
    people
  }),
  approvals: new Map([
    [
      idOf<ApprovalId>('a'),
      {
        id: idOf<ApprovalId>('a'),
        task: idOf<TaskId>('texts'),
        approver: ana ?? null,
        delegate: mia ?? null,
        requested: deed(lena),
        decision: null
      }
    ]
  ]),
  comments: new Map([
    [
      idOf<CommentId>('q'),
      {
        id: idOf<CommentId>('q'),
        task: idOf<TaskId>('texts'),
        text: 'Which?',
        written: deed(ben),
        asks: noor ?? null,
        answers: null
      }
    ]
  ]),
  decisions: new Map([
    [
      idOf<DecisionId>('x'),
      {
        id: idOf<DecisionId>('x'),
        text: 'Do it',
        task: null,
        follower: ana ?? null,
        followUp: null,
        made: deed(ben)
      }
    ]
  ])
}

const at = (graph: WorkGraph, ...lines: readonly Line[]) =>
  seamDebts(graph, lines, now).map(({ ends, principal, interest }) => [
    ends?.join('–') ?? 'none',
    Number(principal.toFixed(6)),
    Number(interest.toFixed(6))
  ])

describe('seams between teams', () => {
  test.each([
    ['an uncaught handoff, between who gives and who takes', line('H', 'h', 'build', 2), 'Design–Legal'],
    ['a request, between who asked and who decides', line('A', 'a', 'texts', 2), 'Design–Legal'],
    ['a question, within a team', line('T', 'q', 'texts', 2), 'App–App'],
    ['a decision, between who made it and who follows', line('D', 'x', null, 2), 'App–Design'],
    ['a loop, between the owners beside its youngest dependency', line('C', 'screens-build', null, 2), 'App–Design'],
    ['work that nothing waits for, within its team', line('W', 'test', 'test', 2), 'App–App'],
    ['work that a team of one has for itself, at none', line('R', 'alone', 'alone', 2), 'none'],
    ['work of nobody, at none', line('O', 'loose', 'loose', 2), 'none'],
    ['work of somebody without a team, at none', line('M', 'guided', 'guided', 2), 'none'],
    ['a handoff that is gone, at none', line('H', 'gone', 'build', 2), 'none']
  ])('[D25] %s', (_, one, seam) => {
    expect(at(board, one)).toEqual([[seam, 2, 0.2]])
  })

  test('[D25] work that others wait for stands in equal parts at each dependency to what has not begun, the most first', () => {
    expect(at(board, line('W', 'screens', 'screens', 6), line('T', 'q', 'texts', 2))).toEqual([
      ['App–Design', 3, 0.3],
      ['Design–Design', 3, 0.3],
      ['App–App', 2, 0.2]
    ])
  })

  test('[D25] what has begun since had not begun then', () => {
    const [before] = seamDebts(board, [line('W', 'screens', 'screens', 6)], monday - 1).filter(
      ({ ends }) => ends?.[1] === 'Legal'
    )
    expect(before?.principal).toBe(2)
  })

  test('[D25] where no team is known, surfaces are the ends: where work was first told from', () => {
    const told = (id: string, task: string, source: string, minutes: number, more: Partial<Signal> = {}): Signal => ({
      id: idOf<SignalId>(id),
      source,
      event: id,
      type: 'started',
      subject: task,
      at: minutes,
      task: idOf<TaskId>(task),
      fact: { kind: 'started' },
      clientFacing: false,
      waits: false,
      verdict: null,
      judged: null,
      reason: '',
      ...more
    })
    const signals = [
      told('s1', 'screens', 'https://figma.example/harbour', 2),
      told('s2', 'screens', 'git', 3),
      told('s3', 'screens', 'git', 1, { verdict: 'takenBack' }),
      told('s4', 'build', 'git', 1)
    ]
    const teamless: WorkGraph = {
      ...board,
      people: new Map([...board.people].map(([id, one]) => [id, { ...one, team: null }])),
      signals: new Map(signals.map((signal) => [signal.id, signal]))
    }
    expect(at(teamless, line('H', 'h', 'build', 2), line('T', 'q', 'build', 1), line('W', 'test', 'test', 3))).toEqual([
      ['none', 3, 0.3],
      ['figma.example/harbour–git', 2, 0.2],
      ['git–git', 1, 0.1]
    ])
    expect(at({ ...teamless, people: board.people }, line('H', 'h', 'build', 2))).toEqual([['Design–Legal', 2, 0.2]])
  })
})

describe('seams of any board', () => {
  test('[D25] make up the ledger, whatever order things came in, to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const graph = teamed(indebtedGraph(seed), seed)
        const ledger = computeDebt(graph, computeSchedule(graph, now), noMoments, now)
        const seams = seamDebts(graph, ledger.lines, now)
        expect(seams.reduce((sum, one) => sum + one.principal, 0)).toBeCloseTo(ledger.totals.principal, 6)
        expect(seams.reduce((sum, one) => sum + one.interest, 0)).toBeCloseTo(ledger.totals.interest, 6)
        expect(new Set(seams.map(({ ends }) => ends?.join('\n'))).size).toBe(seams.length)
        const other = shuffled(graph, seed)
        const again = computeDebt(other, computeSchedule(other, now), noMoments, now)
        expect(seamDebts(other, again.lines, now)).toEqual(seams)
      }),
      { numRuns: 20 }
    )
  })
})

/** Ana and Ben in one team, spelt in two ways, Mia in another or in none. */
function teamed(graph: WorkGraph, seed: number): WorkGraph {
  const teams = ['Design', 'design ', seed % 3 === 0 ? null : 'App']
  return {
    ...graph,
    people: new Map([...graph.people].map(([id, one], place) => [id, { ...one, team: teams[place] ?? null }]))
  }
}
