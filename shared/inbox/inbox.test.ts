import fc from 'fast-check'
import { expect, it } from 'vitest'

import { storyOf } from '../alerts/story.test-support.ts'
import type { Intent } from '../intents/intent.ts'
import type {
  ApprovalId,
  CommentId,
  DependencyId,
  IntentId,
  PersonId,
  ProposalId,
  SlipId,
  TaskId
} from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { randomGraph } from '../schedule/random-graph.test-support.ts'

import { boardItems } from './board-items.ts'
import type { InboxItem, InboxMark } from './inbox-item.ts'
import { inboxOf } from './inbox-of.ts'
import { inboxUnder } from './inbox-under.ts'

/** Monday 2026-11-16 10:00 UTC. */
const now = toInstant(Date.UTC(2026, 10, 16, 10) / 60_000)
const [ana, ben] = ['ana', 'ben'] as [PersonId, PersonId]
const [design, build, sign] = ['design', 'build', 'sign'] as [TaskId, TaskId, TaskId]

const plan: readonly Intent[] = [
  { type: 'addPerson', person: { id: ana, name: 'Ana', hue: 0, calendar: null } },
  { type: 'addPerson', person: { id: ben, name: 'Ben', hue: 1, calendar: null } },
  { type: 'createTask', task: { id: design, title: 'Design', owner: ana } },
  { type: 'createTask', task: { id: build, title: 'Build API', owner: ben } },
  { type: 'addDependency', dependency: { id: 'db' as DependencyId, predecessor: design, successor: build } }
]
const slip: Extract<Intent, { type: 'recordSlip' }>['record'] = {
  id: 's1' as SlipId,
  cause: 'c1' as IntentId,
  by: ana,
  at: toInstant(now - 60),
  source: design,
  later: 2,
  earlier: 0,
  moves: [design, build].map((task) => ({
    task,
    finishBefore: now,
    finishAfter: toInstant(now + 1440),
    shift: toWorkingMinutes(480)
  })),
  absorbed: 0,
  absorbedBy: [],
  brokenPromises: [],
  keptPromises: []
}

function itemsOf(me: PersonId | null, ...more: readonly Intent[]): readonly InboxItem[] {
  const [graph] = storyOf([[...plan, ...more]], now)
  if (graph === undefined) throw new Error('no story')
  return boardItems({ graph, schedule: computeSchedule(graph, now) }, [], me)
}

const said = (items: readonly InboxItem[]): readonly string[] =>
  items.map(({ kind, title, body }) => `${kind}: ${title} / ${body}`)

it('[IB1] without a me there is nothing', () => {
  expect(itemsOf(null)).toEqual([])
})

it('[IB2] what is mine to start, decide, answer and to keep stands there, and nothing of anybody else', () => {
  const more: readonly Intent[] = [
    { type: 'finishTask', task: design, at: toInstant(now - 60) },
    { type: 'createTask', task: { id: sign, title: 'Sign off', kind: 'approval' } },
    {
      type: 'requestApproval',
      approval: { id: 'ap' as ApprovalId, task: sign, approver: ben },
      at: toInstant(now - 30)
    },
    {
      type: 'addComment',
      comment: { id: 'q' as CommentId, task: design, text: 'Which colour?', asks: ben },
      at: toInstant(now - 20)
    },
    {
      type: 'editTask',
      task: build,
      change: { promise: { date: toInstant(now - 10), to: 'Mia', clientFacing: false, costOfDelay: null } }
    }
  ]
  const inbox = inboxOf(itemsOf(ben, ...more), new Map(), now)
  expect(said(inbox.needs)).toEqual([
    'approvalToDecide: Your decision: Sign off / Somebody waits for your yes or no.',
    'questionToAnswer: Somebody asks you about Design / Which colour?',
    'promiseBroken: Promise at risk: Build API / The forecast is now later than the date that was promised.',
    "clearToStart: You're clear to start: Build API / Design finished (Ana)"
  ])
  expect(inbox.needs.map(({ since }) => since)).toEqual([now - 30, now - 20, null, now - 60])
  expect([inbox.unread, said(itemsOf(ana, ...more))]).toEqual([4, []])
})

