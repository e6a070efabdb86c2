import { describe, expect, test } from 'vitest'

import type { Intent } from '../intents/intent.ts'
import { planIntent, supposeIntent } from '../intents/plan-intent.ts'
import { parseIntent } from '../intents/parse-intent.ts'
import { createdBySignal } from '../intents/created-by-signal.ts'
import { succeed } from '../lib/result.ts'
import { defaultTask } from '../model/default-task.ts'
import { emptyGraph } from '../model/empty-graph.ts'
import type { BoardId, DependencyId, IntentId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Signal } from '../model/signal.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { CloudEvent } from './cloud-event.ts'
import { deedsOfYes } from './deeds-of-yes.ts'
import { judgeEvent } from './judge-event.ts'
import type { EventDecision } from './judge-event.ts'
import { packBursts } from './pack-bursts.ts'
import { signalIdOf } from './signal-id-of.ts'
import { takeBack } from './take-back.ts'

/** Thursday 2026-11-05 09:00 UTC. */
const now = 1_793_869_200_000

const tasks = [
  task('design', 1),
  task('build', 2),
  task('twin', 2, 5),
  task('phase', 3, 0, { kind: 'summary' }),
  task('sign-off', 4, 0, { kind: 'approval', owner: 'mia' as PersonId })
]
const mia = { id: 'mia' as PersonId, name: 'Mia Chen', hue: 1, calendar: null, team: null, logins: ['github:mia'] }
const max = { id: 'max' as PersonId, name: 'Max Chen', hue: 2, calendar: null, team: null, logins: ['github:max'] }
const link = {
  id: 'link' as DependencyId,
  predecessor: 'design' as TaskId,
  successor: 'twin' as TaskId,
  type: 'finishToStart',
  lag: { minutes: 0, unit: 'working' },
  lagCalendar: null,
  createdAt: toInstant(0),
  createdBy: null
} as const
const graph: WorkGraph = {
  ...emptyGraph('board' as BoardId),
  tasks: new Map(tasks.map((one) => [one.id, one])),
  people: new Map([mia, max].map((one) => [one.id, one])),
  dependencies: new Map([[link.id, link]])
}

function task(id: string, number: number, createdAt = 0, more: Partial<Task> = {}): Task {
  return defaultTask({ id: id as TaskId, title: id, number, createdAt: toInstant(createdAt), ...more })
}

function event(type: string, subject: string | null, data: unknown = null, more: Partial<CloudEvent> = {}): CloudEvent {
  return { id: '1', source: '/ci', type, subject, time: now, data, extensions: new Map(), ...more }
}

function reasonOf(decision: EventDecision): string {
  return 'reason' in decision ? decision.reason : ''
}

/** The signal that a decision keeps. */
function kept(decision: EventDecision): Signal {
  const intent = 'intent' in decision ? decision.intent : null
  const keep = intent?.type === 'together' ? intent.intents[0] : intent
  if (keep?.type !== 'keepSignal') throw new Error('nothing is kept')
  return { ...keep.signal, verdict: null, reason: '', judged: null }
}

