import { describe, expect, it } from 'vitest'

import type { AlertMessage } from '../../shared/alerts/alert.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import type { NotificationLedger, PlannedNotification } from './notification-ledger.ts'
import { createNotifier } from './notifier.ts'
import type { NotificationEvents } from './notifier.ts'

function alert(key: string, kind: AlertMessage['kind'] = 'clearToStart'): AlertMessage {
  const board = parseId<BoardId>('b')
  const task = parseId<TaskId>(key)
  if (!board.ok || !task.ok) throw new Error('not an id')
  return { board: board.value, task: task.value, key, kind, title: key, body: '' }
}

/** A ledger in memory, and a screen that records; writing fails while `broken` says so. */
function setUp(first: NotificationLedger = []) {
  const happened: string[] = []
  const screen: { readonly planned: PlannedNotification; readonly events: NotificationEvents }[] = []
  let ledger = first
  let broken = false
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
    milliseconds: () => 5,
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
    ledger: () => ledger
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
})
