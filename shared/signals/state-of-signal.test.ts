import { expect, it } from 'vitest'

import type { SignalId, TaskId } from '../model/ids.ts'
import type { Signal } from '../model/signal.ts'

import { stateOfSignal } from './state-of-signal.ts'

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

it('[SG7] [SG8] [SG10] says how it stands with a signal', () => {
  expect([
    stateOfSignal(signal),
    stateOfSignal({ ...signal, task: null }),
    stateOfSignal({ ...signal, clientFacing: true }),
    stateOfSignal({ ...signal, fact: { kind: 'cancelled' } }),
    stateOfSignal({ ...signal, fact: { kind: 'kept', known: false, data: '' } }),
    stateOfSignal({ ...signal, verdict: 'takenBack' })
  ]).toEqual(['counts', 'waits', 'waits', 'waits', 'kept', 'takenBack'])
})