it('[IB2] a comment that names me and a proposal that is mine to decide stand there, what stands there already does not', () => {
  const say = (id: string, text: string, at: number): Intent => ({
    type: 'addComment',
    comment: { id: id as CommentId, task: design, text },
    at: toInstant(at)
  })
  const named = itemsOf(ben, say('one', '@Ben, see the drawing', now - 5), say('old', '@Ben, hello', now - 20_161))
  expect(named.map(({ key, title, body }) => [key, title, body])).toEqual([
    ['mention-one', 'Somebody names you on Design', '@Ben, see the drawing']
  ])
  const [graph] = storyOf([plan], now)
  if (graph === undefined) throw new Error('no story')
  const of = { id: 'p' as ProposalId, task: design, ways: [] }
  const loop: Proposal = { ...of, kind: 'breakDeadlock', path: [design], deciders: [ben] }
  const start: Proposal = { ...of, kind: 'startNow', clearSince: now, deciders: [ben] }
  const itemsFor = (me: PersonId) =>
    boardItems({ graph, schedule: computeSchedule(graph, now) }, [loop, start], me).map(({ key, title }) => [
      key,
      title
    ])
  expect(itemsFor(ben)).toEqual([['proposal-p', 'Caught in a loop: Design']])
  expect(itemsFor(ana).filter(([key]) => key === 'proposal-p')).toEqual([])
})

it('[IB2] [AL3] an approval that is clear is to be asked for, and is no work to start', () => {
  const approval: readonly Intent[] = [
    { type: 'createTask', task: { id: sign, title: 'Sign off', kind: 'approval', owner: ben } },
    { type: 'addDependency', dependency: { id: 'ds' as DependencyId, predecessor: design, successor: sign } },
    { type: 'finishTask', task: design, at: toInstant(now - 60) }
  ]
  const ask: Intent = {
    type: 'requestApproval',
    approval: { id: 'ap' as ApprovalId, task: sign, approver: ben },
    at: toInstant(now - 30)
  }
  const decline: Intent = {
    type: 'decideApproval',
    approval: 'ap' as ApprovalId,
    verdict: 'declined',
    reason: 'Too long',
    at: toInstant(now - 10)
  }
  const about = (items: readonly InboxItem[]) => said(items.filter(({ task }) => task === sign))
  expect([
    about(itemsOf(ben, ...approval)),
    about(itemsOf(ben, ...approval, ask)),
    about(itemsOf(ben, ...approval, ask, decline))
  ]).toEqual([
    ['approvalToAsk: Ready to be decided: Sign off / Design finished (Ana). Nobody has asked for it yet.'],
    ['approvalToDecide: Your decision: Sign off / Somebody waits for your yes or no.'],
    []
  ])
})

it('[IB11] an answer, a decline and the day that was waited for come back to whoever asked or waited', () => {
  const comment = (id: string, rest: { readonly asks?: PersonId; readonly answers?: CommentId }): Intent => ({
    type: 'addComment',
    comment: { id: id as CommentId, task: build, text: `Text of ${id}`, ...rest },
    by: rest.asks === undefined ? ana : ben,
    at: toInstant(now - 20)
  })
  const sure: readonly Intent[] = [
    { type: 'startTask', task: build, at: toInstant(now - 600) },
    { type: 'waitOnPurpose', task: build, until: toInstant(now - 10), reason: 'Paint dries' },
    comment('q', { asks: ana }),
    comment('a', { answers: 'q' as CommentId }),
    { type: 'createTask', task: { id: sign, title: 'Sign off', kind: 'approval', owner: ana } },
    {
      type: 'requestApproval',
      approval: { id: 'ap' as ApprovalId, task: sign, approver: ana },
      by: ben,
      at: toInstant(now - 30)
    },
    {
      type: 'decideApproval',
      approval: 'ap' as ApprovalId,
      verdict: 'declined',
      reason: 'Too long',
      by: ana,
      at: toInstant(now - 5)
    }
  ]
  const again: Intent = {
    type: 'requestApproval',
    approval: { id: 'ap2' as ApprovalId, task: sign, approver: ana },
    by: ben,
    at: toInstant(now - 2)
  }
  const keys = (items: readonly InboxItem[]) => items.map(({ key, since }) => [key, since])
  expect(said(inboxOf(itemsOf(ben, ...sure), new Map(), now).needs)).toEqual([
    'answered: Ana answers you about Build API / Text of a',
    'approvalDeclined: Ana declines Sign off / Too long',
    'waitOver: The day has come: Build API / Paint dries'
  ])
  expect(keys(itemsOf(ben, ...sure, again, { type: 'resumeTask', task: build }))).toEqual([['answer-a', now - 20]])
  expect(said(itemsOf(ana, ...sure)).filter((line) => !line.startsWith('clearToStart'))).toEqual([])
})

