import fc from 'fast-check'
import { expect, test } from 'vitest'

import { graphDifference } from '../model/graph-difference.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Signal, SignalFact } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { randomEdit } from '../schedule/random-edits.test-support.ts'
import { idOf, monday, randomGraph, seededRandom } from '../schedule/random-graph.test-support.ts'
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
  if (proposal?.kind === 'waitingSignal') {
    const signal = graph.signals.get(proposal.signal)
    return signal === undefined ? graph : withSignal(graph, { ...signal, verdict: 'declined', reason: 'no' })
  }
  if (first !== undefined && random() < 0.4) verdicts.delete(first)
  else if (proposal !== undefined) {
    const { id, task } = proposal
    const decision = { by: null, at: monday, verdict: 'declined' as const, reason: 'no' }
    verdicts.set(id, { id, task, decision })
  }
  return { ...graph, verdicts }
}

function withSignal(graph: WorkGraph, signal: Signal): WorkGraph {
  return { ...graph, signals: new Map([...graph.signals, [signal.id, signal]]) }
}

/** A surface tells something that may have to wait, about a task, or about none that is here. */
function tell(graph: WorkGraph, random: () => number, step: number): WorkGraph {
  const tasks = [...graph.tasks.keys()]
  const anyTask = (): TaskId => tasks[Math.floor(random() * tasks.length)] ?? idOf<TaskId>('nobody')
  const date = toInstant(monday + Math.floor(random() * 20) * 1440)
  const [predecessor, by] = [anyTask(), null]
  const facts: readonly SignalFact[] = [
    { kind: 'promiseMoved', date },
    { kind: 'cancelled' },
    { kind: 'estimate', minutes: toWorkingMinutes(480) },
    { kind: 'dependencyRemoved', predecessor },
    { kind: 'dependencyAdded', predecessor },
    { kind: 'handoffCaught', predecessor: null, by, readBack: 'Mine' },
    { kind: 'approvalDecided', verdict: 'granted', by, reason: '' },
    { kind: 'answer', text: 'Yes', by }
  ]
  const fact = facts[Math.floor(random() * facts.length)] ?? { kind: 'cancelled' }
  return withSignal(graph, {
    id: idOf(`s-${step}`),
    source: '/ci',
    event: String(step),
    type: 'x',
    subject: 'SLIP-1',
    at: monday * 60_000,
    task: random() < 0.8 ? anyTask() : null,
    fact,
    clientFacing: random() < 0.5,
    waits: true,
    verdict: null,
    reason: '',
    judged: null
  })
}

test('[PR10] [PR11] follows any edits, signals, verdicts, departures and hours as if all were derived anew', () => {
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
        const dice = random()
        const edited = dice < 0.8 ? randomEdit(graph, random, step) : tell(graph, random, step)
        const next = dice < 0.2 ? judge(graph, fresh, random) : edited
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
