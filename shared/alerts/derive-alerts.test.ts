import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { Intent } from '../intents/intent.ts'
import type { HandoffId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import { changedForecasts } from '../schedule/changed-forecasts.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { randomEdit } from '../schedule/random-edits.test-support.ts'
import { randomGraph, seededRandom } from '../schedule/random-graph.test-support.ts'

import type { Alert } from './alert.ts'
import { deriveAlerts } from './derive-alerts.ts'
import type { Moment } from './moment.ts'
import { openSeenEpochs, unseenAlerts } from './seen-epochs.ts'
import { storyOf } from './story.test-support.ts'
import { writeAlertMessage } from './write-alert-message.ts'

/** Monday 2026-11-16 10:00 UTC. */
const now = toInstant(Date.UTC(2026, 10, 16, 10) / 60_000)
const ben = 'ben' as PersonId
const [a, b] = ['a', 'b'] as [TaskId, TaskId]

const plan: readonly Intent[] = [
  { type: 'addPerson', person: { id: 'ana' as PersonId, name: 'Ana', hue: 0, calendar: null } },
  { type: 'addPerson', person: { id: ben, name: 'Ben', hue: 1, calendar: null } },
  { type: 'createTask', task: { id: a, title: 'Design', owner: 'ana' as PersonId } },
  { type: 'createTask', task: { id: b, title: 'Build API', owner: ben } },
  { type: 'addDependency', dependency: { id: 'ab' as never, predecessor: a, successor: b } }
]
const finishA: Intent = { type: 'finishTask', task: a, at: toInstant(now - 60) }

/** The moments after each group of intents. */
function moments(...groups: readonly (readonly Intent[])[]): readonly Moment[] {
  return storyOf(groups, now).map((graph) => ({ graph, schedule: computeSchedule(graph, now) }))
}

function alertsOf(previous: Moment | null, next: Moment, me: PersonId | null): readonly Alert[] {
  return deriveAlerts(previous, next, changedForecasts(previous?.schedule ?? null, next.schedule), me)
}

function told(previous: Moment | undefined, next: Moment | undefined, me: PersonId | null = ben): readonly string[] {
  if (!next) throw new Error('the story is too short')
  return alertsOf(previous ?? null, next, me).map((alert) => {
    const { title, body } = writeAlertMessage(alert, next.graph)
    return `${alert.kind}: ${title}${body === '' ? '' : ` / ${body}`}`
  })
}

it('[AL1] [AL2] without a previous schedule, or without a me, nothing is told', () => {
  const [, after] = moments(plan, [finishA])
  expect([told(undefined, after), told(undefined, after, null)]).toEqual([[], []])
})

it('[AL3] what becomes clear is told to its owner, with the fact that cleared it', () => {
  const [before, after] = moments(plan, [finishA])
  expect(told(before, after)).toEqual(["clearToStart: You're clear to start: Build API / Design finished (Ana)"])
  expect(told(before, after, 'ana' as PersonId)).toEqual(['retracted: Design'])
})

it('[AL3] unlinking clears too, and says that nothing stands before it', () => {
  const [before, after] = moments(plan, [{ type: 'removeDependency', dependency: 'ab' as never }])
  expect(told(before, after)).toEqual([
    "clearToStart: You're clear to start: Build API / Nothing stands before it any more"
  ])
})

it('[AL3] a task that is clear when it first appears was never blocked, and is not told', () => {
  const [before, after] = moments(plan, [{ type: 'createTask', task: { id: 'c' as TaskId, title: 'New', owner: ben } }])
  expect(told(before, after)).toEqual([])
})

it('[AL3] an approval that becomes clear is to be asked for, and is retracted once it was', () => {
  const sign = 'sign' as TaskId
  const approval: readonly Intent[] = [
    { type: 'createTask', task: { id: sign, title: 'Sign off', kind: 'approval', owner: ben } },
    { type: 'addDependency', dependency: { id: 'as' as never, predecessor: a, successor: sign } }
  ]
  const ask: Intent = {
    type: 'requestApproval',
    approval: { id: 'ap' as never, task: sign, approver: null },
    at: toInstant(now - 30)
  }
  const [before, clear, asked] = moments([...plan, ...approval], [finishA], [ask])
  const about = (lines: readonly string[]) => lines.filter((line) => line.includes('Sign off'))
  expect(about(told(before, clear))).toEqual([
    'approvalToAsk: Ready to be decided: Sign off / Design finished (Ana). Nobody has asked for it yet.'
  ])
  expect(about(told(clear, asked))).toEqual(['retracted: Sign off'])
})

it('[AL4] blocked again, or started, takes the told thing back', () => {
  const [, clear, blocked] = moments(plan, [finishA], [{ type: 'reopenTask', task: a }])
  expect(told(clear, blocked)).toEqual(['retracted: Build API'])
  const [, clearToo, started] = moments(plan, [finishA], [{ type: 'startTask', task: b, at: now }])
  expect(told(clearToo, started)).toEqual(['retracted: Build API'])
})

it('[AL5] a promise that breaks is told once', () => {
  const promise = { date: toInstant(now + 3 * 1440), to: 'Acme', clientFacing: true, costOfDelay: null }
  const longer: Intent = { type: 'editTask', task: a, change: { estimate: 4800 as never } }
  const [before, after, later] = moments(
    [...plan, { type: 'editTask', task: b, change: { promise } }],
    [longer],
    [{ type: 'editTask', task: a, change: { estimate: 9600 as never } }]
  )
  expect(told(before, after)).toEqual([
    'promiseBroken: Promise at risk: Build API / The forecast is now later than the date that was promised.'
  ])
  expect(told(after, later)).toEqual([])
  expect(told(after, before)).toEqual(['retracted: Build API'])
})

it('[AL5] a promise that was moved, or whose task is gone, takes back what was told', () => {
  const promiseTo = (minutes: number): Intent => {
    const promise = { date: toInstant(now + minutes), to: 'Acme', clientFacing: true, costOfDelay: null }
    return { type: 'editTask', task: b, change: { promise } }
  }
  const [broken, moved] = moments([...plan, promiseTo(60)], [promiseTo(30 * 1440)])
  expect(told(broken, moved)).toEqual(['retracted: Build API'])
  const [brokenToo, gone] = moments([...plan, promiseTo(60)], [{ type: 'deleteTask', task: b }])
  expect(told(brokenToo, gone)).toEqual(['retracted: A task'])
})

it('[AL6] a handoff to me is told when it is offered, and taken back when it is caught', () => {
  const handoff = 'h' as HandoffId
  const offer: Intent = {
    type: 'offerHandoff',
    handoff: { id: handoff, dependency: 'ab' as never, from: 'ana' as PersonId, to: ben },
    at: now
  }
  const [before, offered, caught] = moments(
    plan,
    [finishA, offer],
    [{ type: 'catchHandoff', handoff, readBack: 'Two steps', at: now }]
  )
  expect(told(before, offered)).toEqual(['handoffToCatch: Ana hands you Design / Catch it to start Build API.'])
  expect(told(offered, caught)).toEqual([
    "clearToStart: You're clear to start: Build API / The handoff was caught",
    'retracted: Build API'
  ])
})

it('[AL15] a comment that names me is told once, and one that I wrote, or that asks me, is not told as that', () => {
  const say = (id: string, text: string, asks: PersonId | null = null): Intent => ({
    type: 'addComment',
    comment: { id: id as never, task: a, text, asks },
    at: now
  })
  const [before, named, others, asked] = moments(
    plan,
    [say('one', '@Ben, see the drawing')],
    [say('two', 'Benjamin and ben@example.org are nobody here')],
    [say('three', '@Ben, which colour?', ben)]
  )
  expect(told(before, named)).toEqual(['mentioned: Somebody names you on Design / @Ben, see the drawing'])
  expect(told(before, named, 'ana' as PersonId)).toEqual([])
  expect(told(named, others)).toEqual([])
  expect(told(others, asked)).toEqual(['questionToAnswer: Somebody asks you about Design / @Ben, which colour?'])
})

it('[AL6] a question to me is told until it is answered', () => {
  const ask: Intent = {
    type: 'addComment',
    comment: { id: 'q' as never, task: a, text: 'Which\ncolour?', asks: ben },
    at: now
  }
  const answer: Intent = {
    type: 'addComment',
    comment: { id: 'r' as never, task: a, text: 'Blue', answers: 'q' as never },
    at: now
  }
  const [before, asked, answered] = moments(plan, [ask], [answer])
  expect(told(before, asked)).toEqual(['questionToAnswer: Somebody asks you about Design / Which colour?'])
  expect(told(asked, answered)).toEqual(['retracted: Design'])
})

it('[AL7] what was seen is not told again, what was not seen is told once', () => {
  const [before, after] = moments(plan, [finishA])
  if (!before || !after) throw new Error('the story is too short')
  const seen = openSeenEpochs([])
  expect(seen.mark(before.schedule.forecasts.values())).toBe(true)
  expect(unseenAlerts(seen, after, ben).map(({ task }) => task)).toEqual([b])
  expect(seen.mark(after.schedule.forecasts.values())).toBe(true)
  expect(unseenAlerts(seen, after, ben)).toEqual([])
  expect(seen.mark(after.schedule.forecasts.values())).toBe(false)
  expect(unseenAlerts(openSeenEpochs(seen.list()), after, ben)).toEqual([])
})

it('[AL7] the set lets the oldest go when it is full', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => index.toString(16))
  const seen = openSeenEpochs(ids)
  const [, after] = moments(plan, [finishA])
  const fresh = [...(after?.schedule.forecasts.values() ?? [])].flatMap(({ epoch }) => (epoch ? [epoch.id] : []))
  expect(seen.mark(after?.schedule.forecasts.values() ?? [])).toBe(true)
  expect(seen.list()).toEqual([...ids.slice(fresh.length), ...fresh])
})

