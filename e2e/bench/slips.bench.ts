// S3–S6, S8, S9: two days more for one task, taken back again, on boards of three sizes.
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'

import { packForecasts } from '../../shared/ipc/pack-forecasts.ts'
import { RevisedMap } from '../../shared/lib/revised-map.ts'
import { noDifference } from '../../shared/model/graph-difference.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { ForecastChange } from '../../shared/schedule/changed-forecasts.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { layeredGraph, monday, seededRandom } from '../../shared/schedule/random-graph.test-support.ts'
import { openScheduler } from '../../shared/schedule/scheduler.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { loadChronograph } from './chronograph.ts'
import type { Figure } from './figure.ts'
import { heapOf } from './heap-of.ts'
import { interleave } from './interleave.ts'
import { quantile } from './quantile.ts'
import { reactivePasses } from './reactive-passes.ts'
import { timed } from './timed.ts'

/** Working minutes: two days of the boards that are measured. */
const twoDays = 960
const slipsOfEach = 200
const reactiveWords = 'ChronoGraph on the same graph: early starts alone, no calendars, late dates or floats'
const now = toInstant(monday)
const chronograph = await loadChronograph()
const figures: Figure[] = []

for (const [tasks, runs] of [
  [1_000, 15],
  [10_000, 9],
  [100_000, 5]
] as const)
  figures.push(...(await measureBoard(tasks, runs)))

reportFigures(benchSetting(), figures)

async function measureBoard(size: number, runs: number): Promise<readonly Figure[]> {
  const layered = layeredGraph(size, 7)
  const board = openBoard(layered)
  const reactive = reactivePasses(chronograph, layered)
  const { leaf, middle, root, criticalRoot } = kindsOf(layered, board)
  const any = [...layered.tasks.keys()]
  const random = seededRandom(11)
  const some = (tasks: readonly TaskId[]): TaskId =>
    tasks[Math.floor(random() * tasks.length)] ?? fail('A board without such tasks.')

  const full = (): number => timed(() => computeSchedule(layered, now))
  const reactiveRoot = reactive.criticalRoot()
  const median = await interleave(runs, {
    full,
    critical: () => board.slip(criticalRoot).milliseconds,
    reactiveCritical: () => timeThere(reactiveRoot),
    reactiveLeaf: () => timeThere(some(leaf))
  })
  const anywhere = slipsOf(any)
  const kinds = { leaf: slipsOf(leaf), middle: slipsOf(middle), root: slipsOf(root) }
  const criticalMoves = board.slip(criticalRoot).change.changed.length
  const floor = { what: 'a full schedule of the same board', value: median.full }
  const on = `${size.toLocaleString('en')} tasks`

  return [
    {
      id: 'S3',
      what: `random slip with the list of who moves (${quantile(anywhere.moves, 0.5)} tasks, p95 ${quantile(anywhere.moves, 0.95)}), ${on}, p50`,
      unit: 'ms',
      figure: quantile(anywhere.times, 0.5),
      floor,
      goal: { of: 'ratio', bound: 'atMost', limit: 0.02 },
      runs: slipsOfEach
    },
    {
      id: 'S3',
      what: `the same, p95`,
      unit: 'ms',
      figure: quantile(anywhere.times, 0.95),
      floor,
      goal: { of: 'ratio', bound: 'atMost', limit: 0.2 },
      runs: slipsOfEach
    },
    ...(['leaf', 'middle', 'root'] as const).map((kind): Figure => ({
      id: 'S3',
      what: `the same of ${kind} tasks alone, ${on}, p50`,
      unit: 'ms',
      figure: quantile(kinds[kind].times, 0.5),
      floor,
      goal: null,
      runs: slipsOfEach
    })),
    {
      id: 'S4',
      what: `slip of the critical root (${criticalMoves.toLocaleString('en')} tasks), ${on}`,
      unit: 'ms',
      figure: median.critical,
      floor,
      goal: { of: 'ratio', bound: 'atMost', limit: 1 },
      runs
    },
    {
      id: 'S6',
      what: `the same beside ChronoGraph, ${on}`,
      unit: 'ms',
      figure: median.critical,
      floor: { what: reactiveWords, value: median.reactiveCritical },
      goal: { of: 'ratio', bound: 'atMost', limit: 1 / 100 },
      runs,
      why: 'both visit nearly every task; ChronoGraph computes one early start for each, the scheduler also the late dates, floats and drivers by calendars'
    },
    {
      id: 'S6',
      what: `slip of a leaf beside ChronoGraph, ${on}`,
      unit: 'ms',
      figure: quantile(kinds.leaf.times, 0.5),
      floor: { what: reactiveWords, value: median.reactiveLeaf },
      goal: { of: 'ratio', bound: 'atMost', limit: 1 / 1000 },
      runs,
      why: 'a leaf’s slip is nothing to compute for ChronoGraph, which has no late dates; here it takes float from what is upstream'
    },
    ...previews(),
    ...(await message()),
    ...memory()
  ]

  function slipsOf(tasks: readonly TaskId[]) {
    const slips = Array.from({ length: slipsOfEach }, () => board.slip(some(tasks)))
    return {
      times: slips.map(({ milliseconds }) => milliseconds),
      moves: slips.map(({ change }) => change.changed.length)
    }
  }

  /** ChronoGraph's time for the same slip. */
  function timeThere(task: TaskId): number {
    const estimate = layered.tasks.get(task)?.estimate ?? 0
    const milliseconds = timed(() => reactive.setDuration(task, estimate + twoDays))
    reactive.setDuration(task, estimate)
    return milliseconds
  }

  function previews(): readonly Figure[] {
    const preview = (task: TaskId): number => timed(() => board.preview(task))
    const randomTimes = Array.from({ length: slipsOfEach }, () => preview(some(any)))
    const { task: widest, moves } = root
      .slice(0, 50)
      .map((task) => ({ task, moves: board.preview(task).shifts.length }))
      .reduce((wider, next) => (next.moves > wider.moves ? next : wider))
    const wide = Array.from({ length: runs }, () => preview(widest))
    return [
      {
        id: 'S9',
        what: `preview while dragging a random task, ${on}, p95`,
        unit: 'ms',
        figure: quantile(randomTimes, 0.95),
        floor: null,
        goal: size === 10_000 ? { of: 'figure', bound: 'atMost', limit: 2 } : null,
        runs: slipsOfEach
      },
      {
        id: 'S9',
        what: `the same of the root that moves most dates (${moves.toLocaleString('en')} tasks), ${on}, p50`,
        unit: 'ms',
        figure: quantile(wide, 0.5),
        floor: null,
        goal: size === 10_000 ? { of: 'figure', bound: 'atMost', limit: 16.7 } : null,
        runs
      }
    ]
  }

  async function message(): Promise<readonly Figure[]> {
    const worker = new Worker(join(dirname(process.argv[1] ?? ''), 'forecast-reader.worker.mjs'))
    const roundTrip = async (content: () => unknown): Promise<number> => {
      const start = performance.now()
      const answered = once(worker, 'message')
      worker.postMessage(content())
      await answered
      return performance.now() - start
    }
    const trip = await interleave(slipsOfEach, {
      delta: () => {
        const { changed } = board.slip(some(any)).change
        return roundTrip(() => packForecasts(changed))
      },
      empty: () => roundTrip(() => null)
    })
    await worker.terminate()
    return [
      {
        id: 'S8',
        what: `a random slip’s forecasts packed, sent, read and answered, ${on}, p50`,
        unit: 'ms',
        figure: trip.delta,
        floor: { what: 'an empty message and its answer', value: trip.empty },
        goal: { of: 'ratio', bound: 'atMost', limit: 2 },
        runs: slipsOfEach,
        why: 'a few forecasts are few numbers; what remains is making them into numbers and into objects again'
      }
    ]
  }

  function memory(): readonly Figure[] {
    if (size === 1_000) return []
    return [
      {
        id: 'S5',
        what: `memory of the scheduler with its schedule, a task, ${on}`,
        unit: 'bytes',
        figure: heapOf(() => openScheduler(layered, now)) / size,
        floor: null,
        goal: { of: 'figure', bound: 'atMost', limit: 300 },
        runs: 1,
        why: 'the schedule that is handed out is one object a task, with its dates, floats and what drives it, beside the arrays'
      }
    ]
  }
}