it('[IB3] a slip that somebody else caused stands there in one sentence, with what moved', () => {
  const items = itemsOf(ben, { type: 'recordSlip', record: slip })
  expect(items.map(({ key, kind, task, title, body, details }) => [key, kind, task, title, body, details])).toEqual([
    [
      'slip-s1',
      'slip',
      build,
      'Design finishes 1 day later: Build API moves',
      'by Ana',
      ['Design: 1 day later', 'Build API: 1 day later']
    ]
  ])
  const [mine, old] = [itemsOf(ana, { type: 'recordSlip', record: slip }), { ...slip, at: toInstant(now - 20_161) }]
  expect([mine.filter(({ kind }) => kind === 'slip'), itemsOf(ben, { type: 'recordSlip', record: old })]).toEqual([
    [],
    []
  ])
})

it('[IB4] what happens again has a new key', () => {
  const finish: Intent = { type: 'finishTask', task: design, at: toInstant(now - 60) }
  const again: readonly Intent[] = [
    { type: 'reopenTask', task: design },
    { type: 'finishTask', task: design, at: toInstant(now - 5) }
  ]
  const [first, second] = [itemsOf(ben, finish), itemsOf(ben, finish, ...again)]
  expect([first.length, second.length, first[0]?.key === second[0]?.key]).toEqual([1, 1, false])
})

it('[IB5] seen is read, done is gone, and snoozed comes back unread', () => {
  const items = itemsOf(
    ben,
    { type: 'finishTask', task: design, at: toInstant(now - 60) },
    {
      type: 'recordSlip',
      record: slip
    }
  )
  const [clear] = items
  if (clear === undefined) throw new Error('nothing is clear')
  const until = toInstant(now + 60)
  const under = (mark: InboxMark, at = now) => {
    const { needs, moved, snoozed, unread } = inboxOf(items, new Map([[clear.key, mark]]), at)
    return [needs.length, moved.length, snoozed.length, unread]
  }
  expect([
    under({ state: 'seen' }),
    under({ state: 'done' }),
    under({ state: 'snoozed', until, reason: 'after lunch' }),
    under({ state: 'snoozed', until, reason: 'after lunch' }, until)
  ]).toEqual([
    [1, 1, 0, 1],
    [0, 1, 0, 1],
    [0, 1, 1, 1],
    [1, 1, 0, 2]
  ])
})

it('[IB5] every item that is not done is in one list, whatever the marks', () => {
  const mark = fc.oneof(
    fc.constant<InboxMark>({ state: 'seen' }),
    fc.constant<InboxMark>({ state: 'done' }),
    fc.integer({ min: now - 100, max: now + 100 }).map((at): InboxMark => {
      return { state: 'snoozed', until: toInstant(at), reason: 'later' }
    })
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.array(fc.option(mark), { minLength: 40 }), (seed, marks) => {
      const graph = randomGraph(seed, 20)
      const me = [...graph.tasks.values()].find(({ owner }) => owner !== null)?.owner ?? null
      const items = boardItems({ graph, schedule: computeSchedule(graph, now) }, [], me)
      const kept = new Map(
        items.flatMap(({ key }, at): readonly (readonly [string, InboxMark])[] => {
          const found = marks[at % marks.length] ?? null
          return found === null ? [] : [[key, found]]
        })
      )
      const inbox = inboxOf(items, kept, now)
      const listed = [...inbox.needs, ...inbox.moved, ...inbox.snoozed].map(({ key }) => key)
      const notDone = items.filter(({ key }) => kept.get(key)?.state !== 'done').map(({ key }) => key)
      expect(new Set(listed)).toEqual(new Set(notDone))
      expect(listed).toHaveLength(notDone.length)
      expect(inbox.unread).toBe([...inbox.needs, ...inbox.moved].filter((entry) => entry.mark === null).length)
    }),
    { numRuns: 30 }
  )
})

it('[IB8] under marks that are not kept yet it is what it will be once they are', () => {
  const finish: Intent = { type: 'finishTask', task: design, at: toInstant(now - 60) }
  const items = itemsOf(ben, finish, { type: 'recordSlip', record: slip })
  const [clear, moved] = ['clearToStart', 'slip'].map((kind) => items.find((item) => item.kind === kind)?.key ?? '')
  const marks = new Map<string, InboxMark>([
    [clear ?? '', { state: 'seen' }],
    [moved ?? '', { state: 'snoozed', until: toInstant(now + 60), reason: 'Later' }]
  ])
  const before = inboxOf(items, marks, now)
  expect(inboxUnder(before, new Map(), now)).toBe(before)
  const done: InboxMark = { state: 'done' }
  expect(inboxUnder(before, new Map([[clear ?? '', done]]), now)).toEqual(
    inboxOf(items, new Map([...marks, [clear ?? '', done]]), now)
  )
  expect(inboxUnder(before, new Map([[moved ?? '', null]]), now)).toEqual(
    inboxOf(items, new Map([...marks].slice(0, 1)), now)
  )
})