it('[AL8] titles are one bounded line without characters that turn or hide text', () => {
  const title = `Pay\u202E\u0007 now\n${'very '.repeat(60)}`
  const [before, after] = moments([...plan, { type: 'editTask', task: b, change: { title } }], [finishA])
  if (!before || !after) throw new Error('the story is too short')
  const [message] = alertsOf(before, after, ben).map((alert) => writeAlertMessage(alert, after.graph))
  expect([message?.title.slice(0, 40), [...(message?.title ?? '')].length]).toEqual([
    "You're clear to start: Pay now very very",
    80
  ])
})

it('[AL1] a replay is silent: from a moment to itself nothing is told, on any graph', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (seed) => {
      const graph = randomGraph(seed, 30)
      const moment: Moment = { graph, schedule: computeSchedule(graph, now) }
      for (const me of graph.people.keys()) expect(alertsOf(moment, moment, me)).toEqual([])
    }),
    { numRuns: 60 }
  )
})

it('[AL1] only forecasts that differ can mean anything: looking at all of them tells the same', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (seed) => {
      const random = seededRandom(seed)
      const first = randomGraph(seed, 30)
      let second = first
      for (let step = 0; step < 4; step += 1) second = randomEdit(second, random, step)
      const [before, after] = [first, second].map((graph) => ({ graph, schedule: computeSchedule(graph, now) }))
      if (!before || !after) throw new Error('two moments')
      const tasks = [...before.schedule.forecasts.keys()]
      const all = {
        changed: [...after.schedule.forecasts.values()],
        gone: tasks.filter((task) => !after.schedule.forecasts.has(task))
      }
      for (const me of first.people.keys())
        expect(alertsOf(before, after, me)).toEqual(deriveAlerts(before, after, all, me))
    }),
    { numRuns: 200 }
  )
})
