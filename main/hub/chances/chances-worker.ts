import { setImmediate as nextTurn } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'

import { openSimulation } from '../../../shared/chances/open-simulation.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import { patchGraph } from '../../../shared/model/graph-patch.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'

import type { ChancesAnswer, ChancesJob } from './chances-job.ts'

/** Task runs between two looks at what was asked meanwhile: some 15 ms. */
const stride = 20_000

let graph: WorkGraph | null = null
let newest = 0

// The one sender is board-chances.ts, in this process.
parentPort?.on('message', (job: ChancesJob) => {
  newest = job.n
  graph = patchGraph(graph ?? emptyGraph(job.patch.id), job.patch)
  void play(job, graph)
})

/** Plays a job in strides; a newer one, heard between two of them, ends it. */
async function play({ n, now, runs, seed }: ChancesJob, board: WorkGraph): Promise<void> {
  const simulation = openSimulation(board, now, { runs, seed })
  while (simulation.left() > 0) {
    simulation.play(Math.max(1, Math.floor(stride / Math.max(1, board.tasks.size))))
    await nextTurn()
    if (newest !== n) return
  }
  const answer: ChancesAnswer = { n, chances: simulation.chances() }
  parentPort?.postMessage(answer)
}
