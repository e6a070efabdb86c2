import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { AlertMessage } from '../../shared/alerts/alert.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import type { NotificationLedger, PlannedNotification } from './notification-ledger.ts'
import { createNotifier } from './notifier.ts'
import type { NotificationEvents } from './notifier.ts'
import type { NotificationRules } from './notification-policy.ts'

function alert(key: string, kind: AlertMessage['kind'] = 'clearToStart'): AlertMessage {
  const board = parseId<BoardId>('b')
  const task = parseId<TaskId>(key)
  if (!board.ok || !task.ok) throw new Error('not an id')
  return { board: board.value, task: task.value, key, kind, title: key, body: '' }
}

/** A ledger in memory, and a screen that records; writing fails while `broken` says so. */
function setUp(first: NotificationLedger = [], rules: Partial<NotificationRules> = {}) {
  const happened: string[] = []
  const screen: { readonly planned: PlannedNotification; readonly events: NotificationEvents }[] = []
  let ledger = first
  let broken = false
  let now = 5
  let wanted: NotificationRules = { gather: 0, undisturbedUntil: null, atAnyHour: false, ...rules }
  let alarm: { readonly at: number; readonly ring: () => void } | null = null
  const notifier = createNotifier({
    file: {
      value: () => ledger,
      write: (value) => {
        ledger = value
        if (broken) return Promise.reject(new Error('disk full'))
        happened.push(`ledger ${value.map(({ key, state }) => `${key} ${state}`).join(', ')}`)
        return Promise.resolve()
      },
      settled: () => Promise.resolve(),
      damaged: null
    },
    show: (planned, events) => {
      happened.push(`show ${planned.title}`)
      screen.push({ planned, events })
      return () => happened.push(`take down ${planned.title}`)
    },
    milliseconds: () => now,
    after: (delay, ring) => {
      const set = { at: now + delay, ring }
      alarm = set
      return () => {
        if (alarm === set) alarm = null
      }
    },
    rules: () => wanted,
    onOpen: ({ task }) => happened.push(`open ${task}`),
    onStart: ({ task }) => happened.push(`start ${task}`),
    onAnswered: (keys) => happened.push(`answered ${keys.join(' ')}`),
    onTrouble: () => happened.push('trouble')
  })
  return {
    notifier,
    happened,
    screen,
    breakDisk: () => {
      broken = true
    },
    ledger: () => ledger,
    want: (change: Partial<NotificationRules>) => {
      wanted = { ...wanted, ...change }
      notifier.look()
    },
    /** Time passes, and timers ring in their order. */
    wait: (milliseconds: number) => {
      const end = now + milliseconds
      while (alarm !== null && alarm.at <= end) {
        const { at, ring } = alarm
        alarm = null
        now = at
        ring()
      }
      now = end
    },
    shown: () => screen.map(({ planned }) => planned.title)
  }
}

