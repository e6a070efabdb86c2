import type { TaskId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** [SL3] "Docs absorbs it", "3 tasks absorb it"; null when nobody does. `first` are the first of the `count`. */
export function absorbClause(graph: WorkGraph, count: number, first: readonly TaskId[]): string | null {
  const [one, other] = first
  if (count === 0) return null
  if (count === 1 && one !== undefined) return `${titleOf(graph, one)} absorbs it`
  if (count === 2 && one !== undefined && other !== undefined)
    return `${titleOf(graph, one)} and ${titleOf(graph, other)} absorb it`
  return count === 1 ? '1 task absorbs it' : `${count} tasks absorb it`
}

/** "1 promise breaks", "2 promises hold again"; null without any. */
export function promiseClause(count: number, what: 'breaks' | 'holds'): string | null {
  if (count === 0) return null
  const [one, many] = what === 'breaks' ? ['breaks', 'break'] : ['holds again', 'hold again']
  return count === 1 ? `1 promise ${one}` : `${count} promises ${many}`
}

/** A task as a sentence names it. */
export function titleOf(graph: WorkGraph, id: TaskId): string {
  const title = graph.tasks.get(id)?.title.trim() ?? ''
  return title === '' ? 'An untitled task' : title
}
