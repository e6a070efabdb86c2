import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Intent } from '../intents/intent.ts'
import type { SignalId } from '../model/ids.ts'
import { instantFromMilliseconds, toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { SignalFact } from '../model/signal.ts'
import type { Task } from '../model/task.ts'

import { failureOf, id, meet, newTask, openDesk } from './board-desk.test-support.ts'
import type { Desk } from './board-desk.test-support.ts'
import { openGraphIndex } from './graph-index.ts'

/** Thursday 2026-11-05 08:00 UTC, an hour before the first edit of a desk. */
const early = 1_793_865_600_000
const minute = 60_000

function keep(name: string, fact: SignalFact, at: number, task: string | null = 'a'): Intent {
  return {
    type: 'keepSignal',
    signal: {
      id: id<SignalId>(name),
      source: '/git',
      event: name,
      type: fact.kind,
      subject: task ?? 'SLIP-99',
      at,
      task: task === null ? null : id(task),
      fact,
      clientFacing: false,
      waits: false
    }
  }
}

function estimate(minutes: number): SignalFact {
  return { kind: 'estimate', minutes: toWorkingMinutes(minutes) }
}

function said(desk: Desk): Partial<Task> {
  const { actualStart, actualFinish, progress, remaining, estimate: minutes, constraint } = desk.task('a') ?? {}
  return { actualStart, actualFinish, progress, remaining, estimate: minutes, constraint } as Partial<Task>
}

describe('what signals say of a task', () => {
  test('[SG3] of an edit and a signal the later one counts, whichever was written first', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('a'))
    desk.do(keep('s-early', estimate(60), early))
    expect(desk.task('a')?.estimate).toBe(60)
    desk.do({ type: 'editTask', task: id('a'), change: { estimate: toWorkingMinutes(120) } })
    expect(desk.task('a')?.estimate).toBe(120)
    desk.do(keep('s-earlier', estimate(30), early - minute))
    expect(desk.task('a')?.estimate).toBe(120)
    desk.do(keep('s-late', estimate(240), early + 1e9))
    expect(desk.task('a')?.estimate).toBe(240)
  })

  test('[SG3] of two signals of one moment the one with the higher id counts; an edit of that moment counts before both', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('a'))
    for (const name of ['s-2', 's-3', 's-1']) desk.do(keep(name, estimate(Number(name.slice(2))), early))
    expect(desk.task('a')?.estimate).toBe(3)
    const edited = desk.do({ type: 'editTask', task: id('a'), change: { estimate: toWorkingMinutes(9) } })
    const stamp = desk.index.stamp(id('a'), 'estimate')
    desk.do(keep('s-9', estimate(10), stamp?.at ?? 0))
    expect(desk.task('a')?.estimate).toBe(9)
    desk.undo(edited)
    expect(desk.task('a')?.estimate).toBe(10)
  })

  test('[SG4] a finish that came without a start begins then; reopening takes it back', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('a'))
    const at = toInstant(early / minute)
    desk.do(keep('s-1', { kind: 'finished' }, early))
    expect(said(desk)).toMatchObject({ actualStart: at, actualFinish: at })
    desk.do(keep('s-2', { kind: 'started' }, early - 90 * minute))
    expect(said(desk)).toMatchObject({ actualStart: at - 90, actualFinish: at })
    desk.do(keep('s-3', { kind: 'reopened' }, early + minute))
    expect(said(desk)).toMatchObject({ actualStart: at - 90, actualFinish: null })
  })

  test('[SG4] progress, estimate and not-before are the fields that they name; summaries follow their tasks', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('a'))
    desk.do(newTask('s', { kind: 'summary' }))
    desk.do({ type: 'recordRemaining', task: id('a'), minutes: toWorkingMinutes(10), at: toInstant(1) })
    const late = early + 1e9
    desk.do(keep('p', { kind: 'progress', fraction: 0.5 }, late))
    desk.do(keep('n', { kind: 'notBefore', date: toInstant(29_900_000) }, late))
    desk.do(keep('f', { kind: 'finished' }, late, 's'))
    expect(said(desk)).toMatchObject({
      progress: { fraction: 0.5, at: Math.floor(late / minute) },
      remaining: null,
      constraint: { type: 'startNoEarlierThan', date: 29_900_000 }
    })
    expect(desk.task('s')?.actualFinish).toBeNull()
  })

  test('[SG17] what each signal changed: from what counted before it, and whether something later counts', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('a'))
    const facts: readonly (readonly [string, SignalFact, number])[] = [
      ['s-1', estimate(60), early],
      ['s-2', estimate(60), early + minute],
      ['s-3', { kind: 'started' }, early + 2 * minute],
      ['s-4', estimate(240), early + 3 * minute]
    ]
    for (const [name, fact, at] of facts) desk.do(keep(name, fact, at))
    const index = openGraphIndex(desk.doc, id('board'))
    const changed = (): readonly unknown[] =>
      [...index.graph().signals.values()].toSorted((a, b) => a.at - b.at).map((signal) => index.changesOf(signal))
    const start = instantFromMilliseconds(early + 2 * minute)
    const began = [{ kind: 'counts', field: 'actualStart', before: null, after: start }]
    expect(changed()).toEqual([
      [{ kind: 'overtaken', field: 'estimate', after: 60 }],
      [{ kind: 'overtaken', field: 'estimate', after: 60 }],
      began,
      [{ kind: 'counts', field: 'estimate', before: 60, after: 240 }]
    ])
    desk.do({ type: 'judgeSignal', signal: id('s-4'), verdict: 'takenBack', reason: '' })
    const first = { kind: 'overtaken', field: 'estimate', after: 60 }
    expect(changed()).toEqual([[first], [], began, []])
    desk.do({ type: 'editTask', task: id('a'), change: { estimate: toWorkingMinutes(120) } })
    expect(changed()).toEqual([[first], [first], began, []])
    index.close()
  })

  test('[SG10] a signal that is taken back does not count, and counts again when that is taken back', () => {
    const desk = openDesk(1, 'ana')
    desk.do(newTask('a'))
    desk.do(keep('s-1', estimate(60), early))
    const back = desk.do({ type: 'judgeSignal', signal: id('s-1'), verdict: 'takenBack', reason: '' })
    expect(desk.task('a')?.estimate).toBe(480)
    desk.undo(back)
    expect(desk.task('a')?.estimate).toBe(60)
  })

  test('[SG1] [SG2] the same signal again changes nothing; another under its id is refused; it may come before its task', () => {
    const desk = openDesk(1, 'ana')
    desk.do(keep('s-1', estimate(60), early))
    expect(desk.do(keep('s-1', estimate(60), early)).parts).toBe(0)
    expect(failureOf(desk.commit(keep('s-1', estimate(61), early)))?.kind).toBe('invalid')
    desk.do(newTask('a'))
    expect(desk.task('a')?.estimate).toBe(60)
    expect(desk.index.graph().signals.get(id('s-1'))).toEqual({
      ...(keep('s-1', estimate(60), early) as Extract<Intent, { type: 'keepSignal' }>).signal,
      verdict: null,
      reason: '',
      judged: null
    })
  })

  test('[SG10] who decided about a signal stands with it, and goes when that is taken back', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do(newTask('a'))
    ana.do(keep('s-1', estimate(60), early))
    meet(ana, ben)
    const no = ben.do({ type: 'judgeSignal', signal: id('s-1'), verdict: 'declined', reason: 'Another team’s' })
    meet(ana, ben)
    const decided = (): readonly unknown[] =>
      [ana, ben].map(({ index }) => {
        const signal = index.graph().signals.get(id('s-1'))
        return [signal?.verdict, signal?.reason, signal?.judged?.by, signal?.judged === null]
      })
    expect(decided()).toEqual(Array.from({ length: 2 }, () => ['declined', 'Another team’s', 'ben', false]))
    ben.undo(no)
    meet(ana, ben)
    expect(decided()).toEqual(Array.from({ length: 2 }, () => [null, '', undefined, true]))
  })

  test('[SG3] shuffled, doubled, over two machines: what the set says in order of time', () => {
    const fact = fc.constantFrom<SignalFact>(
      { kind: 'started' },
      { kind: 'finished' },
      { kind: 'reopened' },
      { kind: 'progress', fraction: 0.25 },
      { kind: 'progress', fraction: 0.75 },
      estimate(60),
      estimate(90),
      { kind: 'notBefore', date: toInstant(29_900_000) },
      { kind: 'notBefore', date: null }
    )
    const told = fc.record({ fact, at: fc.integer({ min: 0, max: 12 }), task: fc.constantFrom('a', 'b') })
    const delivery = fc.record({ which: fc.nat(), machine: fc.nat(1), meets: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(told, { minLength: 1, maxLength: 14 }),
        fc.array(delivery, { maxLength: 20 }),
        (signals, deliveries) => {
          const events = signals.map(({ fact: one, at, task }, index) =>
            keep(`s-${String(index).padStart(2, '0')}`, one, early + at * minute, task)
          )
          const [one, other, ordered] = [openDesk(1, null), openDesk(2, null), openDesk(3, null)]
          for (const name of ['a', 'b']) one.do(newTask(name))
          meet(one, other, ordered)
          for (const { which, machine, meets } of deliveries) {
            const event = events[which % events.length]
            if (event !== undefined) (machine === 0 ? one : other).do(event)
            if (meets) meet(one, other)
          }
          for (const [index, event] of events.toReversed().entries()) (index % 2 === 0 ? one : other).do(event)
          meet(one, other)
          const byTime = events.toSorted(
            (x, y) =>
              (x.type === 'keepSignal' ? x.signal.at : 0) - (y.type === 'keepSignal' ? y.signal.at : 0) ||
              events.indexOf(x) - events.indexOf(y)
          )
          for (const event of byTime) ordered.do(event)
          const expected = ordered.index.graph()
          for (const { index, doc } of [one, other]) {
            expect(index.graph()).toEqual(expected)
            const fresh = openGraphIndex(doc, index.graph().id)
            expect(fresh.graph()).toEqual(expected)
            fresh.close()
          }
          expect(expected.tasks.get(id('a'))).toEqual(inOrder(events, one.task('a')))
        }
      ),
      { numRuns: 60 }
    )
  })
})