describe('the notifier', () => {
  it('writes the intention, then shows, then writes that it was shown', async () => {
    const { notifier, happened, screen } = setUp()
    await notifier.tell([alert('api')])
    screen[0]?.events.onShown()
    expect(happened).toEqual(['ledger api intended', 'show api', 'ledger api shown'])
  })

  it('stays with the intention when the system never accepts it, and shows it after a restart', async () => {
    const before = setUp()
    await before.notifier.tell([alert('api')])
    const after = setUp(before.ledger())
    await after.notifier.resume()
    await after.notifier.tell([alert('api')])
    expect(after.happened.filter((event) => event.startsWith('show'))).toEqual(['show api'])
  })

  it('takes the shown one down when it is retracted, and only while it is on the screen', async () => {
    const { notifier, happened, screen } = setUp()
    await notifier.tell([alert('api')])
    await notifier.tell([alert('docs')])
    for (const { events } of screen) events.onShown()
    screen[1]?.events.onGone()
    await notifier.tell([alert('api', 'retracted'), alert('docs', 'retracted')])
    await notifier.tell([alert('api', 'retracted')])
    expect(happened.filter((event) => event.startsWith('take'))).toEqual(['take down api'])
  })

  it('does not show what was retracted while its intention was being written', async () => {
    const { notifier, happened } = setUp()
    await Promise.all([notifier.tell([alert('api')]), notifier.tell([alert('api', 'retracted')])])
    expect(happened.filter((event) => event.startsWith('show'))).toEqual([])
  })

  it('opens and starts the headline’s task', async () => {
    const { notifier, happened, screen } = setUp()
    await notifier.tell([alert('api'), alert('docs')])
    screen[0]?.events.onClick()
    screen[0]?.events.onStart()
    expect(happened.slice(-4)).toEqual(['open api', 'answered api docs', 'start api', 'answered api docs'])
  })

  it('[PD7] takes down what was answered on another device, and never tells it here', async () => {
    const { notifier, happened, screen, ledger } = setUp()
    await notifier.tell([alert('api')])
    screen[0]?.events.onShown()
    await notifier.withdraw(['api', 'docs'])
    await notifier.tell([alert('api'), alert('docs')])
    expect(happened.filter((event) => !event.startsWith('ledger'))).toEqual(['show api', 'take down api'])
    expect(ledger()).toEqual([
      { state: 'shown', key: 'api', at: 5 },
      { state: 'shown', key: 'docs', at: 5 }
    ])
  })

  it('still tells when the ledger cannot be written, once', async () => {
    const { notifier, happened, breakDisk } = setUp()
    breakDisk()
    await notifier.tell([alert('api')])
    await notifier.tell([alert('api')])
    expect(happened).toEqual(['trouble', 'show api', 'trouble'])
  })

  it('[NT2] gathers from the first on, and tells together what is still true', async () => {
    const { notifier, shown, wait } = setUp([], { gather: 20_000 })
    await notifier.tell([alert('api')])
    wait(15_000)
    await notifier.tell([alert('docs'), alert('gone')])
    await notifier.tell([alert('gone', 'retracted')])
    expect(shown()).toEqual([])
    wait(5_000)
    expect(shown()).toEqual(['api and 1 more'])
  })

  it('[NT9] what one slip did is one thing in its words, without what was taken back, and stays while any of it holds', async () => {
    const design = { id: 'design-9', title: 'Design slipped 2 days', moves: '9 of your tasks move' }
    const broken = (key: string): AlertMessage => ({
      ...alert(key, 'promiseBroken'),
      slip: { ...design, breaks: key }
    })
    const { notifier, screen, happened, wait } = setUp([], { gather: 20_000 })
    await notifier.tell([broken('Launch'), broken('Docs'), broken('Site'), alert('api')])
    await notifier.tell([alert('Site', 'retracted')])
    wait(20_000)
    expect(screen.map(({ planned: { title, body, task } }) => [title, body, task])).toEqual([
      ['Design slipped 2 days and 1 more', '9 of your tasks move, Launch and 1 more miss their promises\napi', 'Launch']
    ])
    await notifier.tell([alert('Launch', 'retracted')])
    expect(happened.filter((event) => event.startsWith('take'))).toEqual([])
    await notifier.tell([alert('Docs', 'retracted')])
    expect(happened.filter((event) => event.startsWith('take'))).toEqual(['take down Design slipped 2 days and 1 more'])
  })

  it('[NT3] [NT9] a digest counts causes, and a single cause is itself', async () => {
    const slip = { id: 'design-9', title: 'Design slipped 2 days', moves: '', breaks: 'Launch' }
    const { notifier, screen, want } = setUp([], { undisturbedUntil: 60_000 })
    const two = [
      { ...alert('Launch'), slip },
      { ...alert('Docs'), slip: { ...slip, breaks: 'Docs' } }
    ]
    await notifier.tell(two)
    want({ undisturbedUntil: null })
    want({ undisturbedUntil: 60_000 })
    await notifier.tell([...two.map((each) => ({ ...each, key: `${each.key} again` })), alert('api')])
    want({ undisturbedUntil: null })
    expect(screen.map(({ planned: { title, body } }) => [title, body])).toEqual([
      ['Design slipped 2 days', 'Launch and 1 more miss their promises'],
      ['2 things came up meanwhile', 'Design slipped 2 days: Launch and 1 more miss their promises\napi']
    ])
  })

  it('[NT2] [NT6] a hold goes on after a restart, and ends once', async () => {
    const before = setUp([], { gather: 20_000 })
    await before.notifier.tell([alert('api')])
    const after = setUp(before.ledger(), { gather: 20_000 })
    await after.notifier.resume()
    await after.notifier.tell([alert('api')])
    expect(after.shown()).toEqual([])
    after.wait(60_000)
    expect(after.shown()).toEqual(['api'])
  })

  it('[NT3] what came up while one was not to be disturbed is one digest, and a single thing is itself', async () => {
    const { notifier, shown, wait, want } = setUp([], { undisturbedUntil: 60_000 })
    await notifier.tell([alert('api')])
    await notifier.tell([alert('docs'), alert('gone')])
    await notifier.tell([alert('gone', 'retracted')])
    expect(shown()).toEqual([])
    wait(60_000)
    expect(shown()).toEqual(['2 things came up meanwhile'])
    want({ undisturbedUntil: 900_000 })
    await notifier.tell([alert('later')])
    want({ undisturbedUntil: null })
    expect(shown().slice(1)).toEqual(['later'])
  })

  it('[NT4] outside of working hours news waits for them, unless the person wants it at any hour', async () => {
    const { notifier, shown, wait, want } = setUp()
    await notifier.tell([{ ...alert('api'), quietUntil: 3_600_000 }])
    wait(3_599_000)
    expect(shown()).toEqual([])
    wait(1_000)
    expect(shown()).toEqual(['api'])
    await notifier.tell([{ ...alert('docs'), quietUntil: 9_000_000 }])
    want({ atAnyHour: true })
    expect(shown()).toEqual(['api', 'docs'])
  })

  it('[NT5] what is more than five a minute comes as one digest', async () => {
    const { notifier, shown, wait } = setUp()
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await notifier.tell([alert(key)])
    expect(shown()).toEqual(['a', 'b', 'c', 'd', 'e'])
    wait(60_000)
    expect(shown().slice(5)).toEqual(['2 things came up meanwhile'])
  })

  it('[NT6] each key is shown at most once, and what is not retracted is shown, over any run of events', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
    const step = fc.oneof(
      fc.tuple(key, fc.boolean()).map(([name, retract]) => ({ kind: 'alert' as const, name, retract })),
      fc.integer({ min: 0, max: 90_000 }).map((ms) => ({ kind: 'wait' as const, ms })),
      fc.boolean().map((on) => ({ kind: 'disturb' as const, on })),
      fc.constant({ kind: 'restart' as const })
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const told: string[] = []
        const due = new Set<string>()
        let life = setUp([], { gather: 20_000 })
        const collect = () => {
          for (const { planned, events } of life.screen.splice(0)) {
            told.push(...planned.keys)
            events.onShown()
          }
        }
        for (const each of steps) {
          if (each.kind === 'alert') {
            await life.notifier.tell([alert(each.name, each.retract ? 'retracted' : 'clearToStart')])
            if (each.retract) due.delete(each.name)
            else due.add(each.name)
          } else if (each.kind === 'wait') life.wait(each.ms)
          else if (each.kind === 'disturb') life.want({ undisturbedUntil: each.on ? null : 1e9 })
          else {
            life = setUp(life.ledger(), { gather: 20_000 })
            await life.notifier.resume()
          }
          collect()
        }
        life.want({ undisturbedUntil: null })
        life.wait(300_000)
        collect()
        expect(new Set(told).size).toBe(told.length)
        for (const name of due) expect(told).toContain(name)
      }),
      { numRuns: 200 }
    )
  })
})
