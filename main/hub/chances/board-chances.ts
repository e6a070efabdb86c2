import { Worker } from 'node:worker_threads'

import type { ChancesState } from '../../../shared/chances/chances-state.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import { allDifferences, graphDifference, noDifference } from '../../../shared/model/graph-difference.ts'
import type { GraphDifference } from '../../../shared/model/graph-difference.ts'
import { patchTo } from '../../../shared/model/graph-patch.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Clock } from '../clock.ts'

import type { ChancesAnswer, ChancesJob } from './chances-job.ts'

/** Keeps one board's chances level with its graph, for as long as somebody looks, in a worker that no edit waits for. */
export type BoardChances = {
  readonly state: () => ChancesState
  /** Somebody looks at this board: from now on its chances are kept level. */
  readonly wake: (graph: WorkGraph) => void
  /** The graph moved; `difference` is from the graph of the call before. */
  readonly change: (graph: WorkGraph, difference: GraphDifference) => void
  /** The clock moved. */
  readonly tick: () => void
  /** Nobody looks any more: the worker ends, and its memory with it. */
  readonly rest: () => void
}

export type BoardChancesParts = {
  readonly workerPath: string
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly onState: (state: ChancesState) => void
  /** Milliseconds that one reckoning may take. */
  readonly timeLimit?: number
  /** MiB of heap that the worker may take. */
  readonly memoryLimit?: number
}

/** How long a board stands still before its chances are reckoned, in milliseconds: edits come in bursts, answers should not. */
const pause = 300

/** Minutes after which the passing of time alone is worth a reckoning. */
const lifetime = 10

/** A chance to within three points, on boards of up to 4,000 tasks; then as many runs as take the same time, never below 100. [MC8] */
const mostRuns = 1_000
const leastRuns = 100
const mostTaskRuns = 4_000_000

/** Any number would do; it is the same everywhere, so that everybody sees the same chances. [MC1] */
const seed = 1

/** How often a worker that dies is started again before the next edit. */
const mostRestarts = 2

/** Where the reckoning stands; `stop` ends its timer. */
type Phase =
  | { readonly kind: 'resting' }
  /** Somebody looks, and there is nothing newer to be seen. */
  | { readonly kind: 'level' }
  /** Until the board stands still, or until a worker that died may be started again. */
  | { readonly kind: 'waiting'; readonly stop: () => void }
  | { readonly kind: 'reckoning'; readonly n: number; readonly stop: () => void }

/** Opens the chances of a board; nothing runs until somebody looks. */
export function createBoardChances({
  workerPath,
  clock,
  onState,
  timeLimit = 60_000,
  memoryLimit = 512
}: BoardChancesParts): BoardChances {
  let state: ChancesState = { kind: 'calculating' }
  let phase: Phase = { kind: 'resting' }
  let graph: WorkGraph | null = null
  let worker: Worker | null = null
  /** Resolves once the worker has come up, or has ended. */
  let isUp: Promise<void> = Promise.resolve()
  /** What the worker does not know yet. */
  let owed = noDifference
  let reckonedAt = clock.now()
  let jobs = 0
  let deaths = 0

  return {
    state: () => state,
    wake: (next) => {
      if (phase.kind !== 'resting') return
      graph = next
      begin()
    },
    change: (next, difference) => {
      if (phase.kind === 'resting') return
      graph = next
      const moving = whatMovesDates(difference)
      if (moving === noDifference) return
      owed = allDifferences([owed, moving])
      begin()
    },
    tick: () => {
      if (phase.kind === 'level' && clock.now() - reckonedAt >= lifetime) begin()
    },
    rest: () => {
      enter({ kind: 'resting' })
      letGo()
      state = { kind: 'calculating' }
    }
  }

  /** There is something new to reckon: it starts once the board stands still. */
  function begin(): void {
    deaths = 0
    show({ kind: 'calculating' })
    enter({ kind: 'waiting', stop: clock.after(pause, ask) })
  }

  function ask(): void {
    if (graph === null) return
    if (worker === null) {
      worker = start()
      owed = whatMovesDates(graphDifference(emptyGraph(graph.id), graph))
    }
    jobs += 1
    reckonedAt = clock.now()
    const runs = Math.max(leastRuns, Math.min(mostRuns, Math.floor(mostTaskRuns / Math.max(1, graph.tasks.size))))
    worker.postMessage({ n: jobs, patch: patchTo(graph, owed), now: reckonedAt, runs, seed } satisfies ChancesJob)
    owed = noDifference
    enter({ kind: 'reckoning', n: jobs, stop: clock.after(timeLimit, giveUp) })
  }

  function start(): Worker {
    const fresh = new Worker(workerPath, {
      // The worker needs nothing of what the hub was started with.
      argv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit, stackSizeMb: 4 }
    })
    isUp = new Promise((resolve) => {
      fresh.once('online', resolve)
      fresh.once('exit', () => resolve())
    })
    fresh.on('message', ({ n, chances }: ChancesAnswer) => {
      // What an edit overtook on its way is not shown: a newer job is asked or about to be.
      if (phase.kind !== 'reckoning' || phase.n !== n) return
      enter({ kind: 'level' })
      show({ kind: 'known', chances })
    })
    // The exit comes after the error, but only the error says why.
    let reason = 'The chances could not be worked out: what does it stopped.'
    fresh.on('error', (error: Error & { readonly code?: string }) => {
      reason =
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? 'The chances of this board need more memory than working them out may take.'
          : `The chances could not be worked out: ${error.message}`
    })
    fresh.on('exit', () => {
      if (worker !== fresh) return
      worker = null
      if (phase.kind !== 'reckoning') return
      deaths += 1
      if (deaths <= mostRestarts) enter({ kind: 'waiting', stop: clock.after(pause, ask) })
      else fail(reason)
    })
    return fresh
  }

  function giveUp(): void {
    fail(`The chances took longer than ${Math.round(timeLimit / 1000)} seconds to work out, so that was stopped.`)
  }

  function fail(reason: string): void {
    letGo()
    enter({ kind: 'level' })
    show({ kind: 'failed', reason })
  }

  /** One that is ended while it comes up says so on the hub's standard error, as if something were wrong. */
  function letGo(): void {
    const old = worker
    worker = null
    if (old !== null) void isUp.then(() => old.terminate())
  }

  function enter(next: Phase): void {
    if (phase.kind === 'waiting' || phase.kind === 'reckoning') phase.stop()
    phase = next
  }

  function show(next: ChancesState): void {
    if (next.kind === 'calculating' && state.kind === 'calculating') return
    state = next
    onState(next)
  }
}

/** The part of a difference that the dates rest on: what people say to each other and what the team keeps for the record moves none. */
function whatMovesDates(difference: GraphDifference): GraphDifference {
  const { comments, slips, signals, baselines, baselineParts, worklog, nudges, decisions, views } = noDifference
  const record = { comments, slips, signals, baselines, baselineParts, worklog, nudges, decisions, views }
  const moving = { ...difference, ...record }
  const { board, tasks, dependencies, handoffs, approvals, people, calendars } = moving
  const parts = [tasks, dependencies, handoffs, approvals, people, calendars]
  return board || parts.some(({ size }) => size > 0) ? moving : noDifference
}
