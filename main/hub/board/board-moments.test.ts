import { expect, test } from 'vitest'

import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import { graphOf, idOf, taskOf } from '../../../shared/schedule/random-graph.test-support.ts'
import type { Members } from '../../../shared/sync/membership/members.ts'

import { boardMoments } from './board-moments.ts'

const cara = idOf('cara')
const minute = 60_000

/** What of members is looked at: Cara’s role now, and what was done about her. */
function membersOf(role: 'editor' | null, line: readonly object[]): Members {
  const people = new Map([[cara, { person: cara, role, devices: [idOf('phone')] }]])
  return { people, line } as unknown as Members
}

test('[D1] an owner is gone since the last removal of them or of a device of theirs, and not while they are a member', () => {
  const index = { graph: () => graphOf({ tasks: [taskOf('a')] }), stamp: () => null }
  const line = [
    { op: { type: 'remove', person: cara }, effectiveTime: 10 * minute },
    { op: { type: 'retire', device: idOf('phone') }, effectiveTime: 20 * minute },
    { op: { type: 'remove', person: idOf('ben') }, effectiveTime: 30 * minute }
  ]
  expect([...boardMoments(index, membersOf(null, line)).left]).toEqual([[cara, instantFromMilliseconds(20 * minute)]])
  expect([...boardMoments(index, membersOf('editor', line)).left]).toEqual([])
})
