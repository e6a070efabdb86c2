import type { WorkGraph } from '../model/work-graph.ts'
import { seededRandom } from '../schedule/random-graph.test-support.ts'

/** The same graph, filled in another order. */
export function shuffled(graph: WorkGraph, seed: number): WorkGraph {
  const random = seededRandom(seed)
  const mix = <Key, Value>(part: ReadonlyMap<Key, Value>): ReadonlyMap<Key, Value> =>
    new Map(
      [...part]
        .map((entry) => [random(), entry] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, entry]) => entry)
    )
  return {
    ...graph,
    tasks: mix(graph.tasks),
    dependencies: mix(graph.dependencies),
    handoffs: mix(graph.handoffs),
    approvals: mix(graph.approvals),
    comments: mix(graph.comments),
    people: mix(graph.people),
    signals: mix(graph.signals),
    worklog: mix(graph.worklog),
    nudges: mix(graph.nudges),
    decisions: mix(graph.decisions)
  }
}
