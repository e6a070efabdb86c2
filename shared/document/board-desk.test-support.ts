import * as Y from 'yjs'

import type { Intent } from '../intents/intent.ts'
import type { IntentProblem } from '../intents/intent-problem.ts'
import type { Result } from '../lib/result.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, BoardId, IntentId, PersonId, TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'

import { commitIntent } from './commit-intent.ts'
import type { Committed } from './commit-intent.ts'
import { openGraphIndex } from './graph-index.ts'
import type { GraphIndex } from './graph-index.ts'

/** A person at a document of their own, with a clock that ticks a second a commit. */
export type Desk = {
  readonly doc: Y.Doc
  readonly index: GraphIndex
  readonly commit: (intent: Intent) => Result<Committed, IntentProblem>
  /** Commits what must not be refused. */
  readonly do: (intent: Intent) => Committed
  readonly undo: (committed: Committed) => Committed
  readonly task: (id: string) => Task | undefined
}

/** Monday 2026-11-16 09:00 UTC. */
const opening = 1_793_869_200_000

let clock = opening

/** A desk of its own Yjs clientID; `by` null is somebody who has not said who they are. */
export function openDesk(clientID: number, by: string | null, doc = new Y.Doc()): Desk {
  doc.clientID = clientID
  const index = openGraphIndex(doc, id<BoardId>('board'))
  const person = by === null ? null : id<PersonId>(by)
  const commit: Desk['commit'] = (intent) => {
    clock += 1000
    return commitIntent(doc, index.graph(), intent, { id: id<IntentId>(`intent-${clock}`), by: person, at: clock })
  }
  const done: Desk['do'] = (intent) => {
    const committed = commit(intent)
    if (!committed.ok) throw new Error(`${committed.failure.kind}: ${committed.failure.message}`)
    return committed.value
  }
  return {
    doc,
    index,
    commit,
    do: done,
    undo: ({ inverse }) => done({ type: 'revert', label: 'Undo', inverse }),
    task: (text) => index.graph().tasks.get(id(text))
  }
}

/** Gives each desk what it lacks of the others, twice, so that all have all. */
export function meet(...desks: readonly Desk[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const from of desks) {
      for (const to of desks) {
        if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'peer')
      }
    }
  }
}

/** The intent that makes a task of this id, titled like it. */
export function newTask(text: string, more: Partial<Task> = {}): Intent {
  return { type: 'createTask', task: { ...more, id: id<TaskId>(text), title: more.title ?? text } }
}

/** The intent that links two tasks. */
export function newLink(text: string, predecessor: string, successor: string): Intent {
  return { type: 'addDependency', dependency: { id: id(text), predecessor: id(predecessor), successor: id(successor) } }
}

/** A text as the id that it must be. */
export function id<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

/** What a result failed with, or null. */
export function failureOf<Failure>(result: Result<unknown, Failure>): Failure | null {
  return result.ok ? null : result.failure
}

/** Ids in order: `prefix-1`, `prefix-2` … */
export function countedIds(prefix: string): () => string {
  let count = 0
  return () => {
    count += 1
    return `${prefix}-${count}`
  }
}
