import { describe, expect, it } from 'vitest'

import type { HubToWindow } from '../../shared/ipc/hub-to-window.ts'
import { packForecasts } from '../../shared/ipc/pack-forecasts.ts'
import { packMessage } from '../../shared/ipc/pack-message.ts'
import { toWorkingMinutes } from '../../shared/model/instant.ts'

import { forecastOf, idOf, testNow } from '../state/graph.testing.ts'

import { parseHubMessage } from './parse-hub-message.ts'

const messages: readonly HubToWindow[] = [
  {
    type: 'opened',
    update: new Uint8Array([1]),
    cacheAhead: false,
    lease: 7,
    acknowledged: 0,
    now: testNow,
    notices: ['cut']
  },
  { type: 'updates', updates: [new Uint8Array()] },
  { type: 'acknowledged', n: 3 },
  { type: 'refused', n: 3, reason: 'too large' },
  { type: 'notSaved', reason: null },
  {
    type: 'schedule',
    delta: {
      full: true,
      now: testNow,
      changed: [
        forecastOf('a', {
          state: 'blocked',
          totalFloat: null,
          blockers: [{ kind: 'handoff', dependency: idOf('d'), handoff: idOf('h'), task: idOf('b') }],
          startDriver: { kind: 'dependency', dependency: idOf('d'), predecessor: idOf('b') },
          epoch: { id: 'e', at: testNow, cause: { kind: 'finished', task: idOf('b') } },
          floatToPromise: { minutes: toWorkingMinutes(-5), task: idOf('b') }
        })
      ],
      gone: [idOf('c')],
      issues: [{ kind: 'outOfOrder', task: idOf('a'), dependency: idOf('d') }],
      deadlocks: [{ path: [idOf('a')], setAside: [idOf('d')], owners: [] }],
      finish: null
    }
  },
  { type: 'chances', state: { kind: 'calculating' } },
  { type: 'chances', state: { kind: 'failed', reason: 'Too large.' } },
  {
    type: 'chances',
    state: {
      kind: 'known',
      chances: {
        now: testNow,
        runs: 1000,
        basis: { ranged: 1, unranged: 0, samples: 3, needed: 10, others: 'assumed' },
        tasks: [idOf('a')],
        p50: Int32Array.of(1),
        p80: Int32Array.of(2),
        p95: Int32Array.of(3),
        promises: [{ task: idOf('a'), date: testNow, chance: 0.63 }]
      }
    }
  },
  {
    type: 'answer',
    id: 1,
    answer: {
      method: 'applyImport',
      intent: idOf('i'),
      inverse: {
        restores: [{ target: 'meta', field: 'title', wrote: { v: { deep: [1, null] }, at: 1, by: null }, before: null }]
      }
    }
  }
]

describe('messages from the hub', () => {
  it('come through whole', () => {
    for (const message of messages)
      expect(parseHubMessage(structuredClone(packMessage(message)))).toEqual({ ok: true, value: message })
  })

  it('are refused with the field, and never its value', () => {
    const schedule = messages.find(({ type }) => type === 'schedule')
    if (schedule?.type !== 'schedule') throw new Error('no schedule')
    const delta = { ...schedule.delta, changed: packForecasts(schedule.delta.changed) }
    const parsed = parseHubMessage({ type: 'schedule', delta: { ...delta, gone: ['__proto__ secret'] } })
    expect(parsed.ok).toBe(false)
    expect(JSON.stringify(parsed)).toContain('delta.gone.0')
    expect(JSON.stringify(parsed)).not.toContain('secret')
    for (const columns of [{ count: 2 }, { ids: 'secret!' }, { numbers: [1] }, { numbers: Float64Array.of(NaN) }]) {
      const spoiled = parseHubMessage({
        type: 'schedule',
        delta: { ...delta, changed: { ...delta.changed, ...columns } }
      })
      expect(JSON.stringify(spoiled)).toContain('delta.changed')
      expect(JSON.stringify(spoiled)).not.toContain('secret')
    }
    const chances = messages.find((message) => message.type === 'chances' && message.state.kind === 'known')
    for (const columns of [{ p80: Int32Array.of() }, { p95: [3] }, { tasks: [idOf('a'), idOf('b')] }, { runs: 0 }]) {
      if (chances?.type !== 'chances' || chances.state.kind !== 'known') throw new Error('no chances')
      const state = { kind: 'known', chances: { ...chances.state.chances, ...columns } }
      expect(parseHubMessage({ type: 'chances', state }).ok).toBe(false)
    }
    for (const raw of [null, 1, {}, { type: 'nonsense' }, []]) expect(parseHubMessage(raw).ok).toBe(false)
  })
})
