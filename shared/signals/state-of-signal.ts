import { assertNever } from '../lib/assert-never.ts'
import type { Signal } from '../model/signal.ts'

import { permissionOf } from './signal-rules.ts'

/** How it stands with a signal: `counts` by itself, `waits` for a yes, is only `kept`, or what a person decided. */
export type SignalState = 'counts' | 'waits' | 'kept' | 'accepted' | 'declined' | 'takenBack'

/** [SG7] [SG8] [SG10] What a signal means now, from the rules and what was decided. */
export function stateOfSignal(signal: Signal): SignalState {
  if (signal.verdict !== null) return signal.verdict
  const permission = permissionOf(signal)
  switch (permission) {
    case 'byItself':
    case 'ofDecider':
      return signal.waits || signal.task === null ? 'waits' : 'counts'
    case 'needsYes':
      return 'waits'
    case 'onlyKept':
      return 'kept'
    default:
      return assertNever(permission)
  }
}
