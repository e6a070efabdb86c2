import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { DeviceId, PersonId } from '../../model/ids.ts'
import type { FeedId, FrameHash, Head } from '../frame.ts'

import { decodeMembershipOp } from './decode-membership-op.ts'
import { encodeMembershipOp } from './encode-membership-op.ts'
import type { MembershipOp, SealedSecret } from './membership-op.ts'
import { roles } from './role.ts'

const hex = (count: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: count, maxLength: count }).map((bytes) => Buffer.from(bytes).toString('hex'))
const device = hex(32).map((text) => text as DeviceId)
const person = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/).map((text) => `p${text}` as PersonId)
const role = fc.constantFrom(...roles)
const signature = fc.uint8Array({ minLength: 64, maxLength: 64 })
const cutoffs: fc.Arbitrary<readonly Head[]> = fc.array(
  fc.record({
    feed: hex(16).map((text) => text as FeedId),
    seq: fc.nat(),
    hash: hex(32).map((text) => text as FrameHash)
  }),
  { maxLength: 4 }
)
const secrets: fc.Arbitrary<readonly SealedSecret[]> = fc.array(
  fc.record({
    to: hex(32),
    epoch: fc.nat(),
    rotation: fc.option(hex(32).map((text) => text as FrameHash)),
    box: fc.uint8Array({ maxLength: 128 })
  }),
  { maxLength: 4 }
)
const op: fc.Arbitrary<MembershipOp> = fc.oneof(
  fc.record({ type: fc.constant('found' as const), device, person, signature }),
  fc.record({
    type: fc.constant('certify' as const),
    device,
    person,
    role,
    use: fc.constantFrom('device' as const, 'recovery' as const),
    secrets
  }),
  fc.record({
    type: fc.constant('invite' as const),
    key: hex(32),
    person: fc.option(person),
    role,
    expires: fc.nat(),
    uses: fc.nat({ max: 1024 }),
    secrets
  }),
  fc.record({ type: fc.constant('join' as const), invite: hex(32), person, signature }),
  fc.record({ type: fc.constant('setRole' as const), person, role, cutoffs }),
  fc.record({ type: fc.constant('remove' as const), person, cutoffs }),
  fc.record({ type: fc.constant('retire' as const), device, cutoffs }),
  fc.record({ type: fc.constant('rotate' as const), epoch: fc.nat(), secrets }),
  fc.record({ type: fc.constant('share' as const), secrets })
)

describe('membership operations as bytes', () => {
  it('[M2] come back as they went', () => {
    fc.assert(
      fc.property(op, (value) => {
        expect(decodeMembershipOp(encodeMembershipOp(value))).toEqual({ ok: true, value })
      })
    )
  })

  it('[M2] are refused in a sentence where they end early, go on, or claim more than is there', () => {
    fc.assert(
      fc.property(op, fc.nat(), (value, at) => {
        const bytes = encodeMembershipOp(value)
        expect(decodeMembershipOp(bytes.subarray(0, at % bytes.length)).ok).toBe(false)
        expect(decodeMembershipOp(Uint8Array.from([...bytes, 0])).ok).toBe(false)
      })
    )
    expect(decodeMembershipOp(Uint8Array.from([8, 255, 15]))).toEqual({ ok: false, failure: 'more entries than bytes' })
    expect(decodeMembershipOp(Uint8Array.from([8, 255, 255, 1]))).toMatchObject({ ok: false })
    expect(decodeMembershipOp(Uint8Array.from([9]))).toMatchObject({ ok: false })
  })
})