/** What is left of a task's fields when the signals about it are gone through once, in the order of their time. */
function inOrder(events: readonly Intent[], task: Task | undefined): Task | undefined {
  if (task === undefined) return undefined
  const fields: Record<string, unknown> = {
    ...task,
    actualStart: null,
    actualFinish: null,
    progress: null,
    remaining: null,
    estimate: 480,
    constraint: null
  }
  const sorted = events
    .flatMap((event) => (event.type === 'keepSignal' && event.signal.task === task.id ? [event.signal] : []))
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  for (const { fact, at } of sorted) {
    const instant = Math.floor(at / minute)
    if (fact.kind === 'started') fields['actualStart'] = instant
    if (fact.kind === 'finished') fields['actualFinish'] = instant
    if (fact.kind === 'reopened') fields['actualFinish'] = null
    if (fact.kind === 'progress') fields['progress'] = { fraction: fact.fraction, at: instant }
    if (fact.kind === 'estimate') fields['estimate'] = fact.minutes
    if (fact.kind === 'notBefore')
      fields['constraint'] = fact.date === null ? null : { type: 'startNoEarlierThan', date: fact.date }
  }
  const { actualStart: start, actualFinish: finish } = fields as Pick<Task, 'actualStart' | 'actualFinish'>
  if (finish !== null && (start === null || start > finish)) fields['actualStart'] = finish
  return fields as Task
}
