// Computes one schedule in a thread that has never done so, and says how many milliseconds it took.
import { parentPort } from 'node:worker_threads'

import { toInstant } from '../../shared/model/instant.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { layeredGraph, monday } from '../../shared/schedule/random-graph.test-support.ts'

import { timed } from './timed.ts'

const graph = layeredGraph(10_000, 7)
parentPort?.postMessage(timed(() => computeSchedule(graph, toInstant(monday))))
