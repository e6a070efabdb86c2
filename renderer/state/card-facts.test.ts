import { describe, expect, it } from 'vitest'

import type { Approval } from '../../shared/model/approval.ts'
import type { Comment } from '../../shared/model/comment.ts'
import type { Dependency } from '../../shared/model/dependency.ts'
import type { Handoff } from '../../shared/model/handoff.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { Person } from '../../shared/model/person.ts'
import type { WorkState } from '../../shared/schedule/schedule.ts'

import { cardFacts } from './card-facts.ts'
import { forecastOf, graphOf, idOf, taskOf, testNow } from './graph.testing.ts'
import { graphLinks } from './graph-links.ts'

const ana: Person = { id: idOf('ana'), name: 'Ana Duarte', hue: 0, calendar: null, team: null, logins: [] }
const link: Dependency = {
  id: idOf('link'),
  predecessor: idOf('a'),
  successor: idOf('b'),
  type: 'finishToStart',
  lag: { minutes: 0, unit: 'working' },
  lagCalendar: null,
  createdAt: testNow,
  createdBy: null
}
const handoff: Handoff = {
  id: idOf('handoff'),
  dependency: link.id,
  from: ana.id,
  to: null,
  why: '',
  definitionOfDone: '',
  stillOwed: '',
  artifacts: '',
  readBack: '',
  offered: { by: ana.id, at: testNow },
  caught: null,
  createdAt: testNow
}
const question: Comment = {
  id: idOf('question'),
  task: idOf('b'),
  text: 'Which one?',
  written: { by: null, at: testNow },
  asks: ana.id,
  answers: null
}

const factsOf = (graph: ReturnType<typeof graphOf>, forecast = forecastOf('b')) => {
  const task = graph.tasks.get(idOf('b'))
  if (task === undefined) throw new Error('no b')
  return cardFacts(task, forecast, graph, graphLinks(graph), testNow)
}

describe('what a card shows', () => {
  it('counts what is left of what has to come true, and who owns it', () => {
    const graph = graphOf([taskOf('b', { owner: ana.id })], { people: new Map([[ana.id, ana]]) })
    const blocked = forecastOf('b', {
      state: 'blocked',
      conditions: 3,
      critical: true,
      blockers: [{ kind: 'task', dependency: link.id, task: idOf('a') }]
    })
    expect(factsOf(graph, blocked)).toMatchObject({
      state: 'blocked',
      blockersLeft: 1,
      conditions: 3,
      owner: ana,
      critical: true
    })
  })

  it('[CO1] names who hands it over to whom, and how much of it is said, until it is caught', () => {
    const parts = { people: new Map([[ana.id, ana]]), dependencies: new Map([[link.id, link]]) }
    const tasks = [taskOf('a'), taskOf('b')]
    const of = (given: Partial<Handoff>) =>
      graphOf(tasks, { ...parts, handoffs: new Map([[handoff.id, { ...handoff, why: 'So', ...given }]]) })
    expect(factsOf(of({})).handoffs).toEqual([{ from: ana.id, to: null, said: 1 }])
    expect(factsOf(of({ caught: { by: null, at: testNow } })).handoffs).toEqual([])
    expect(factsOf(of({ offered: null })).handoffs).toEqual([])
  })

  it('[CO2] waits for an answer, a day and the end of a pause, whatever its state', () => {
    const until = toInstant(testNow + 1440)
    const task = taskOf('b', { waiting: { until, reason: 'paint dries' }, pausedAt: testNow })
    const asked = graphOf([task], { comments: new Map([[question.id, question]]) })
    const answer: Comment = { ...question, id: idOf('answer'), asks: null, answers: question.id }
    const answered = graphOf([task], {
      comments: new Map([
        [question.id, question],
        [answer.id, answer]
      ])
    })
    const later = [{ kind: 'until', date: until, isOver: false }, { kind: 'paused' }]
    for (const state of ['blocked', 'clear', 'waiting'] as const) {
      const forecast = forecastOf('b', { state })
      expect(factsOf(asked, forecast).waits).toEqual([{ kind: 'answer', person: ana.id }, ...later])
      expect(factsOf(answered, forecast).waits).toEqual(later)
    }
    const given = { comments: new Map([[question.id, question]]) }
    expect(factsOf(graphOf([taskOf('b', { cancelledAt: testNow })], given)).waits).toEqual([])
    const over = graphOf([taskOf('b', { waiting: { until: testNow, reason: '' } })])
    expect(factsOf(over).waits).toEqual([{ kind: 'until', date: testNow, isOver: true }])
  })

  it('[CO2] says of an approval whether it was asked for, whose decision it is, and who declined it', () => {
    const request: Approval = {
      id: idOf('request'),
      task: idOf('b'),
      approver: ana.id,
      delegate: null,
      requested: { by: null, at: testNow },
      decision: null
    }
    const waits = (state: WorkState, given: Partial<Approval> | null) =>
      factsOf(
        graphOf([taskOf('b', { kind: 'approval', owner: ana.id })], {
          approvals: new Map(given === null ? [] : [[request.id, { ...request, ...given }]])
        }),
        forecastOf('b', { state })
      ).waits
    const no = { by: ana.id, at: testNow, verdict: 'declined', reason: 'Too long' } as const
    expect([
      waits('clear', null),
      waits('blocked', null),
      waits('blocked', {}),
      waits('waiting', {}),
      waits('waiting', { delegate: idOf('mia') }),
      waits('clear', { decision: no }),
      waits('done', { decision: { ...no, verdict: 'granted' } })
    ]).toEqual([
      [{ kind: 'unasked' }],
      [],
      [],
      [{ kind: 'decision', person: ana.id }],
      [{ kind: 'decision', person: 'mia' }],
      [{ kind: 'declined', person: ana.id }],
      []
    ])
  })

  it('says how far work under way is, by progress or by what is left', () => {
    const started = { actualStart: testNow, estimate: toWorkingMinutes(400) }
    const left = taskOf('b', { ...started, remaining: { minutes: toWorkingMinutes(100), at: testNow } })
    expect(factsOf(graphOf([left])).progress).toBe(0.75)
    expect(factsOf(graphOf([taskOf('b', { ...started, progress: { fraction: 0.2, at: testNow } })])).progress).toBe(0.2)
    expect(factsOf(graphOf([taskOf('b')])).progress).toBeNull()
  })
})
