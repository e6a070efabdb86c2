// Reads, orders and schedules one graph in a thread that has never done so, and says how many milliseconds it took.
import { parentPort } from 'node:worker_threads'

import { toInstant } from '../../shared/model/instant.ts'
import { backwardPass } from '../../shared/schedule/backward-pass.ts'
import { lastFinish, planWork } from '../../shared/schedule/computation.ts'
import { forwardPass } from '../../shared/schedule/forward-pass.ts'
import { layeredGraph, monday } from '../../shared/schedule/random-graph.test-support.ts'

import { timed } from './timed.ts'

const graph = layeredGraph(10_000, 7)
parentPort?.postMessage(
  timed(() => {
    const plan = planWork(graph, toInstant(monday))
    forwardPass(plan)
    backwardPass(plan, lastFinish(plan) ?? 0)
  })
)
