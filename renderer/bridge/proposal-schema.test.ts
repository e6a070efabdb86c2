import fc from 'fast-check'
import { expect, it } from 'vitest'

import { toInstant } from '../../shared/model/instant.ts'
import { deriveProposals } from '../../shared/proposals/derive-proposals.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { monday, randomGraph } from '../../shared/schedule/random-graph.test-support.ts'

import { parseHubMessage } from './parse-hub-message.ts'

it('[PR2] every proposal survives the way through a port', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(60), (seed, days) => {
      const graph = randomGraph(seed, 40)
      const schedule = computeSchedule(graph, toInstant(monday + days * 1440 + 600))
      const message = { type: 'proposals', full: true, changed: deriveProposals(graph, schedule, new Set()), gone: [] }
      expect(parseHubMessage(structuredClone(message))).toEqual({ ok: true, value: message })
    }),
    { numRuns: 50 }
  )
})

it('what is no proposal is refused, and its place is named', () => {
  const message = { type: 'proposals', full: false, changed: [{ kind: 'startNow', id: 'x', task: '' }], gone: [] }
  expect(parseHubMessage(message)).toMatchObject({ ok: false })
})
