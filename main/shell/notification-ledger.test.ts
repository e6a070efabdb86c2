import { describe, expect, it } from 'vitest'

import type { AlertMessage } from '../../shared/alerts/alert.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import { markShown, planNotifications, resumeNotifications } from './notification-ledger.ts'
import type { NotificationLedger } from './notification-ledger.ts'
import { parseNotificationLedger } from './parse-notification-ledger.ts'

function alert(
  key: string,
  change: Partial<Pick<AlertMessage, 'kind' | 'title' | 'body'>> = {},
  boardName = 'b'
): AlertMessage {
  const board = parseId<BoardId>(boardName)
  const task = parseId<TaskId>(`task-${key}`)
  if (!board.ok || !task.ok) throw new Error('not an id')
  return {
    board: board.value,
    task: task.value,
    key,
    kind: 'clearToStart',
    title: `You're clear to start: ${key}`,
    body: 'Design finished (Ana)',
    ...change
  }
}

const day = 24 * 60 * 60_000

describe('the notification ledger', () => {
  it('intends before it shows, in the words of the alert', () => {
    const api = alert('api')
    expect(planNotifications([], [api], 7)).toEqual({
      ledger: [{ state: 'intended', key: 'api', at: 7, message: api }],
      close: []
    })
  })

  it('[law 4] tells a key once: again from the hub, after it was shown, or twice in one message', () => {
    const first = planNotifications([], [alert('api'), alert('api')], 1)
    expect(first.ledger).toHaveLength(1)
    expect(planNotifications(first.ledger, [alert('api')], 2).ledger).toEqual(first.ledger)
    const shown = markShown(first.ledger, ['api'])
    expect(shown).toEqual([{ state: 'shown', key: 'api', at: 1 }])
    expect(planNotifications(shown, [alert('api')], 3)).toEqual({ ledger: shown, close: [] })
  })

  it('takes a retracted one down, and never tells what is retracted in the same breath', () => {
    const shown = markShown(planNotifications([], [alert('api')], 1).ledger, ['api'])
    const plan = planNotifications(
      shown,
      [alert('docs'), alert('api', { kind: 'retracted' }), alert('docs', { kind: 'retracted' })],
      2
    )
    expect(plan).toEqual({ ledger: shown, close: ['api', 'docs'] })
  })

  it('forgets an intention that was retracted before it was shown, so that it can become true again', () => {
    const intended = planNotifications([], [alert('api')], 1).ledger
    const { ledger } = planNotifications(intended, [alert('api', { kind: 'retracted' })], 2)
    expect(ledger).toEqual([])
    expect(planNotifications(ledger, [alert('api')], 3).ledger).toHaveLength(1)
  })

  it('[NT6] after a restart lets go what is no news any more, and keeps what was held back for a week', () => {
    const old = planNotifications([], [alert('old'), alert('held')], 0).ledger
    const marked: NotificationLedger = old.map((entry) =>
      entry.state === 'intended' && entry.key === 'held' ? { ...entry, held: true } : entry
    )
    const all = planNotifications(marked, [alert('shown'), alert('fresh')], day).ledger
    const keysAt = (now: number) => resumeNotifications(markShown(all, ['shown']), now).map(({ key }) => key)
    expect([keysAt(day + 1), keysAt(7 * day)]).toEqual([['held', 'shown', 'fresh'], ['shown']])
  })

  it('keeps at most 5,000 keys, the newest', () => {
    const many = Array.from({ length: 5_001 }, (_, index) => alert(`k${index}`))
    const { ledger } = planNotifications([], many, 1)
    expect(ledger).toHaveLength(5_000)
    expect(ledger.at(-1)?.key).toBe('k5000')
  })

  it('comes back whole from its file, and refuses a damaged one', () => {
    const told = markShown(planNotifications([], [alert('api'), alert('docs')], 1).ledger, ['docs'])
    const ledger = told.map((entry) => (entry.state === 'intended' ? { ...entry, held: true as const } : entry))
    expect(parseNotificationLedger(JSON.parse(JSON.stringify(ledger)))).toEqual({ ok: true, value: ledger })
    expect(parseNotificationLedger([{ state: 'intended', key: 'api', at: 1 }]).ok).toBe(false)
    expect(parseNotificationLedger([{ state: 'told', key: 'api', at: 1 }]).ok).toBe(false)
    expect(parseNotificationLedger({}).ok).toBe(false)
  })
})
