import { compareText } from '../lib/compare.ts'
import type { TaskId } from '../model/ids.ts'
import type { Signal } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [D25] Where each task is told from: the source of the first signal about it that nobody turned down, an address without its beginning. */
export function surfacesOf(signals: WorkGraph['signals']): ReadonlyMap<TaskId, string> {
  const first = new Map<TaskId, Signal>()
  for (const signal of signals.values()) {
    const { task, verdict, at, id } = signal
    if (task === null || verdict === 'declined' || verdict === 'takenBack') continue
    const known = first.get(task)
    if (known === undefined || at < known.at || (at === known.at && compareText(id, known.id) < 0))
      first.set(task, signal)
  }
  return new Map([...first].map(([task, { source }]) => [task, source.replace(/^https?:\/\//, '')]))
}
