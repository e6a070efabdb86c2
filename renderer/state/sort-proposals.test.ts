import { expect, it } from 'vitest'

import type { PersonId, ProposalId, TaskId } from '../../shared/model/ids.ts'
import { toInstant } from '../../shared/model/instant.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'

import { mergeProposals } from './merge-proposals.ts'
import { mayDecide, sortProposals } from './sort-proposals.ts'

const [ana, ben] = ['ana', 'ben'] as [PersonId, PersonId]
const common = (id: string, deciders: readonly PersonId[]) => ({
  id: id as ProposalId,
  task: 'a' as TaskId,
  deciders,
  ways: []
})
const start = (id: string, deciders: readonly PersonId[]): Proposal => ({
  kind: 'startNow',
  clearSince: toInstant(0),
  ...common(id, deciders)
})
const late = (id: string, deciders: readonly PersonId[]): Proposal => ({
  kind: 'renegotiatePromise',
  promised: toInstant(0),
  clientFacing: false,
  ...common(id, deciders)
})

it('[PR2] mine come first, then anybody’s, then the rest, each the dearest first', () => {
  const all = [start('1', [ben]), start('2', []), start('4', [ana]), late('3', [ana, ben]), late('0', [ben])]
  expect(sortProposals(all, ana).map(({ id }) => id)).toEqual(['3', '4', '2', '0', '1'])
  expect(all.map((each) => mayDecide(each, ana))).toEqual([false, true, true, true, false])
  expect(all.filter((each) => mayDecide(each, null)).map(({ id }) => id)).toEqual(['2'])
})

it('a message brings all, or what differs', () => {
  const [one, two, other] = [start('1', []), start('2', []), late('1', [])]
  const first = mergeProposals(new Map(), { full: true, changed: [one, two], gone: [] })
  expect([...first.values()]).toEqual([one, two])
  expect([...mergeProposals(first, { full: false, changed: [other], gone: [two.id] }).values()]).toEqual([other])
  expect([...mergeProposals(first, { full: true, changed: [], gone: [] }).values()]).toEqual([])
})
