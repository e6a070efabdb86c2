import { describe, expect, it } from 'vitest'

import type { Comment } from '../../shared/model/comment.ts'
import type { Dependency } from '../../shared/model/dependency.ts'
import type { Handoff } from '../../shared/model/handoff.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { Person } from '../../shared/model/person.ts'

import { cardFacts } from './card-facts.ts'
import { forecastOf, graphOf, idOf, taskOf, testNow } from './graph.testing.ts'
import { graphLinks } from './graph-links.ts'

const ana: Person = { id: idOf('ana'), name: 'Ana Duarte', hue: 0, calendar: null, logins: [] }
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

  it('names who handed it over until it is caught', () => {
    const parts = { people: new Map([[ana.id, ana]]), dependencies: new Map([[link.id, link]]) }
    const tasks = [taskOf('a'), taskOf('b')]
    const offered = graphOf(tasks, { ...parts, handoffs: new Map([[handoff.id, handoff]]) })
    const caught = graphOf(tasks, {
      ...parts,
      handoffs: new Map([[handoff.id, { ...handoff, caught: { by: null, at: testNow } }]])
    })
    expect(factsOf(offered).handoffFrom).toBe('Ana Duarte')
    expect(factsOf(caught).handoffFrom).toBeNull()
  })

  it('waits for the answer first, then for the day', () => {
    const waiting = taskOf('b', { waiting: { until: toInstant(testNow + 1440), reason: 'paint dries' } })
    const people = new Map([[ana.id, ana]])
    const asked = graphOf([waiting], { people, comments: new Map([[question.id, question]]) })
    const answer: Comment = { ...question, id: idOf('answer'), asks: null, answers: question.id }
    const answered = graphOf([waiting], {
      people,
      comments: new Map([
        [question.id, question],
        [answer.id, answer]
      ])
    })
    const forecast = forecastOf('b', { state: 'waiting' })
    expect(factsOf(asked, forecast).waitsFor).toEqual({ kind: 'answer', person: 'Ana Duarte' })
    expect(factsOf(answered, forecast).waitsFor).toEqual({ kind: 'until', date: testNow + 1440, reason: 'paint dries' })
  })

  it('says how far work under way is, by progress or by what is left', () => {
    const started = { actualStart: testNow, estimate: toWorkingMinutes(400) }
    const left = taskOf('b', { ...started, remaining: { minutes: toWorkingMinutes(100), at: testNow } })
    expect(factsOf(graphOf([left])).progress).toBe(0.75)
    expect(factsOf(graphOf([taskOf('b', { ...started, progress: { fraction: 0.2, at: testNow } })])).progress).toBe(0.2)
    expect(factsOf(graphOf([taskOf('b')])).progress).toBeNull()
  })
})