/** A board that is edited as the hub's are: each slip is written, timed, and taken back. */
function openBoard(first: WorkGraph) {
  let tasks = RevisedMap.of(first.tasks)
  const scheduler = openScheduler({ ...first, tasks }, now)

  function lengthen(task: TaskId, minutes: number): { milliseconds: number; change: ForecastChange } {
    const before = tasks.get(task) ?? fail(`No task ${task}.`)
    tasks = tasks.revise(new Map([[task, { ...before, estimate: toWorkingMinutes(before.estimate + minutes) }]]))
    const graph = { ...first, tasks }
    const start = performance.now()
    const change = scheduler.update(graph, { ...noDifference, tasks: new Set([task]) }, now)
    return { milliseconds: performance.now() - start, change }
  }

  return {
    schedule: scheduler.schedule,
    slip: (task: TaskId) => {
      const slipped = lengthen(task, twoDays)
      lengthen(task, -twoDays)
      return slipped
    },
    preview: (task: TaskId) => {
      const estimate = toWorkingMinutes((tasks.get(task)?.estimate ?? 0) + twoDays)
      return scheduler.preview({ task, facts: { estimate } })
    }
  }
}

/** Tasks by where they stand; the critical root is the critical task that starts first. */
function kindsOf({ tasks, dependencies }: WorkGraph, { schedule }: ReturnType<typeof openBoard>) {
  const before = new Set(Array.from(dependencies.values(), ({ successor }) => successor))
  const after = new Set(Array.from(dependencies.values(), ({ predecessor }) => predecessor))
  const ids = [...tasks.keys()]
  const [criticalRoot] = [...schedule().forecasts.values()]
    .filter(({ critical }) => critical)
    .toSorted((a, b) => a.earlyStart - b.earlyStart)
  return {
    leaf: ids.filter((id) => before.has(id) && !after.has(id)),
    middle: ids.filter((id) => before.has(id) && after.has(id)),
    root: ids.filter((id) => !before.has(id) && after.has(id)),
    criticalRoot: criticalRoot?.task ?? fail('A board without a critical task.')
  }
}

function fail(message: string): never {
  throw new Error(message)
}
