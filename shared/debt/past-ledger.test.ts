import fc from 'fast-check'
import { expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import { toInstant } from '../model/instant.ts'
import { monday } from '../schedule/random-graph.test-support.ts'

import { indebtedGraph } from './indebted-graph.test-support.ts'
import { pastLedger } from './past-ledger.ts'
import { readTrendWeek } from './read-trend.ts'

const week = 7 * 1440

test('[RV1] [D26] the ledger of a week ago is that day in the trend, with what was made since on neither', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7fffffff }), fc.integer({ min: 10, max: 45 }), (seed, days) => {
      const graph = indebtedGraph(seed)
      const now = toInstant(monday + days * 1440)
      const before = pastLedger(graph, noMoments, toInstant(now - week))
      const point = readTrendWeek(graph, noMoments, now, 1).days.at(-1)
      expect([before.now, before.totals.principal, before.totals.interest]).toEqual([
        point?.at,
        point?.principal,
        point?.interest
      ])
    }),
    { numRuns: 5 }
  )
})
