import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import { graphDifference } from '../model/graph-difference.ts'
import { toInstant } from '../model/instant.ts'
import { randomEdit } from '../schedule/random-edits.test-support.ts'
import { monday, seededRandom } from '../schedule/random-graph.test-support.ts'
import { openScheduler } from '../schedule/scheduler.ts'

import { computeDebt } from './compute-debt.ts'
import { indebtedGraph } from './indebted-graph.test-support.ts'
import { openStandingLedger } from './standing-ledger.ts'

describe('a ledger that stands beside the engine', () => {
  test('[D19] equals the one from nothing, to the last bit, after each of any edits and while time passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const random = seededRandom(seed)
        let graph = indebtedGraph(seed)
        let now = toInstant(monday + Math.floor(random() * 40) * 1440)
        const scheduler = openScheduler(graph, now)
        const standing = openStandingLedger()
        for (let step = 0; step < 12; step += 1) {
          const explain = random() < 0.5
          const ledger = standing({
            graph,
            schedule: scheduler.schedule(),
            moments: noMoments,
            plan: scheduler.plan(),
            explain
          })
          expect(ledger).toEqual(computeDebt(graph, scheduler.schedule(), noMoments, now, explain))
          const next = random() < 0.2 ? withPolicy(graph, random) : randomEdit(graph, random, step)
          const later = random() < 0.4 ? Math.floor(random() * 5 * 1440) : 0
          now = toInstant(now + later)
          scheduler.update(next, graphDifference(graph, next), now)
          graph = next
        }
      }),
      { numRuns: 30 }
    )
  })
})

/** The board with a grace, a cost of waiting and a forgetting of its own. */
function withPolicy(graph: ReturnType<typeof indebtedGraph>, random: () => number): typeof graph {
  const debt = { graces: { R: Math.floor(random() * 5), W: Math.floor(random() * 5) }, waitCost: random(), halfLife: 5 }
  return { ...graph, board: { ...graph.board, debt } }
}
