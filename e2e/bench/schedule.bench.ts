// S1, S2: a first look at the engine beside the least that JavaScript can do.
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'

import { toInstant } from '../../shared/model/instant.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { layeredGraph, monday } from '../../shared/schedule/random-graph.test-support.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import type { Figure } from './figure.ts'
import { interleave } from './interleave.ts'
import { quantile } from './quantile.ts'
import { timed } from './timed.ts'
import { typedArrayPasses } from './typed-array-passes.ts'

const floorWords = 'both passes over typed arrays that are there already, no calendars'
const setting = benchSetting()
const figures: Figure[] = []
let floorAt10k = Number.NaN

for (const [tasks, runs, batch] of [
  [1_000, 31, 200],
  [10_000, 15, 20],
  [100_000, 7, 3]
] as const) {
  const graph = layeredGraph(tasks, 7)
  const passes = typedArrayPasses(graph)
  const now = toInstant(monday)
  for (let warm = 0; warm < batch; warm += 1) passes()
  for (let warm = 0; warm < 20_000 / tasks; warm += 1) computeSchedule(graph, now)
  const median = await interleave(runs, {
    engine: () => timed(() => computeSchedule(graph, now)),
    // Several in one go: a single one is near the clock's grain.
    floor: () =>
      timed(() => {
        for (let pass = 0; pass < batch; pass += 1) passes()
      }) / batch
  })
  if (tasks === 10_000) floorAt10k = median.floor
  figures.push({
    id: 'S1',
    what: `full schedule from the plain graph, ${tasks.toLocaleString('en')} tasks, ${graph.dependencies.size.toLocaleString('en')} dependencies`,
    unit: 'ms',
    figure: median.engine,
    floor: { what: floorWords, value: median.floor },
    goal: { of: 'ratio', bound: 'atMost', limit: 6 },
    runs,
    why: 'the engine keeps nothing between two computations: reading the graph, ordering it and making forecast objects are in this figure, and are not in the floor'
  })
}

const fresh: number[] = []
const freshRuns = 7
for (let run = 0; run < freshRuns; run += 1) fresh.push(await freshWorker())
figures.push({
  id: 'S2',
  what: 'a fresh worker’s first full schedule, cold code, 10,000 tasks',
  unit: 'ms',
  figure: quantile(fresh, 0.5),
  floor: { what: floorWords, value: floorAt10k },
  goal: { of: 'ratio', bound: 'atMost', limit: 40 },
  runs: freshRuns,
  why: 'no time has gone into it yet: plain objects in and out, and code that the compiler sees for the first time'
})
reportFigures(setting, figures)

function freshWorker(): Promise<number> {
  const path = join(dirname(process.argv[1] ?? ''), 'fresh-schedule.worker.mjs')
  return new Promise((resolve, reject) => {
    const worker = new Worker(path)
    worker.once('message', (milliseconds: number) => resolve(milliseconds))
    worker.once('error', reject)
  })
}
