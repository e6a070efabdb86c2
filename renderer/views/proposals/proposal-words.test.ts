import { expect, it } from 'vitest'

import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import type { ApprovalId, BoardId, DependencyId, HandoffId, PersonId, ProposalId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import type { Person } from '../../../shared/model/person.ts'
import type { Proposal, ProposalCause, Way } from '../../../shared/proposals/proposal.ts'
import { dependencyOf, idOf, taskOf } from '../../../shared/schedule/random-graph.test-support.ts'

import { deciderWords, evidenceOf, wayWords } from './proposal-words.ts'

/** November 2026; the 16th is a Monday. */
const on = (day: number, hour = 9) => toInstant(Date.UTC(2026, 10, day, hour) / 60_000)
const [ana, ben] = ['ana', 'ben'].map((name) => idOf<PersonId>(name)) as [PersonId, PersonId]
const person = (id: PersonId, name: string): Person => ({ id, name, hue: 0, calendar: null, team: null, logins: [] })
const promise = { date: on(18), to: 'Acme', clientFacing: true, costOfDelay: null }
const [site, copy] = [taskOf('a', { title: 'Site', promise }), taskOf('b', { title: 'Copy' })]
const graph = {
  ...emptyGraph('board' as BoardId),
  tasks: new Map([site, copy].map((task) => [task.id, task])),
  dependencies: new Map([dependencyOf('a', 'b')].map((link) => [link.id, link])),
  people: new Map([person(ana, 'Ana'), person(ben, 'Ben')].map((one) => [one.id, one]))
}
const telling = { graph, frame: { timeZone: 'UTC', now: on(16) }, me: ben }

function said(cause: ProposalCause, ways: readonly Way[] = [], deciders: readonly PersonId[] = []): string {
  const proposal: Proposal = { ...cause, id: 'p' as ProposalId, task: site.id, deciders, ways }
  return evidenceOf(proposal, telling)
}

it('[PR2] the evidence is one sentence of facts', () => {
  const link = idOf<DependencyId>('a-b')
  expect([
    said({ kind: 'renegotiatePromise', promised: on(18), clientFacing: true }, [{ kind: 'movePromise', date: on(23) }]),
    said({ kind: 'startNow', clearSince: on(13) }),
    said({ kind: 'pullForward', date: on(23), early: copy.id, finished: on(16), agreed: on(20) }),
    said({ kind: 'breakDeadlock', path: [site.id, copy.id] }),
    said({ kind: 'reassignOrphan', owner: null }),
    said({ kind: 'reassignOrphan', owner: ana }),
    said({ kind: 'askHandoff', handoff: 'h' as HandoffId, giver: ana, missing: ['why', 'stillOwed'] }),
    said({ kind: 'delegateApproval', approval: 'p' as ApprovalId, approver: ben, requested: on(12) }),
    said({ kind: 'writeOffZombie', heard: on(2), links: [link] }),
    said({ kind: 'contradictedPin', constraint: 'mustStartOn', wanted: on(17), driver: { kind: 'now' } })
  ]).toEqual([
    '“Site” is promised to Acme for Wed 18 Nov; the forecast takes until Mon 23 Nov.',
    '“Site” has been clear to start since Fri 13 Nov, and was not begun.',
    '“Copy” finished on Mon 16 Nov, agreed for Fri 20 Nov; “Site” still waits for Mon 23 Nov.',
    '“Site” → “Copy” → “Site”: each waits for the next, so none could start.',
    '“Site” could go on, and has no owner.',
    '“Site” is Ana’s, who left the board.',
    'Ana hands over to “Site” without saying why this started and what is still owed.',
    '“Site” has waited for your decision since Thu 12 Nov.',
    'Nothing was heard of “Site” since Mon 2 Nov; 1 task waits for it.',
    '“Site”: “Must start on Tue 17 Nov 09:00” contradicts what comes before it.'
  ])
})

it('[PR2] a button says what its yes does, and whose yes it is where it is not the reader’s', () => {
  const ways: readonly Way[] = [
    { kind: 'takeSlot', from: on(17, 10) },
    { kind: 'unlink', dependency: idOf('a-b') },
    { kind: 'giveTo', person: ben },
    { kind: 'giveTo', person: ana },
    { kind: 'delegateTo', person: ana },
    { kind: 'writeOff', links: 'remove' },
    { kind: 'moveDate', date: on(19) }
  ]
  expect(ways.map((way) => wayWords(way, telling))).toEqual([
    'Take Tue 17 Nov 10:00',
    'Remove “Copy” after “Site”',
    'Take it',
    'Give it to Ana',
    'Delegate to Ana',
    'Write it off and unlink',
    'Move it to Thu 19 Nov'
  ])
  const proposal = { kind: 'startNow', clearSince: on(13), id: 'p' as ProposalId, task: site.id, ways: [] } as const
  expect([[], [ana], [ana, ben]].map((deciders) => deciderWords({ ...proposal, deciders }, telling))).toEqual([
    null,
    'Ana to decide',
    null
  ])
})
