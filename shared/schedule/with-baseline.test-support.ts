import type { BaselineEntry } from '../model/baseline.ts'
import type { BaselineId, BaselinePartId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { idOf } from './random-graph.test-support.ts'

/** The graph compared with a baseline named “Plan” of these dates. */
export function withBaseline(graph: WorkGraph, dates: readonly BaselineEntry[]): WorkGraph {
  const [id, part] = [idOf<BaselineId>('plan'), idOf<BaselinePartId>('part')]
  return {
    ...graph,
    board: { ...graph.board, baseline: id },
    baselines: new Map([[id, { id, name: 'Plan', set: { by: null, at: toInstant(0) } }]]),
    baselineParts: new Map([
      [
        part,
        {
          id: part,
          baseline: id,
          tasks: dates.map(({ task }) => task),
          starts: dates.map(({ start }) => start),
          finishes: dates.map(({ finish }) => finish),
          work: dates.map(({ work }) => work)
        }
      ]
    ])
  }
}
