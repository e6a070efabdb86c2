import { parentPort } from 'node:worker_threads'

import { pastLedger } from '../../../shared/debt/past-ledger.ts'
import { readTrendWeek } from '../../../shared/debt/read-trend.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import { patchGraph } from '../../../shared/model/graph-patch.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'

import type { PastAnswer, PastQuestion, TrendJob, TrendJobAnswer } from './trend-job.ts'

let graph: WorkGraph | null = null

// The one sender is trends.ts, in this process.
parentPort?.on('message', ({ n, patch, moments, question }: TrendJob) => {
  graph = patchGraph(graph ?? emptyGraph(patch.id), patch)
  parentPort?.postMessage({ n, answer: answerFrom(graph, moments, question) } satisfies TrendJobAnswer)
})

function answerFrom(known: WorkGraph, moments: BoardMoments, question: PastQuestion): PastAnswer {
  switch (question.kind) {
    case 'week':
      return { kind: 'week', week: readTrendWeek(known, moments, question.now, question.week) }
    case 'ledger':
      return { kind: 'ledger', ledger: pastLedger(known, moments, question.at) }
    default:
      return assertNever(question)
  }
}
