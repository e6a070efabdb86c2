import fc from 'fast-check'
import { expect, test } from 'vitest'

import { failureOf, id, meet, newLink, newTask, openDesk } from '../document/board-desk.test-support.ts'
import type { Desk } from '../document/board-desk.test-support.ts'
import { normalisedState } from '../document/normalised-state.ts'
import type { Intent } from '../intents/intent.ts'
import { randomIntent, seededRng } from '../intents/random-intent.test-support.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

import { applyProposal, declineProposal } from './decide-proposal.ts'
import { deriveProposals } from './derive-proposals.ts'
import { gateOf } from './gate-of.ts'
import type { Proposal } from './proposal.ts'

/** Monday 2026-11-16, UTC. */
const on = (day: number, hour: number): Instant => toInstant(Date.UTC(2026, 10, 16 + day, hour) / 60_000)
const ana = id<PersonId>('ana')
const site = id<TaskId>('site')
const nobodyLeft: ReadonlySet<PersonId> = new Set()
const promise = { date: on(0, 17), to: 'Client', clientFacing: true, costOfDelay: null }

const proposed = (desk: Desk, now: Instant): readonly Proposal[] =>
  deriveProposals(desk.index.graph(), computeSchedule(desk.index.graph(), now), nobodyLeft)

function onlyOf(desk: Desk, kind: Proposal['kind'], now = on(1, 10)): Proposal {
  const found = proposed(desk, now).find((proposal) => proposal.kind === kind)
  if (found === undefined) throw new Error(`nothing of the kind ${kind} is proposed`)
  return found
}

/** The intent of a yes to a proposal's first way. */
function yes(desk: Desk, proposal: Proposal, now = on(1, 10), reason = ''): Intent {
  const [way] = proposal.ways
  if (way === undefined) throw new Error('a proposal without a way')
  const intent = applyProposal(desk.index.graph(), proposal, way, { reason, label: 'Apply', at: now })
  if (!intent.ok) throw new Error(intent.failure)
  return intent.value
}

function no(proposal: Proposal): Intent {
  const intent = declineProposal(proposal, 'The client knows.')
  if (!intent.ok) throw new Error(intent.failure)
  return intent.value
}

/** Two desks that hold a task of two days, begun on the day that it is promised for. */
function openTeam(): readonly [Desk, Desk] {
  const desks = [openDesk(1, 'ana'), openDesk(2, 'ben')] as const
  const [first] = desks
  for (const name of ['ana', 'ben'])
    first.do({ type: 'addPerson', person: { id: id(name), name, hue: 0, calendar: null } })
  first.do(newTask('site', { owner: ana, estimate: toWorkingMinutes(960), actualStart: on(0, 9), promise }))
  meet(...desks)
  return desks
}

test('[PR6] a yes does what was proposed and says so, in one step that undo takes back', () => {
  const [desk] = openTeam()
  const before = desk.index.graph()
  const proposal = onlyOf(desk, 'renegotiatePromise')
  expect(proposal.ways.map((way) => gateOf(before, proposal, way))).toEqual(['clientFacing'])
  const applied = desk.do(yes(desk, proposal))
  expect(desk.task('site')?.promise).toEqual({ ...promise, date: on(1, 17) })
  expect(proposed(desk, on(1, 10))).toEqual([])
  expect([desk.undo(applied).skipped, desk.index.graph()]).toEqual([[], before])
  expect(onlyOf(desk, 'renegotiatePromise')).toEqual(proposal)
})

test('[PR5] a no takes a reason and keeps it quiet over a merge, until it is twice as late', () => {
  const [first, second] = openTeam()
  const proposal = onlyOf(first, 'renegotiatePromise')
  expect(failureOf(declineProposal(proposal, '  '))).toBe('Say why, so that nobody has to ask.')
  first.do(no(proposal))
  meet(first, second)
  expect([proposed(first, on(1, 15)), proposed(second, on(1, 15))]).toEqual([[], []])
  expect(proposed(second, on(2, 16)).map(({ kind }) => kind)).toEqual(['renegotiatePromise'])
})

