import fc from 'fast-check'
import { expect, test } from 'vitest'

import { graphDifference } from '../model/graph-difference.ts'
import type { PersonId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { randomEdit } from '../schedule/random-edits.test-support.ts'
import { monday, randomGraph, seededRandom } from '../schedule/random-graph.test-support.ts'
import { openScheduler } from '../schedule/scheduler.ts'

import { deriveProposals } from './derive-proposals.ts'
import { openProposals } from './open-proposals.ts'
import type { Proposal } from './proposal.ts'

const byId = (proposals: Iterable<Proposal>) => new Map([...proposals].map((proposal) => [proposal.id, proposal]))

/** Somebody decides about something, or takes that back. */
function judge(graph: WorkGraph, open: readonly Proposal[], random: () => number): WorkGraph {
  const verdicts = new Map(graph.verdicts)
  const proposal = open[Math.floor(random() * open.length)]
  const [first] = verdicts.keys()
  if (first !== undefined && random() < 0.4) verdicts.delete(first)
  else if (proposal !== undefined) {
    const { id, task } = proposal
    const decision = { by: null, at: monday, verdict: 'declined' as const, reason: 'no' }
    verdicts.set(id, { id, task, decision })
  }
  return { ...graph, verdicts }
}

test('[PR10] follows any edits, verdicts, departures and hours as if all were derived anew', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 40 }), (seed, size) => {
      const random = seededRandom(seed + 1)
      let graph = randomGraph(seed, size)
      let now = toInstant(monday + Math.floor(random() * 30) * 1440 + 600)
      let left: ReadonlySet<PersonId> = new Set()
      const scheduler = openScheduler(graph, now)
      const proposals = openProposals(graph, scheduler.schedule(), left)
      let shown = new Map(proposals.current())
      for (let step = 0; step < 15; step += 1) {
        const fresh = deriveProposals(graph, scheduler.schedule(), left)
        const next = random() < 0.2 ? judge(graph, fresh, random) : randomEdit(graph, random, step)
        if (random() < 0.3) now = toInstant(now + Math.floor(random() * 8000))
        if (random() < 0.1) left = new Set([...graph.people.keys()].filter(() => random() < 0.3))
        const difference = graphDifference(graph, next)
        const change = scheduler.update(next, difference, now)
        graph = next
        const { came, altered, gone } = proposals.update(
          { graph, schedule: scheduler.schedule(), left },
          difference,
          change
        )
        expect(proposals.current()).toEqual(byId(deriveProposals(graph, scheduler.schedule(), left)))
        for (const { id } of came) expect(shown.has(id)).toBe(false)
        for (const { id } of altered) expect(shown.has(id)).toBe(true)
        shown = new Map([...shown, ...byId(came), ...byId(altered)])
        for (const { id } of gone) shown.delete(id)
        expect(shown).toEqual(proposals.current())
      }
    }),
    { numRuns: 150 }
  )
}, 60_000)
