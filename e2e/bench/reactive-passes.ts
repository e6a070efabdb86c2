import type { Dependency, DependencyType } from '../../shared/model/dependency.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import type { Box, Chronograph } from './chronograph.ts'

/** A work graph in a reactive engine: writing one duration computes every start anew that depends on it. */
export type ReactivePasses = {
  /** Working minutes; returns when every early start is up to date. */
  readonly setDuration: (task: TaskId, minutes: number) => void
}

const countsFromStart: ReadonlySet<DependencyType> = new Set(['startToStart', 'startToFinish'])
const bindsFinish: ReadonlySet<DependencyType> = new Set(['finishToFinish', 'startToFinish'])

/**
 * The peer of S6: the forward pass alone in ChronoGraph (the open engine under Bryntum's schedulers), without calendars,
 * late dates or floats, so with less to do than the engine beside it. Predecessors must stand before successors in
 * `graph.tasks`, as `layeredGraph` puts them.
 */
export function reactivePasses(
  { ChronoGraph, BoxUnbound, CalculableBoxUnbound }: Chronograph,
  graph: WorkGraph
): ReactivePasses {
  const reactive = ChronoGraph.new({ historyLimit: 0 })
  const durations = new Map<TaskId, Box>()
  const starts = new Map<TaskId, Pick<Box, 'read'>>()
  const before = new Map<TaskId, Dependency[]>()
  for (const dependency of graph.dependencies.values()) {
    const others = before.get(dependency.successor)
    if (others === undefined) before.set(dependency.successor, [dependency])
    else others.push(dependency)
  }
  for (const { id, estimate } of graph.tasks.values()) {
    const duration = BoxUnbound.new(estimate, id)
    reactive.addAtom(duration)
    durations.set(id, duration)
    const bounds = (before.get(id) ?? []).flatMap(({ predecessor, type, lag }) => {
      const [start, length] = [starts.get(predecessor), durations.get(predecessor)]
      if (start === undefined || length === undefined) return []
      return [
        { start, length, lag: lag.minutes, fromStart: countsFromStart.has(type), toFinish: bindsFinish.has(type) }
      ]
    })
    const start = CalculableBoxUnbound.new({
      name: id,
      lazy: false,
      calculation: () => {
        let early = 0
        for (const bound of bounds) {
          const from = Number(bound.start.read()) + (bound.fromStart ? 0 : Number(bound.length.read())) + bound.lag
          early = Math.max(early, bound.toFinish ? from - Number(duration.read()) : from)
        }
        return early
      }
    })
    reactive.addAtom(start)
    starts.set(id, start)
  }
  reactive.commit()
  return {
    setDuration: (task, minutes) => {
      durations.get(task)?.write(minutes)
      reactive.commit()
    }
  }
}
