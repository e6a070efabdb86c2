import { createdBySignal } from '../intents/created-by-signal.ts'
import { stableId } from '../lib/stable-id.ts'
import type { DependencyId, TaskId } from '../model/ids.ts'
import type { Signal } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { stateOfSignal } from './state-of-signal.ts'
import { tasksNamed } from './tasks-named.ts'

type Ends = { readonly predecessor: TaskId; readonly successor: TaskId }

/**
 * [SG16] The id of the link that a signal adds: it follows from what it links, so that two machines that hear of it from two surfaces make
 * one; and from how many told of it before, so that one that somebody removed can be told anew.
 */
export function toldLink(graph: WorkGraph, ends: Ends, signal: Signal['id']): DependencyId {
  const before = tellersOf(graph, ends).filter(({ id }) => id !== signal).length
  return linkId(ends, before)
}

/** [SG10] The link that goes with a signal which is taken back; null where another one tells of it too, or it is gone. */
export function linkToldAlone(graph: WorkGraph, signal: Signal): DependencyId | null {
  if (signal.fact.kind !== 'dependencyAdded' || signal.task === null) return null
  const own = createdBySignal<DependencyId>(signal.id)
  if (graph.dependencies.has(own)) return own
  const [predecessor, ...more] = tasksNamed(graph, signal.fact.predecessor)
  if (predecessor === undefined || more.length > 0) return null
  const ends = { predecessor, successor: signal.task }
  const others = tellersOf(graph, ends).filter(({ id }) => id !== signal.id)
  if (others.some(isCounted)) return null
  const ids = Array.from({ length: others.length + 1 }, (_, before) => linkId(ends, before))
  return ids.find((id) => graph.dependencies.has(id)) ?? null
}

function linkId({ predecessor, successor }: Ends, before: number): DependencyId {
  return stableId('told link', predecessor, successor, String(before)) as DependencyId
}

function isCounted(signal: Signal): boolean {
  const state = stateOfSignal(signal)
  return state === 'counts' || state === 'accepted'
}

/** The signals that tell of this link, whatever became of them. */
function tellersOf(graph: WorkGraph, { predecessor, successor }: Ends): readonly Signal[] {
  const tellers: Signal[] = []
  for (const signal of graph.signals.values()) {
    if (signal.fact.kind !== 'dependencyAdded' || signal.task !== successor) continue
    const [named, ...more] = tasksNamed(graph, signal.fact.predecessor)
    if (named === predecessor && more.length === 0) tellers.push(signal)
  }
  return tellers
}
