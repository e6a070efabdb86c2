import type { TaskId } from '../../shared/model/ids.ts'
import type { Signal } from '../../shared/model/signal.ts'

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