/** Each row of the table in SPEC.md: the type, some data of it, what becomes of it, and of which task if not of SLIP-1. */
const rows: readonly (readonly [string, unknown, EventDecision['kind'], subject?: string])[] = [
  ['task.started', null, 'apply'],
  ['task.finished', null, 'apply'],
  ['task.reopened', null, 'apply'],
  ['task.progress', { fraction: 0.5 }, 'apply'],
  ['task.estimate-changed', { minutes: 90 }, 'apply'],
  ['task.not-before-changed', { date: '2026-12-01T09:00:00+01:00' }, 'apply'],
  ['task.not-before-changed', { date: null }, 'apply'],
  ['dependency.added', { predecessor: 'build' }, 'apply'],
  ['question.asked', { text: 'Which one?', asks: '@mia' }, 'apply'],
  ['promise.moved', { date: '2026-12-01T09:00:00Z' }, 'propose'],
  ['task.cancelled', null, 'propose'],
  ['dependency.removed', { predecessor: 'SLIP-2a' }, 'propose'],
  ['task.finished', { clientFacing: true }, 'propose'],
  ['dependency.added', { predecessor: 'build', clientFacing: true }, 'propose'],
  ['question.asked', { text: 'Which one?', asks: 'mia', clientFacing: true }, 'propose'],
  ['approval.requested', null, 'apply', 'SLIP-4'],
  ['approval.requested', { asks: 'zoe' }, 'propose', 'SLIP-4'],
  ['approval.requested', null, 'propose'],
  ['approval.granted', { by: 'github:mia' }, 'apply', 'SLIP-4'],
  ['approval.declined', { by: 'GitHub:Mia', reason: 'No' }, 'apply', 'SLIP-4'],
  ['approval.granted', { by: 'github:mia', clientFacing: true }, 'propose', 'SLIP-4'],
  ['approval.granted', { by: 'github:max' }, 'propose', 'SLIP-4'],
  ['approval.granted', { by: 'Mia Chen' }, 'propose', 'SLIP-4'],
  ['approval.granted', null, 'propose', 'SLIP-4'],
  ['handoff.offered', { why: 'Done' }, 'apply', 'twin'],
  ['handoff.offered', { why: 'Done' }, 'propose'],
  ['handoff.caught', { readBack: 'Mine' }, 'propose', 'twin'],
  ['question.answered', { text: 'That one' }, 'propose'],
  ['reference.added', { reference: 'https://example.org/7' }, 'apply'],
  ['deployment.succeeded', null, 'propose'],
  ['ci.build.passed', { run: 7 }, 'propose']
]

