import { Worker } from 'node:worker_threads'

import type { TrendWeek } from '../../../shared/debt/debt-trend.ts'
import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import { graphDifference } from '../../../shared/model/graph-difference.ts'
import { patchTo } from '../../../shared/model/graph-patch.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Clock } from '../clock.ts'

import type { PastAnswer, PastQuestion, TrendJob, TrendJobAnswer } from './trend-job.ts'

/** A board as far as its trend is read from it. */
export type TrendSubject = {
  readonly graph: () => WorkGraph
  readonly schedule: () => { readonly now: Instant }
  readonly moments: () => BoardMoments
}

/** [TR4] [RV1] Reads the past of boards, in a worker that no edit waits for. Each rejects with a sentence. */
export type Trends = {
  /** A week of the trend; `week` counts back from now. */
  readonly read: (board: TrendSubject, week: number) => Promise<TrendWeek>
  /** What the board owed at an instant, by the facts of today that had come about by then. */
  readonly ledgerOf: (board: TrendSubject, at: Instant) => Promise<Ledger>
}

export type TrendsParts = {
  readonly workerPath: string
  readonly clock: Pick<Clock, 'after'>
  /** Milliseconds that one week may take. */
  readonly timeLimit?: number
  /** MiB of heap that the worker may take. */
  readonly memoryLimit?: number
}

/**
 * How long the worker waits for the next question, in milliseconds. It holds a copy of the board; but who edits beside the review
 * asks again after each pause, and telling a new worker a whole board holds the hub up.
 */
const keptFor = 60_000

const otherAnswer = 'The past was read, but of another question.'

/** A worker with the graph that it knows, and who waits for it. */
type Reader = {
  readonly worker: Worker
  known: WorkGraph
  readonly waiting: Map<
    number,
    { readonly give: (answer: PastAnswer) => void; readonly refuse: (error: Error) => void }
  >
}

export function createTrends({ workerPath, clock, timeLimit = 60_000, memoryLimit = 512 }: TrendsParts): Trends {
  let reader: Reader | null = null
  let jobs = 0
  let stopTimer = (): void => undefined

  return {
    read: async (board, week) => {
      const answer = await ask(board, { kind: 'week', now: board.schedule().now, week })
      if (answer.kind !== 'week') throw new Error(otherAnswer)
      return answer.week
    },
    ledgerOf: async (board, at) => {
      const answer = await ask(board, { kind: 'ledger', at })
      if (answer.kind !== 'ledger') throw new Error(otherAnswer)
      return answer.ledger
    }
  }

  function ask(board: TrendSubject, question: PastQuestion): Promise<PastAnswer> {
    const graph = board.graph()
    // One board at a time is looked at as a rule; for another the worker begins anew.
    if (reader !== null && reader.known.id !== graph.id) letGo(reader, 'Another board’s trend is read.')
    reader ??= start(graph)
    const current = reader
    const patch = patchTo(graph, graphDifference(current.known, graph))
    current.known = graph
    jobs += 1
    const n = jobs
    current.worker.postMessage({ n, patch, moments: board.moments(), question } satisfies TrendJob)
    wait(current, timeLimit, 'The trend took too long to read, so that was stopped.')
    return new Promise((give, refuse) => current.waiting.set(n, { give, refuse }))
  }

  function start(graph: WorkGraph): Reader {
    const worker = new Worker(workerPath, {
      // The worker needs nothing of what the hub was started with.
      argv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit, stackSizeMb: 4 }
    })
    const fresh: Reader = { worker, known: emptyGraph(graph.id), waiting: new Map() }
    worker.on('message', ({ n, answer }: TrendJobAnswer) => {
      fresh.waiting.get(n)?.give(answer)
      fresh.waiting.delete(n)
      if (reader === fresh && fresh.waiting.size === 0) wait(fresh, keptFor, 'Nobody asks any more.')
    })
    worker.on('error', (error) => letGo(fresh, `The trend could not be read: ${error.message}`))
    worker.on('exit', () => letGo(fresh, 'The trend could not be read: what reads it stopped.'))
    return fresh
  }

  function wait(current: Reader, milliseconds: number, reason: string): void {
    stopTimer()
    stopTimer = clock.after(milliseconds, () => letGo(current, reason))
  }

  function letGo(old: Reader, reason: string): void {
    if (reader === old) {
      reader = null
      stopTimer()
    }
    for (const { refuse } of old.waiting.values()) refuse(new Error(reason))
    old.waiting.clear()
    void old.worker.terminate()
  }
}
