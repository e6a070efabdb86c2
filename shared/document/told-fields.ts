import { readThing } from '../intents/read-thing.ts'
import type { ThingSource } from '../intents/read-thing.ts'
import { fieldsOfSignal } from '../intents/signal-fields.ts'
import { compareText } from '../lib/compare.ts'
import type { Signal } from '../model/signal.ts'
import type { Task } from '../model/task.ts'

import type { ReadStamp } from './stamp.ts'

/** What was noted of a task's fields. */
type Edits = ReadonlyMap<string, ReadStamp>

/** [SG3] A task as its edits and the signals about it say it: of each field the latest counts. */
export function hearSignals(
  task: Task,
  source: Omit<ThingSource, 'edits'> & { readonly edits: Edits | null },
  signals: Iterable<Signal>
): Task {
  // Summaries follow their tasks, approvals their decision. [SG4]
  if (task.kind === 'summary' || task.kind === 'approval') return task
  const heard = readThing('tasks', task.id, { ...source, edits: latestOf(source.edits, signals) })
  if (heard?.root !== 'tasks') return task
  const { actualStart, actualFinish } = heard.value
  const isBegunLate = actualFinish !== null && (actualStart === null || actualStart > actualFinish)
  return isBegunLate ? { ...heard.value, actualStart: actualFinish } : heard.value
}

function latestOf(edits: Edits | null, signals: Iterable<Signal>): Edits {
  const latest = new Map(edits)
  for (const signal of [...signals].toSorted(byTime)) {
    for (const [field, v] of fieldsOfSignal(signal)) {
      const edit = edits?.get(field)?.decided ?? null
      if (edit === null || edit.at < signal.at) latest.set(field, { v, decided: { at: signal.at, by: null } })
    }
  }
  return latest
}

function byTime(a: Signal, b: Signal): number {
  return a.at - b.at || compareText(a.id, b.id)
}