describe('judgeEvent', () => {
  const spelt = rows.map(([type, data, kind, subject = 'SLIP-1']) => ({ type, data, kind, subject }))

  test.each(spelt)('[SG7] $type of $subject with $data: $kind', ({ type, data, kind, subject }) => {
    const decision = judgeEvent(graph, event(type, subject, data), now)
    expect(decision.kind).toBe(kind)
    const intent = 'intent' in decision ? decision.intent : null
    expect(parseIntent(structuredClone(intent))).toEqual({ ok: true, value: intent })
    expect(planIntent(graph, intent as Intent, { id: 'i' as IntentId, by: null, at: now }).ok).toBe(true)
  })

  const byItself = spelt.filter(({ kind }) => kind === 'apply')

  test.each(byItself)(
    '[SG7] $type of $subject with $data touches no other task, and waits once it faces a client',
    (row) => {
      const { type, data, subject } = row
      const decision = judgeEvent(graph, event(type, subject, data), now)
      if (decision.kind !== 'apply') throw new Error('it does not count by itself')
      const supposed = supposeIntent(graph, decision.intent, { id: 'i' as IntentId, by: null, at: now })
      if (!supposed.ok) throw new Error(supposed.failure.message)
      const about = kept(decision).task
      const touched = [...supposed.value.tasks.values()].filter((one) => one !== graph.tasks.get(one.id))
      expect(touched.filter(({ id }) => id !== about)).toEqual([])
      const facing = judgeEvent(graph, event(type, subject, { ...Object(data), clientFacing: true }), now)
      expect([facing.kind, reasonOf(facing)]).toEqual(['propose', 'It faces a client: it waits for a yes.'])
    }
  )

  test('[SG1] [SG2] a signal is a function of the event and the task; the same event again is a duplicate', () => {
    const said = event('task.finished', 'slip-1', null, { time: now - 5 })
    const signal = kept(judgeEvent(graph, said, now))
    expect(signal).toEqual({
      id: signalIdOf(said),
      source: '/ci',
      event: '1',
      type: 'task.finished',
      subject: 'slip-1',
      at: now - 5,
      task: 'design',
      fact: { kind: 'finished' },
      clientFacing: false,
      waits: false,
      verdict: null,
      reason: '',
      judged: null
    })
    const next = { ...graph, signals: new Map([[signal.id, signal]]) }
    expect(judgeEvent(next, said, now)).toEqual({ kind: 'duplicate' })
  })

  test('[SG6] [SG8] [KEY4] a key that several tasks have, or none, waits', () => {
    expect(
      ['SLIP-2', 'SLIP-2b', 'twin', 'SLIP-9'].map((subject) => {
        const decision = judgeEvent(graph, event('task.finished', subject), now)
        return [decision.kind, kept(decision).task, reasonOf(decision)]
      })
    ).toEqual([
      ['propose', null, '“SLIP-2” means 2 tasks: their numbers were given twice.'],
      ['apply', 'twin', ''],
      ['apply', 'twin', ''],
      ['propose', null, 'No task here is “SLIP-9”.']
    ])
  })

  const ignored: readonly (readonly [CloudEvent, string])[] = [
    [event('task.finished', 'SLIP-1', null, { time: null }), 'time: is missing, and what happened last counts'],
    [event('task.finished', 'SLIP-1', null, { time: now + 60_001 }), 'time: lies ahead of this device’s clock'],
    [event('task.progress', 'SLIP-1', { fraction: 2 }), 'data: is not what task.progress says'],
    [event('task.not-before-changed', 'SLIP-1', { date: 'soon' }), 'data: is not what task.not-before-changed says'],
    [
      event('calendar.busy', 'SLIP-1', { from: '2026-11-23T09:00:00Z' }),
      'type: when somebody is busy goes on no board'
    ],
    [event('task.finished', 'SLIP-3'), '“phase” is a summary: it follows the tasks under it.'],
    [event('task.started', 'SLIP-4'), '“sign-off” is an approval: its decision finishes it.'],
    [
      event('dependency.added', 'SLIP-1', { predecessor: 'twin' }),
      'This would close a loop: “design” → “twin” → “design”.'
    ]
  ]

  test.each(ignored)('[SG5] [SG12] %j is ignored: %s', (said, reason) => {
    const decision = judgeEvent(graph, said, now)
    expect([decision.kind, reasonOf(decision)]).toEqual(['ignore', reason])
  })

  test('[SG12] a dependency that is there already is kept and adds none', () => {
    const decision = judgeEvent(graph, event('dependency.added', 'twin', { predecessor: 'SLIP-1' }), now)
    expect(decision.kind === 'apply' && decision.intent).toMatchObject({
      type: 'together',
      intents: [{ type: 'keepSignal' }]
    })
  })

  test('a question goes to the one person with that name', () => {
    const asked = (asks: string): string =>
      reasonOf(judgeEvent(graph, event('question.asked', 'SLIP-1', { text: 'Eh?', asks }), now))
    expect([asked('@max'), asked('chen'), asked('zoe')]).toEqual([
      '',
      'More than one person here is called “chen”.',
      'Nobody here is called “zoe”.'
    ])
  })

  test('[SG9] what is not recognised keeps the beginning of its data', () => {
    const { fact } = kept(judgeEvent(graph, event('x.y', 'SLIP-1', '😀'.repeat(1001) + 'z'), now))
    expect(fact).toEqual({ kind: 'kept', known: false, data: '😀'.repeat(1000) })
  })
})

describe('packBursts', () => {
  test('[SG11] at most 64 together, in order, and never two on one field', () => {
    const item = (name: string): { readonly fields: readonly string[] } => ({ fields: [name] })
    const many = Array.from({ length: 130 }, (_, index) => item(`t${index}/estimate`))
    expect(packBursts(many).map(({ length }) => length)).toEqual([64, 64, 2])
    const [a, b, c] = [item('a/x'), item('b/x'), item('a/x')]
    expect(packBursts([a, b, c])).toEqual([[a, b], [c]])
    expect(packBursts([])).toEqual([])
  })
})

