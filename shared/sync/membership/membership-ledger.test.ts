import { describe, expect, it } from 'vitest'

import type { DeviceId, PersonId } from '../../model/ids.ts'
import type { FeedId, FrameHash } from '../frame.ts'
import { toId } from '../simulated-author.test-support.ts'

import type { MembershipFact } from './membership-fact.ts'
import { createMembershipLedger } from './membership-ledger.ts'
import type { MembershipOp } from './membership-op.ts'

const signature = new Uint8Array(64)
const day = 86_400_000

function fact(hash: string, device: string, op: MembershipOp, tips: readonly MembershipFact[]): MembershipFact {
  return {
    hash: hash.padStart(64, '0') as FrameHash,
    device: deviceOf(device),
    feed: device.padStart(32, '0') as FeedId,
    seq: 1,
    effectiveTime: 1,
    tips: tips.map((tip) => tip.hash),
    op
  }
}

function deviceOf(digits: string): DeviceId {
  return toId<DeviceId>(digits.padStart(64, '0'))
}

describe('the membership frames that are held', () => {
  it('[M5] where two invites have one key, the order of their coming decides nothing', () => {
    const key = 'e'.repeat(64)
    const founder = { device: deviceOf('a'), person: toId<PersonId>('ana') }
    const found = fact('1', 'a', { type: 'found', ...founder, signature }, [])
    const viewer = { device: deviceOf('d'), person: toId<PersonId>('mal'), role: 'viewer', use: 'device' } as const
    const owner = { device: deviceOf('b'), person: toId<PersonId>('ben'), role: 'owner', use: 'device' } as const
    const certified = fact('2', 'a', { type: 'certify', ...viewer, secrets: [] }, [found])
    const second = fact('9', 'a', { type: 'certify', ...owner, secrets: [] }, [certified])
    const terms = { key, person: null, expires: day, uses: 5, secrets: [] } as const
    const invite = fact('4', 'a', { type: 'invite', ...terms, role: 'owner' }, [second])
    const copied = fact('5', 'd', { type: 'invite', ...terms, role: 'viewer' }, [second])
    const join = fact('6', 'c', { type: 'join', invite: key, person: toId<PersonId>('cai'), signature }, [invite])
    const made = { person: toId<PersonId>('x'), role: 'editor', use: 'device', secrets: [] } as const
    const bens = fact('7', 'b', { type: 'certify', device: deviceOf('e'), ...made }, [second])
    const cais = fact('8', 'c', { type: 'certify', device: deviceOf('f'), ...made }, [join])
    const orders = [
      [found, certified, second, invite, copied, join, bens, cais],
      [found, certified, second, copied, invite, join, cais, bens],
      [found, certified, second, bens, invite, join, cais, copied]
    ]
    const [first, ...others] = orders.map((facts) => {
      const { line, withoutEffect } = createMembershipLedger(facts).members()
      return { line: line.map(({ hash }) => hash), withoutEffect }
    })
    for (const other of others) expect(other).toEqual(first)
    expect(first?.line).toHaveLength(7)
    expect(first?.withoutEffect).toEqual(new Map([[copied.hash, expect.any(String)]]))
  })

  it('[M6] an operation that is tried out leaves no trace', () => {
    const founder = { device: deviceOf('a'), person: toId<PersonId>('ana') }
    const found = fact('1', 'a', { type: 'found', ...founder, signature }, [])
    const ledger = createMembershipLedger([found])
    const before = ledger.members()
    expect(ledger.tryOut(fact('2', 'a', { type: 'remove', person: founder.person, cutoffs: [] }, [found]))).toBe(
      'no owner would be left'
    )
    expect(ledger.tryOut(fact('3', 'a', { type: 'rotate', epoch: 2, secrets: [] }, [found]))).toBeNull()
    expect([ledger.members(), ledger.facts()]).toEqual([before, [found]])
  })
})
