import { readJson } from '../intents/read-json.ts'
import { readThing } from '../intents/read-thing.ts'
import type { ThingSource } from '../intents/read-thing.ts'
import { sameJson } from '../intents/same-json.ts'
import { fieldsOfSignal } from '../intents/signal-fields.ts'
import type { ToldChange } from '../intents/told-change.ts'
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

/** [SG17] What one of the signals about a task changed of it; nothing of what was so before. */
export function changesTold(
  task: Task,
  source: Omit<ThingSource, 'edits'> & { readonly edits: Edits | null },
  signals: Iterable<Signal>,
  signal: Signal
): readonly ToldChange[] {
  if (task.kind === 'summary' || task.kind === 'approval') return []
  const others = [...signals]
  const later = others.filter((other) => byTime(other, signal) > 0).flatMap(fieldsOfSignal)
  const isLater = (edit: ReadStamp | undefined): boolean => (edit?.decided?.at ?? -Infinity) >= signal.at
  const edits = new Map([...(source.edits ?? [])].filter(([, edit]) => !isLater(edit)))
  const earlier = latestOf(
    edits,
    others.filter((other) => byTime(other, signal) < 0)
  )
  const was = readThing('tasks', task.id, { ...source, edits: earlier })
  if (was?.root !== 'tasks') return []
  return fieldsOfSignal(signal).flatMap(([field, after]): ToldChange[] => {
    if (isLater(source.edits?.get(field)) || later.some(([other]) => other === field))
      return [{ kind: 'overtaken', field, after }]
    const before = readJson(was.value[field]) ?? null
    return sameJson(before, after) ? [] : [{ kind: 'counts', field, before, after }]
  })
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
