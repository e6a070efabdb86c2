import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { noMoments } from '../../../shared/model/board-moments.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import { computeDebt } from '../../../shared/debt/compute-debt.ts'
import { pastLedger } from '../../../shared/debt/past-ledger.ts'
import { readTrendWeek } from '../../../shared/debt/read-trend.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'
import { monday, randomGraph } from '../../../shared/schedule/random-graph.test-support.ts'
import { builtWorker } from '../built-worker.testing.ts'

import { createTrends } from './trends.ts'
import { createWeekOfLedgers } from './week-of-ledgers.ts'

const worker = builtWorker(new URL('./trend-worker.ts', import.meta.url))
beforeAll(worker.build, 60_000)
afterAll(worker.remove)

const now = toInstant(monday + 30 * 1440)
const graph = randomGraph(7, 30)
const board = { graph: () => graph, schedule: () => ({ now }), moments: () => noMoments }
/** Every timer fires when the test says so. */
function timers() {
  const due = new Set<() => void>()
  return {
    after: (_milliseconds: number, run: () => void) => {
      due.add(run)
      return () => void due.delete(run)
    },
    fire: () => {
      for (const run of due) run()
    }
  }
}

describe('reading trends', () => {
  test('[TR4] weeks come out of the worker as they are read here, one after the other', async () => {
    const clock = timers()
    const trends = createTrends({ workerPath: worker.path, clock })
    expect(await trends.read(board, 0)).toEqual(readTrendWeek(graph, noMoments, now, 0))
    expect(await trends.read(board, 1)).toEqual(readTrendWeek(graph, noMoments, now, 1))
    clock.fire()
    expect(await trends.read(board, 0)).toEqual(readTrendWeek(graph, noMoments, now, 0))
    clock.fire()
  })

  test('[RV1] [D26] the ledger of a week ago comes out of the worker as it is computed here, once for each ledger of now', async () => {
    const trends = createTrends({ workerPath: worker.path, clock: timers() })
    const asked: number[] = []
    const readWeek = createWeekOfLedgers({
      ledgerOf: (subject, at) => {
        asked.push(at)
        return trends.ledgerOf(subject, at)
      }
    })
    const ledger = computeDebt(graph, computeSchedule(graph, now), noMoments, now)
    const ago = toInstant(now - 7 * 1440)
    const week = { ledger, before: pastLedger(graph, noMoments, ago) }
    expect(await readWeek({ ...board, ledger: () => ledger })).toEqual(week)
    expect(await readWeek({ ...board, ledger: () => ledger })).toEqual(week)
    expect(await readWeek({ ...board, ledger: () => ({ ...ledger }) })).toEqual(week)
    expect(asked).toEqual([ago, ago])
  })

  test('[TR4] a worker that fails, or takes too long, is a sentence', async () => {
    const clock = timers()
    const broken = createTrends({ workerPath: worker.of('broken', "throw new Error('no')"), clock })
    await expect(broken.read(board, 0)).rejects.toThrow('The trend could not be read: no')
    const silent = createTrends({ workerPath: worker.of('silent', 'setInterval(() => {}, 1000)'), clock })
    const answer = silent.read(board, 0)
    clock.fire()
    await expect(answer).rejects.toThrow('The trend took too long to read')
  })
})
