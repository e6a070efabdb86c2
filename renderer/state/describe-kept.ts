import type { Restore } from '../../shared/intents/inverse.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import { nameOfField } from './name-of-field.ts'

/** What an undo had to leave as it is, in sentences: one for each thing, naming its fields. */
export function describeKept(skipped: readonly Restore[], graph: WorkGraph): readonly string[] {
  const fields = new Map<string, string[]>()
  for (const { target, field } of skipped) fields.set(target, [...(fields.get(target) ?? []), nameOfField(field)])
  const sentences = [...fields].map(
    ([target, names]) => `${nameOf(target, graph)}: ${[...new Set(names)].join(', ')} changed since`
  )
  return sentences.length <= mostSentences
    ? sentences
    : [...sentences.slice(0, mostSentences), `and ${sentences.length - mostSentences} more`]
}

const mostSentences = 5

function nameOf(target: string, graph: WorkGraph): string {
  if (target === 'meta') return 'The board'
  for (const task of graph.tasks.values()) if (task.id === target) return `“${task.title}”`
  for (const dependency of graph.dependencies.values()) {
    if (dependency.id !== target) continue
    const from = graph.tasks.get(dependency.predecessor)?.title ?? 'a task'
    return `The dependency on “${from}”`
  }
  for (const person of graph.people.values()) if (person.id === target) return person.name
  for (const baseline of graph.baselines.values()) if (baseline.id === target) return `“${baseline.name}”`
  return 'Something that is no longer here'
}
