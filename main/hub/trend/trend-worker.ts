import { parentPort } from 'node:worker_threads'

import { readTrendWeek } from '../../../shared/debt/read-trend.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import { patchGraph } from '../../../shared/model/graph-patch.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'

import type { TrendJob, TrendJobAnswer } from './trend-job.ts'

let graph: WorkGraph | null = null

// The one sender is trends.ts, in this process.
parentPort?.on('message', ({ n, patch, moments, now, week }: TrendJob) => {
  graph = patchGraph(graph ?? emptyGraph(patch.id), patch)
  parentPort?.postMessage({ n, week: readTrendWeek(graph, moments, now, week) } satisfies TrendJobAnswer)
})