describe('deedsOfYes', () => {
  const deeds = (said: CloudEvent): unknown => {
    const signal = kept(judgeEvent(graph, said, now))
    const done = deedsOfYes(graph, signal, signal.task)
    return done.ok ? done.value : done.failure
  }

  test('[SG8] a yes does it by the intents of whoever says so', () => {
    expect(deeds(event('promise.moved', 'SLIP-1', { date: '2026-12-01T09:00:00Z' }))).toEqual([
      {
        type: 'editTask',
        task: 'design',
        change: { promise: { to: '', clientFacing: false, costOfDelay: null, date: 29_935_260 } }
      }
    ])
    expect(deeds(event('task.cancelled', 'SLIP-1'))).toEqual([{ type: 'cancelTask', task: 'design', at: now / 60_000 }])
    expect(deeds(event('dependency.removed', 'twin', { predecessor: 'SLIP-1' }))).toEqual([
      { type: 'removeDependency', dependency: 'link' }
    ])
    expect(deeds(event('task.estimate-changed', 'SLIP-1', { minutes: 30, clientFacing: true }))).toEqual([
      { type: 'editTask', task: 'design', change: { estimate: 30 } }
    ])
    expect(deeds(event('x.y', 'SLIP-1'))).toBe('This version of Slipstream only keeps it.')
  })

  test('[SG8] a yes to what means no task makes one, under an id that follows from the signal’s, or says too little for one', () => {
    const said = event('task.estimate-changed', 'SLIP-9', { minutes: 30 })
    const made = createdBySignal<TaskId>(signalIdOf(said))
    expect(deeds(said)).toEqual([{ type: 'createTask', task: { id: made, title: 'SLIP-9', estimate: 30 } }])
    const tooLittle = 'It is about no task that is here, and says too little for a new one.'
    expect([deeds(event('task.cancelled', 'SLIP-9')), deeds(event('task.finished', null))]).toEqual([
      tooLittle,
      tooLittle
    ])
  })

  test('[SG8] a yes to what means no task is about the one that is chosen', () => {
    const build = 'build' as TaskId
    const finished = kept(judgeEvent(graph, event('task.finished', 'SLIP-9'), now))
    expect(deedsOfYes(graph, finished, build)).toMatchObject({ value: [{ type: 'editTask', task: 'build' }] })
    const asked = kept(judgeEvent(graph, event('question.asked', 'SLIP-9', { text: 'Eh?', asks: 'max' }), now))
    expect(deedsOfYes(graph, asked, build)).toMatchObject({
      value: [{ type: 'addComment', comment: { task: 'build', asks: 'max' } }]
    })
  })

  test('[SG8] nothing where it is so already, and a key that means several is said', () => {
    const removed = (subject: string, predecessor: string) => event('dependency.removed', subject, { predecessor })
    expect([deeds(removed('SLIP-1', 'build')), deeds(removed('SLIP-1', 'SLIP-99'))]).toEqual([[], []])
    expect(deeds(removed('SLIP-1', 'SLIP-2'))).toBe('“SLIP-2” means 2 tasks: their numbers were given twice.')
    const signal = kept(judgeEvent(graph, event('task.cancelled', 'SLIP-1'), now))
    const given = defaultTask({ id: 'design' as TaskId, title: 'x', cancelledAt: toInstant(5) })
    expect(deedsOfYes({ ...graph, tasks: new Map([[given.id, given]]) }, signal, given.id)).toEqual(succeed([]))
  })
})

describe('takeBack', () => {
  test('[SG10] taking back takes the dependency along that the signal added', () => {
    const decision = judgeEvent(graph, event('dependency.added', 'SLIP-1', { predecessor: 'build' }), now)
    const signal = kept(decision)
    const added = decision.kind === 'apply' && decision.intent.type === 'together' ? decision.intent.intents[1] : null
    if (added?.type !== 'addDependency') throw new Error('nothing is added')
    const dependencies = new Map([[added.dependency.id, { ...link, id: added.dependency.id }]])
    const judged = { type: 'judgeSignal', signal: signal.id, verdict: 'takenBack', reason: '' }
    expect(takeBack({ ...graph, dependencies }, signal)).toEqual({
      type: 'together',
      label: 'dependency.added SLIP-1',
      intents: [judged, { type: 'removeDependency', dependency: added.dependency.id }]
    })
    expect(takeBack(graph, signal)).toEqual(judged)
  })
})
