import { expect, it } from 'vitest'

import type { SignalId, TaskId } from '../../shared/model/ids.ts'
import type { Signal } from '../../shared/model/signal.ts'

import { latestSignals } from './latest-signals.ts'

const signal: Signal = {
  id: 's' as SignalId,
  source: '/ci',
  event: '1',
  type: 'task.finished',
  subject: 'SLIP-1',
  at: 5,
  task: 'a' as TaskId,
  fact: { kind: 'finished' },
  clientFacing: false,
  waits: false,
  verdict: null,
  reason: '',
  judged: null
}

it('lists the latest first, those of one moment by id', () => {
  const all = [signal, { ...signal, id: 't' as SignalId }, { ...signal, id: 'r' as SignalId, at: 9 }]
  expect(latestSignals(new Map(all.map((one) => [one.id, one])), 2).map(({ id }) => id)).toEqual(['r', 't'])
})
