// S10: a board played a thousand times in the hub's worker, from the question to the answer.
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'

import type { ChancesJob } from '../../main/hub/chances/chances-job.ts'
import { emptyGraph } from '../../shared/model/empty-graph.ts'
import { graphDifference, noDifference } from '../../shared/model/graph-difference.ts'
import { patchTo } from '../../shared/model/graph-patch.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import { layeredGraph, monday } from '../../shared/schedule/random-graph.test-support.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import type { Figure } from './figure.ts'
import { quantile } from './quantile.ts'
import { timed } from './timed.ts'
import { typedArrayPasses } from './typed-array-passes.ts'

const now = toInstant(monday)
const questions = 5
const figures: Figure[] = []
for (const [tasks, runs] of [
  [2_000, 1_000],
  [10_000, 400],
  [100_000, 100]
] as const)
  figures.push(...(await measureBoard(tasks, runs)))
reportFigures(benchSetting(), figures)

async function measureBoard(tasks: number, runs: number): Promise<readonly Figure[]> {
  const graph = withRanges(layeredGraph(tasks, 7))
  const passes = typedArrayPasses(graph)
  const worker = new Worker(join(dirname(process.argv[1] ?? ''), 'chances.worker.mjs'))
  const everything = graphDifference(emptyGraph(graph.id), graph)
  let n = 0
  const ask = async (difference: typeof noDifference): Promise<{ readonly asking: number; readonly all: number }> => {
    n += 1
    const start = performance.now()
    const asking = timed(() => {
      const job: ChancesJob = { n, patch: patchTo(graph, difference), now, runs, seed: 1 }
      worker.postMessage(job)
    })
    await once(worker, 'message')
    return { asking, all: performance.now() - start }
  }
  const first = await ask(everything)
  const times: number[] = []
  for (let question = 0; question < questions; question += 1) times.push((await ask(noDifference)).all)
  await worker.terminate()
  passes()
  const floor = timed(() => {
    for (let run = 0; run < runs; run += 1) passes()
  })
  const on = `${tasks.toLocaleString('en')} tasks × ${runs.toLocaleString('en')} runs`
  return [
    {
      id: 'S10',
      what: `chances of ${on}, asked of the hub’s worker`,
      unit: 'ms',
      figure: quantile(times, 0.5),
      floor: {
        what: 'as many times both passes over typed arrays, no calendars, nothing drawn or counted',
        value: floor
      },
      goal: tasks === 2_000 ? { of: 'figure', bound: 'atMost', limit: 2_000 } : null,
      runs: questions
    },
    {
      id: 'S10',
      what: `what the first question takes of the hub’s own thread, ${tasks.toLocaleString('en')} tasks (a later one takes what changed)`,
      unit: 'ms',
      figure: first.asking,
      floor: null,
      goal: null,
      runs: 1
    }
  ]
}

/** Every third task with a range of its own. */
function withRanges(graph: WorkGraph): WorkGraph {
  const tasks = new Map(
    [...graph.tasks].map(([id, task], index) => {
      const range = {
        optimistic: toWorkingMinutes(task.estimate / 2),
        pessimistic: toWorkingMinutes(task.estimate * (2 + (index % 5)))
      }
      return [id, index % 3 === 0 ? { ...task, estimateRange: range } : task] as const
    })
  )
  return { ...graph, tasks }
}
