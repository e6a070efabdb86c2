import type { Dependency, DependencyType } from '../../shared/model/dependency.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import type { Box, Chronograph } from './chronograph.ts'

/** A work graph in a reactive engine: writing one duration computes every start anew that depends on it. */
export type ReactivePasses = {
  /** Working minutes; returns when every early start is up to date. */
  readonly setDuration: (task: TaskId, minutes: number) => void
  /** The first task whose duration the project's end rests on: without calendars it may be another than the engine's. */
  readonly criticalRoot: () => TaskId
}

/** What holds a task's start back, as numbers. */
type Bound = {
  readonly predecessor: TaskId
  readonly start: Pick<Box, 'read'>
  readonly length: Box
  readonly lag: number
  readonly fromStart: boolean
  readonly toFinish: boolean
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
  // Neither undo nor rejection: the least that it can be asked to keep.
  const reactive = ChronoGraph.new({ historyLimit: -1 })
  const durations = new Map<TaskId, Box>()
  const starts = new Map<TaskId, Pick<Box, 'read'>>()
  const boundsOf = new Map<TaskId, readonly Bound[]>()
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
    const bounds = (before.get(id) ?? []).flatMap(({ predecessor, type, lag }): Bound[] => {
      const [start, length] = [starts.get(predecessor), durations.get(predecessor)]
      if (start === undefined || length === undefined) return []
      const [fromStart, toFinish] = [countsFromStart.has(type), bindsFinish.has(type)]
      return [{ predecessor, start, length, lag: lag.minutes, fromStart, toFinish }]
    })
    boundsOf.set(id, bounds)
    const start = CalculableBoxUnbound.new({
      name: id,
      lazy: false,
      calculation: () => {
        let early = 0
        for (const bound of bounds) early = Math.max(early, earliestBy(bound, duration))
        return early
      }
    })
    reactive.addAtom(start)
    starts.set(id, start)
  }
  reactive.commit()

  function endOf(task: TaskId): number {
    return Number(starts.get(task)?.read()) + Number(durations.get(task)?.read())
  }

  return {
    criticalRoot: () => {
      const [last] = [...graph.tasks.keys()].toSorted((a, b) => endOf(b) - endOf(a))
      if (last === undefined) throw new Error('A board without tasks.')
      let root = last
      for (let task: TaskId | undefined = last; task !== undefined;) {
        const here: TaskId = task
        const duration = durations.get(here)
        const driver: Bound | undefined = boundsOf
          .get(here)
          ?.find((bound) => duration !== undefined && earliestBy(bound, duration) === starts.get(here)?.read())
        if (driver !== undefined && !driver.fromStart) root = driver.predecessor
        task = driver?.predecessor
      }
      return root
    },
    setDuration: (task, minutes) => {
      durations.get(task)?.write(minutes)
      reactive.commit()
    }
  }
}

/** The start that one predecessor allows, in minutes. */
function earliestBy({ start, length, lag, fromStart, toFinish }: Bound, duration: Box): number {
  const from = Number(start.read()) + (fromStart ? 0 : Number(length.read())) + lag
  return toFinish ? from - Number(duration.read()) : from
}
