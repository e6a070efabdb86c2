import { assertNever } from '../../shared/lib/assert-never.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { Signal } from '../../shared/model/signal.ts'
import { permissionOf } from '../../shared/signals/signal-rules.ts'

/** How it stands with a signal: `counts` by itself, `waits` for a yes, is only `kept`, or what a person decided. */
export type SignalState = 'counts' | 'waits' | 'kept' | 'accepted' | 'declined' | 'takenBack'

/** [SG7] [SG8] [SG10] What a signal means now, from the rules and what was decided. */
export function signalState(signal: Signal): SignalState {
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

/** The latest first. */
export function latestSignals(signals: Signals, most: number): readonly Signal[] {
  return [...signals.values()].toSorted(latestFirst).slice(0, most)
}

/** Those about one task, the latest first. */
export function signalsAbout(signals: Signals, task: TaskId): readonly Signal[] {
  return [...signals.values()].filter((signal) => signal.task === task).toSorted(latestFirst)
}

type Signals = ReadonlyMap<string, Signal>

function latestFirst(a: Signal, b: Signal): number {
  return b.at - a.at || (a.id < b.id ? 1 : -1)
}
