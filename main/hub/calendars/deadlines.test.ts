import { describe, expect, test } from 'vitest'

import type { Deadline } from '../../../shared/formats/read-deadlines.ts'
import { succeed } from '../../../shared/lib/result.ts'
import { defaultTask } from '../../../shared/model/default-task.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import type { BoardId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import { factOfEvent } from '../../../shared/signals/fact-of-event.ts'
import { signalIdOf } from '../../../shared/signals/signal-id-of.ts'
import { fakeClock } from '../fake-clock.testing.ts'
import type { PersonalKind } from '../personal/personal-values.ts'

import { createDeadlines } from './deadlines.ts'
import type { DeadlineParts } from './deadlines.ts'

const now = Date.UTC(2026, 10, 23, 8)
const at = (iso: string) => toInstant(Date.parse(iso) / 60_000)
const ana = 'ana' as PersonId
const launch = 'launch' as TaskId
const promisedFor = (date: ReturnType<typeof at>): Task['promise'] => ({
  date,
  to: 'the fair',
  clientFacing: false,
  costOfDelay: null
})
const task = (change: Partial<Task> = {}): Task =>
  defaultTask({ id: launch, title: 'Launch', owner: ana, promise: promisedFor(at('2026-11-30T16:00Z')), ...change })
const deadline = (change: Partial<Deadline> = {}): Deadline => ({
  uid: 'fair@example.org',
  title: 'The fair opens',
  due: at('2026-12-04T16:00Z'),
  sequence: 1,
  changedAt: at('2026-11-20T08:00Z'),
  reference: null,
  ...change
})

/** A device of Ana's with one calendar and one board. */
function device(...tasks: readonly Task[]) {
  const kept = new Map<string, unknown>()
  const listeners = new Set<() => void>()
  const events: CloudEvent[] = []
  let deadlines: readonly Deadline[] = []
  const graph = { ...emptyGraph('board' as BoardId), tasks: new Map(tasks.map((one) => [one.id, one])) }
  const board = { id: graph.id, graph: () => graph, me: () => ana }
  const values: DeadlineParts['values'] = {
    all: <Value>({ name, parse }: PersonalKind<Value>) =>
      new Map(
        [...kept].flatMap(([key, raw]) => {
          const value = parse(raw)
          return value === null ? [] : [[key.slice(name.length + 1), value] as const]
        })
      ),
    set: ({ name }, changes) => {
      for (const [key, value] of changes) kept.set(`${name}/${key}`, JSON.parse(JSON.stringify(value)))
      return Promise.resolve()
    }
  }
  const told = createDeadlines({
    calendars: {
      deadlines: () => new Map([['work', deadlines]]),
      observe: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      }
    },
    values,
    boards: () => [board],
    intake: {
      take: (decoded) => {
        for (const one of decoded) if (one.ok) events.push(one.value)
        return Promise.resolve(succeed([]))
      }
    },
    clock: fakeClock(now),
    onProblem: (message) => {
      throw new Error(message)
    }
  })
  return {
    told,
    board,
    kept,
    /** Each event once, as the board keeps them. */
    events: () => [...new Map(events.map((event) => [signalIdOf(event), event])).values()],
    says: (...found: readonly Deadline[]) => {
      deadlines = found
      for (const listener of listeners) listener()
    }
  }
}

describe('deadlines of one’s own calendars', () => {
  test('[CD2] [CD3] a linked one is a promise that wants to move, told once however often it is read', async () => {
    const { told, board, says, events, kept } = device(task())
    says(deadline())
    expect([events(), told.list(board, 'work')]).toEqual([
      [],
      [{ uid: 'fair@example.org', title: 'The fair opens', due: at('2026-12-04T16:00Z'), task: null }]
    ])
    expect(await told.link(board, 'fair@example.org', launch)).toEqual({ ok: true, value: null })
    says(deadline({ title: 'The fair opens at last' }))
    const [event] = events()
    expect([events().length, event && factOfEvent(event)]).toEqual([
      1,
      { ok: true, value: { kind: 'promiseMoved', date: at('2026-12-04T16:00Z') } }
    ])
    expect(event).toMatchObject({
      source: 'calendar/ana',
      type: 'promise.moved',
      subject: 'launch',
      time: Date.parse('2026-11-20T08:00Z')
    })
    expect(told.list(board, 'work').map(({ task: follower }) => follower)).toEqual([launch])
    expect(JSON.stringify([...kept])).not.toMatch(/fair/)
  })

  test('[CD2] a second move is a second signal, also back to a date that was told before', async () => {
    const { told, board, says, events } = device(task())
    await told.link(board, 'fair@example.org', launch)
    says(deadline())
    says(deadline({ due: at('2026-12-07T16:00Z'), sequence: 2 }))
    says(deadline({ sequence: 3 }))
    expect(events().map(({ data }) => data)).toEqual([
      { date: '2026-12-04T16:00:00.000Z' },
      { date: '2026-12-07T16:00:00.000Z' },
      { date: '2026-12-04T16:00:00.000Z' }
    ])
  })

  test('[CD3] a task follows the entry that it came from or whose address it refers to, if it is one’s own and promised', () => {
    const reference = 'https://example.org/fair'
    const told = (change: Partial<Task>) => {
      const { says, events } = device(task(change))
      says(deadline({ reference }))
      return events().length
    }
    const uid = { sourceId: 'fair@example.org' }
    expect([told(uid), told({ refs: [reference] }), told({})]).toEqual([1, 1, 0])
    expect([
      told({ ...uid, owner: 'ben' as PersonId }),
      told({ ...uid, promise: null }),
      told({ ...uid, actualFinish: at('2026-11-20T08:00Z') }),
      told({ ...uid, promise: promisedFor(at('2026-12-04T16:00Z')) })
    ]).toEqual([0, 0, 0, 0])
  })

  test('[CD3] one that is unlinked is followed no more, also by what came from it', async () => {
    const { told, board, says, events } = device(task({ sourceId: 'fair@example.org' }))
    await told.link(board, 'fair@example.org', null)
    says(deadline())
    expect([events(), told.list(board, 'work')[0]?.task]).toEqual([[], null])
    expect(await told.link(board, 'fair@example.org', 'gone' as TaskId)).toEqual({
      ok: false,
      failure: 'This task is not on the board any more.'
    })
  })
})
