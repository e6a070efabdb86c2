// S1, S2: the engine's passes, and a schedule from nothing, beside the least that JavaScript can do.
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'

import { toInstant } from '../../shared/model/instant.ts'
import { backwardPass, openLate } from '../../shared/schedule/backward-pass.ts'
import { lastFinish, planWork } from '../../shared/schedule/computation.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { forwardPass } from '../../shared/schedule/forward-pass.ts'
import { layeredGraph, monday } from '../../shared/schedule/random-graph.test-support.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import type { Figure } from './figure.ts'
import { interleave } from './interleave.ts'
import { quantile } from './quantile.ts'
import { timed } from './timed.ts'
import { typedArrayPasses } from './typed-array-passes.ts'

const floorWords = 'both passes over typed arrays that are there already, no calendars, no drivers'
const setting = benchSetting()
const figures: Figure[] = []
const now = toInstant(monday)
let floorAt10k = Number.NaN

for (const [tasks, runs, batch] of [
  [1_000, 31, 200],
  [10_000, 15, 20],
  [100_000, 7, 3]
] as const) {
  const graph = layeredGraph(tasks, 7)
  const passes = typedArrayPasses(graph)
  const engine = enginePasses(graph)
  for (let warm = 0; warm < batch; warm += 1) passes()
  for (let warm = 0; warm < batch; warm += 1) engine()
  for (let warm = 0; warm < 20_000 / tasks; warm += 1) computeSchedule(graph, now)
  /** Several in one go: a single one is near the clock's grain. */
  const each = (run: () => unknown): number =>
    timed(() => {
      for (let pass = 0; pass < batch; pass += 1) run()
    }) / batch
  const median = await interleave(runs, {
    engine: () => each(engine),
    whole: () => timed(() => computeSchedule(graph, now)),
    floor: () => each(passes)
  })
  if (tasks === 10_000) floorAt10k = median.floor
  const on = `${tasks.toLocaleString('en')} tasks, ${graph.dependencies.size.toLocaleString('en')} dependencies`
  const floor = { what: floorWords, value: median.floor }
  figures.push(
    {
      id: 'S1',
      what: `both passes over facts that are read and ordered: dates, floats, drivers, calendars of several owners, ${on}`,
      unit: 'ms',
      figure: median.engine,
      floor,
      goal: { of: 'ratio', bound: 'atMost', limit: 6 },
      runs,
      why: 'every date asks a calendar; limits are kept for what comes later, and each date with what set it'
    },
    {
      id: 'S1',
      what: `from the plain graph to forecasts as objects: reading, ordering, both passes, who is clear to start, ${on}`,
      unit: 'ms',
      figure: median.whole,
      floor,
      goal: null,
      runs
    }
  )
}

const fresh: number[] = []
const freshRuns = 7
for (let run = 0; run < freshRuns; run += 1) fresh.push(await freshWorker())
figures.push({
  id: 'S2',
  what: 'a fresh worker’s first read of the graph, build and both passes, cold code, 10,000 tasks',
  unit: 'ms',
  figure: quantile(fresh, 0.5),
  floor: { what: floorWords, value: floorAt10k },
  goal: { of: 'ratio', bound: 'atMost', limit: 40 },
  runs: freshRuns,
  why: 'most of it is code that the compiler sees for the first time'
})
reportFigures(setting, figures)

/** The engine's part of S1: what a graph's plan comes to, written over at each call. */
function enginePasses(graph: WorkGraph): () => unknown {
  const plan = planWork(graph, now)
  const late = openLate(plan)
  return () => {
    forwardPass(plan)
    return backwardPass(plan, lastFinish(plan) ?? 0, late)
  }
}

function freshWorker(): Promise<number> {
  const path = join(dirname(process.argv[1] ?? ''), 'fresh-schedule.worker.mjs')
  return new Promise((resolve, reject) => {
    const worker = new Worker(path)
    worker.once('message', (milliseconds: number) => resolve(milliseconds))
    worker.once('error', reject)
  })
}
