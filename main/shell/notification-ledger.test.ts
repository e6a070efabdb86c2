import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { AlertMessage } from '../../shared/alerts/alert.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import { markShown, planNotifications, resumeNotifications } from './notification-ledger.ts'
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
      show: [
        {
          keys: ['api'],
          board: 'b',
          task: 'task-api',
          title: "You're clear to start: api",
          body: 'Design finished (Ana)',
          startable: true
        }
      ],
      close: []
    })
  })

  it('[law 4] tells a key once: again from the hub, after it was shown, or twice in one message', () => {
    const first = planNotifications([], [alert('api'), alert('api')], 1)
    expect(first.show).toHaveLength(1)
    expect(planNotifications(first.ledger, [alert('api')], 2).show).toEqual([])
    const shown = markShown(first.ledger, ['api'])
    expect(shown).toEqual([{ state: 'shown', key: 'api', at: 1 }])
    expect(planNotifications(shown, [alert('api')], 3)).toEqual({ ledger: shown, show: [], close: [] })
  })

  it('tells together what came together on one board, and boards apart', () => {
    const plan = planNotifications([], [alert('api'), alert('other', {}, 'b2'), alert('docs')], 1)
    expect(plan.show.map(({ keys, title, body }) => ({ keys, title, body }))).toEqual([
      {
        keys: ['api', 'docs'],
        title: "You're clear to start: api and 1 more",
        body: "Design finished (Ana)\nYou're clear to start: docs"
      },
      { keys: ['other'], title: "You're clear to start: other", body: 'Design finished (Ana)' }
    ])
  })

  it('takes a retracted one down, and never tells what is retracted in the same breath', () => {
    const shown = markShown(planNotifications([], [alert('api')], 1).ledger, ['api'])
    const plan = planNotifications(
      shown,
      [alert('docs'), alert('api', { kind: 'retracted' }), alert('docs', { kind: 'retracted' })],
      2
    )
    expect(plan).toEqual({ ledger: shown, show: [], close: ['api', 'docs'] })
  })

  it('forgets an intention that was retracted before it was shown, so that it can become true again', () => {
    const intended = planNotifications([], [alert('api')], 1).ledger
    const { ledger } = planNotifications(intended, [alert('api', { kind: 'retracted' })], 2)
    expect(ledger).toEqual([])
    expect(planNotifications(ledger, [alert('api')], 3).show).toHaveLength(1)
  })

  it('after a restart shows only what was intended and not shown, while it is news', () => {
    const api = planNotifications([], [alert('old')], 0).ledger
    const both = planNotifications(api, [alert('shown')], day).ledger
    const all = planNotifications(markShown(both, ['shown']), [alert('fresh')], day).ledger
    const plan = resumeNotifications(all, day + 1)
    expect(plan.show.map(({ keys }) => keys)).toEqual([['fresh']])
    expect(plan.ledger.map(({ key, state }) => [key, state])).toEqual([
      ['shown', 'shown'],
      ['fresh', 'intended']
    ])
  })

  it('keeps at most 5,000 keys, the newest', () => {
    const many = Array.from({ length: 5_001 }, (_, index) => alert(`k${index}`))
    const { ledger } = planNotifications([], many, 1)
    expect(ledger).toHaveLength(5_000)
    expect(ledger.at(-1)?.key).toBe('k5000')
  })

  it('comes back whole from its file, and refuses a damaged one', () => {
    const ledger = markShown(planNotifications([], [alert('api'), alert('docs')], 1).ledger, ['docs'])
    expect(parseNotificationLedger(JSON.parse(JSON.stringify(ledger)))).toEqual({ ok: true, value: ledger })
    expect(parseNotificationLedger([{ state: 'intended', key: 'api', at: 1 }]).ok).toBe(false)
    expect(parseNotificationLedger([{ state: 'told', key: 'api', at: 1 }]).ok).toBe(false)
    expect(parseNotificationLedger({}).ok).toBe(false)
  })

  it('[law 4] shows each key at most once over any run of alerts, retractions and restarts in which all that is asked is shown', () => {
    const key = fc.constantFrom('a', 'b', 'c')
    const step = fc.oneof(
      fc.array(fc.tuple(key, fc.boolean()), { maxLength: 4 }).map((told) => ({ kind: 'alerts' as const, told })),
      fc.constant({ kind: 'restart' as const })
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const seen: string[] = []
        let ledger: ReturnType<typeof markShown> = []
        for (const each of steps) {
          const plan =
            each.kind === 'restart'
              ? resumeNotifications(ledger, 1)
              : planNotifications(
                  ledger,
                  each.told.map(([name, retract]) => alert(name, retract ? { kind: 'retracted' } : {})),
                  1
                )
          const keys = plan.show.flatMap((planned) => planned.keys)
          seen.push(...keys)
          ledger = markShown(plan.ledger, keys)
        }
        expect(new Set(seen).size).toBe(seen.length)
      })
    )
  })
})
