import type { DependencyType } from '../../shared/model/dependency.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

const types: readonly DependencyType[] = ['finishToStart', 'startToStart', 'finishToFinish', 'startToFinish']

/**
 * The floor of a schedule: both passes and the total floats over typed arrays, without calendars, constraints, drivers or
 * anything said in words. The arrays are made beforehand; each call of the result is one full computation, and gives the
 * project's end. Predecessors must stand before successors in `graph.tasks`, as `layeredGraph` puts them.
 */
export function typedArrayPasses(graph: WorkGraph): () => number {
  const place = new Map([...graph.tasks.keys()].map((id, index) => [id, index]))
  const count = place.size
  const links = [...graph.dependencies.values()]
    .map(({ predecessor, successor, type, lag }) => ({
      from: place.get(predecessor) ?? 0,
      to: place.get(successor) ?? 0,
      type: types.indexOf(type),
      lag: lag.minutes
    }))
    .toSorted((a, b) => a.to - b.to)
  const duration = Float64Array.from(graph.tasks.values(), ({ estimate }) => estimate)
  const from = Int32Array.from(links, (link) => link.from)
  const to = Int32Array.from(links, (link) => link.to)
  const type = Uint8Array.from(links, (link) => link.type)
  const lag = Float64Array.from(links, (link) => link.lag)
  const first = new Int32Array(count + 1)
  for (const link of links) first[link.to + 1] = (first[link.to + 1] ?? 0) + 1
  for (let task = 0; task < count; task += 1) first[task + 1] = (first[task + 1] ?? 0) + (first[task] ?? 0)
  const start = new Float64Array(count)
  const lateFinish = new Float64Array(count)
  const float = new Float64Array(count)

  // Every index is within its array; `as number` keeps checks out of the loops that are the yardstick.
  return () => {
    let end = 0
    for (let task = 0; task < count; task += 1) {
      const work = duration[task] as number
      let early = 0
      const last = first[task + 1] as number
      for (let link = first[task] as number; link < last; link += 1) {
        const before = from[link] as number
        const kind = type[link] as number
        let bound = (start[before] as number) + (lag[link] as number)
        if ((kind & 1) === 0) bound += duration[before] as number
        if (kind >= 2) bound -= work
        // FS 0 and FF 2 count from the predecessor's finish, SS 1 and SF 3 from its start.
        if (bound > early) early = bound
      }
      start[task] = early
      if (early + work > end) end = early + work
    }
    lateFinish.fill(end)
    for (let link = from.length - 1; link >= 0; link -= 1) {
      const before = from[link] as number
      const after = to[link] as number
      const kind = type[link] as number
      let bound = (lateFinish[after] as number) - (lag[link] as number)
      if (kind < 2) bound -= duration[after] as number
      if ((kind & 1) === 1) bound += duration[before] as number
      if (bound < (lateFinish[before] as number)) lateFinish[before] = bound
    }
    for (let task = 0; task < count; task += 1) {
      float[task] = (lateFinish[task] as number) - (start[task] as number) - (duration[task] as number)
    }
    return end
  }
}