test('[PR4] [PR7] it is withdrawn when its cause goes, and a late yes is refused with nothing written', () => {
  const [desk] = openTeam()
  const proposal = onlyOf(desk, 'renegotiatePromise')
  desk.do({ type: 'recordRemaining', task: site, minutes: toWorkingMinutes(60), at: on(0, 10) })
  expect(proposed(desk, on(0, 15))).toEqual([])
  desk.do({ type: 'editTask', task: site, change: { promise: { ...promise, date: on(4, 17) } } })
  const [way] = proposal.ways
  if (way === undefined) throw new Error('a proposal without a way')
  const late = applyProposal(desk.index.graph(), proposal, way, { reason: '', label: 'Apply', at: on(1, 10) })
  expect(failureOf(late)).toBe('The promise of “site” is another by now.')
})

test('[PR6] asking for what a handoff lacks asks once, though two people do it at once', () => {
  const [first, second] = openTeam()
  first.do(newTask('copy', { owner: id<PersonId>('ben') }))
  first.do(newLink('link', 'site', 'copy'))
  const handoff = {
    id: id<never>('h'),
    dependency: id<never>('link'),
    from: ana,
    to: id<PersonId>('ben'),
    why: 'Launch'
  }
  first.do({ type: 'offerHandoff', handoff, at: on(0, 10) })
  meet(first, second)
  for (const desk of [first, second]) desk.do(yes(desk, onlyOf(desk, 'askHandoff')))
  meet(first, second)
  expect([...second.index.graph().comments.values()].map(({ task, asks, text }) => ({ task, asks, text }))).toEqual([
    {
      task: 'copy',
      asks: 'ana',
      text: 'Before I take this over, please say what done looks like, what is still owed and where things are.'
    }
  ])
  expect(first.index.graph()).toEqual(second.index.graph())
})

test('[PR9] a write-off is destructive, takes a reason and frees what waited', () => {
  const [desk] = openTeam()
  desk.do(newTask('copy', { owner: id<PersonId>('ben') }))
  desk.do(newLink('link', 'site', 'copy'))
  const later = on(40, 10)
  const proposal = onlyOf(desk, 'writeOffZombie', later)
  const graph = desk.index.graph()
  expect(proposal.ways.map((way) => gateOf(graph, proposal, way))).toEqual(['destructive', 'destructive'])
  const unlinking = { kind: 'writeOff', links: 'remove' } as const
  const said = { reason: ' ', label: 'Write off', at: later }
  expect(failureOf(applyProposal(graph, proposal, unlinking, said))).toBe('Say why it is written off.')
  const outcome = applyProposal(graph, proposal, unlinking, { ...said, reason: 'Nobody needs it.' })
  if (!outcome.ok) throw new Error(outcome.failure)
  desk.do(outcome.value)
  expect(computeSchedule(desk.index.graph(), later).forecasts.get(id('copy'))?.state).toBe('clear')
  expect([desk.task('site')?.cancelledAt, desk.index.graph().dependencies.size]).toEqual([later, 0])
})

/** People decide about what is proposed to them, amid everything else that they do. */
function decideSomething(desk: Desk, now: Instant, rng: () => number): void {
  const open = proposed(desk, now)
  const proposal = open[Math.floor(rng() * open.length)]
  if (proposal === undefined) return
  const way = proposal.ways[Math.floor(rng() * proposal.ways.length)]
  const said = { reason: 'so', label: 'Apply', at: now }
  const intent =
    way === undefined || rng() < 0.4
      ? declineProposal(proposal, 'no')
      : applyProposal(desk.index.graph(), proposal, way, said)
  if (intent.ok) desk.commit(intent.value)
}

test('[PR1] [PR5] [PR6] replicas that met propose the same, and nothing that any of them decided', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
      const rng = seededRng(seed)
      const desks = [openDesk(1, 'ana'), openDesk(2, 'ben')] as const
      let count = 0
      const newId = (): string => `n-${(count += 1)}`
      const now = on(20, 10)
      for (let step = 0; step < 40; step += 1) {
        const desk = desks[rng() < 0.5 ? 0 : 1]
        if (rng() < 0.3) decideSomething(desk, now, rng)
        else desk.commit(randomIntent(desk.index.graph(), rng, newId))
        if (rng() < 0.1) meet(...desks)
      }
      meet(...desks)
      const [first, second] = desks
      expect(normalisedState(first.doc)).toBe(normalisedState(second.doc))
      const found = proposed(first, now)
      expect(proposed(second, now)).toEqual(found)
      expect(found.filter(({ id: one }) => first.index.graph().verdicts.has(one))).toEqual([])
      expect(first.index.problems()).toEqual([])
    }),
    { numRuns: 40 }
  )
}, 60_000)
