import fc from 'fast-check'
import { expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import { toInstant } from '../model/instant.ts'
import { monday } from '../schedule/random-graph.test-support.ts'

import { indebtedGraph } from './indebted-graph.test-support.ts'
import { pastLedger } from './past-ledger.ts'
import { readTrendWeek } from './read-trend.ts'

test('[D26] [RV1] a week ago in the review is that day in the trend, with what was made since on neither', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7fffffff }), fc.integer({ min: 10, max: 45 }), (seed, days) => {
      const graph = indebtedGraph(seed)
      const now = toInstant(monday + days * 1440)
      const weekAgo = toInstant(now - 7 * 1440)
      const { totals } = pastLedger(graph, noMoments, weekAgo)
      // Before its first task a board has no day in the trend, and owed nothing.
      const young = { at: weekAgo, principal: 0, interest: 0 }
      const { at, principal, interest } = readTrendWeek(graph, noMoments, now, 1).days.at(-1) ?? young
      expect([weekAgo, totals.principal, totals.interest]).toEqual([at, principal, interest])
    }),
    { numRuns: 5 }
  )
})
