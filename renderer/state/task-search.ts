import MiniSearch from 'minisearch'

import type { TaskId } from '../../shared/model/ids.ts'
import type { Task } from '../../shared/model/task.ts'
import { taskKeys } from '../../shared/model/task-keys.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** Finds tasks by title, owner and short key; follows the graph by what changed in it. */
export type TaskSearch = {
  /** Null for an empty text: everything is wanted. */
  readonly matching: (graph: WorkGraph, text: string) => ReadonlySet<TaskId> | null
  /** The few best matches in order; without a text the first ones. */
  readonly best: (graph: WorkGraph, text: string, most: number) => readonly Task[]
}

type Entry = { readonly id: TaskId; readonly title: string; readonly owner: string; readonly key: string }

/** Nothing is indexed until somebody searches. */
export function createTaskSearch(): TaskSearch {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'owner', 'key'],
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 2 }
    }
  })
  let indexed = new Map<TaskId, Entry>()
  let followed: WorkGraph | null = null

  const follow = (graph: WorkGraph) => {
    if (followed !== null && isFollowed(followed, graph)) return
    followed = graph
    const next = new Map<TaskId, Entry>()
    const { keyOf } = taskKeys(graph)
    for (const task of graph.tasks.values()) next.set(task.id, entryOf(task, graph, keyOf(task)))
    for (const [id, entry] of indexed) {
      const now = next.get(id)
      if (now !== undefined && isSameEntry(now, entry)) next.set(id, entry)
      else index.discard(id)
    }
    for (const [id, entry] of next) if (indexed.get(id) !== entry) index.add(entry)
    indexed = next
  }

  const search = (graph: WorkGraph, text: string): readonly TaskId[] => {
    follow(graph)
    return index.search(text).map((found) => found.id as TaskId)
  }

  return {
    matching: (graph, text) => (text.trim() === '' ? null : new Set(search(graph, text))),
    best: (graph, text, most) => {
      if (text.trim() === '') return firstOf(graph.tasks.values(), most)
      const found = search(graph, text)
        .slice(0, most)
        .map((id) => graph.tasks.get(id))
      return found.filter((task) => task !== undefined)
    }
  }
}

function isFollowed(followed: WorkGraph, graph: WorkGraph): boolean {
  return followed.tasks === graph.tasks && followed.people === graph.people && followed.board === graph.board
}

function isSameEntry(one: Entry, other: Entry): boolean {
  return one.title === other.title && one.owner === other.owner && one.key === other.key
}

function entryOf(task: Task, graph: WorkGraph, key: string): Entry {
  const owner = task.owner === null ? '' : (graph.people.get(task.owner)?.name ?? '')
  return { id: task.id, title: task.title, owner, key }
}

function firstOf<Value>(values: Iterable<Value>, most: number): readonly Value[] {
  const first: Value[] = []
  for (const value of values) {
    if (first.length === most) break
    first.push(value)
  }
  return first
}
