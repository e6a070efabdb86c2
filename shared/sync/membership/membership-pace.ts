import type { DeviceId } from '../../model/ids.ts'
import { frameLimits } from '../frame-limits.ts'

import type { MembershipLedger } from './membership-ledger.ts'
import type { MembershipOp } from './membership-op.ts'
import type { Members } from './members.ts'

/**
 * [M16] How fast membership of one origin is taken in from peers. An origin is a person who is no owner, with all devices that
 * they let in; or an invite, with all who join by it. It delays only: which frames count is no matter of when they came.
 */
export type MembershipPace = {
  /** Whether a frame may be taken in now; where it may, it is counted. */
  readonly admits: (device: DeviceId, op: MembershipOp, members: Members) => boolean
}

/** `clock` gives Unix milliseconds. */
export function createMembershipPace(ledger: Pick<MembershipLedger, 'grantsFor'>, clock: () => number): MembershipPace {
  const rooms = new Map<string, { left: number; at: number }>()

  /** Null for owners: who can remove everybody is not kept from anything by a pace. */
  function originOf(device: DeviceId, members: Members): string | null {
    const member = members.devices.get(device)
    if (member !== undefined) return member.role === 'owner' ? null : member.person
    const [grant] = ledger.grantsFor(device)
    if (grant === undefined || grant.op.type === 'found') return null
    // Whoever let a device in was let in before it, so this comes to an end.
    return grant.op.type === 'join' ? grant.op.invite : originOf(grant.device, members)
  }

  return {
    admits(device, op, members) {
      const origin = op.type === 'join' ? op.invite : originOf(device, members)
      if (origin === null) return true
      const now = clock()
      const room = rooms.get(origin) ?? { left: frameLimits.membershipAtOnce, at: now }
      const regained = (Math.max(0, now - room.at) / 60_000) * frameLimits.membershipInMinute
      const left = Math.min(frameLimits.membershipAtOnce, room.left + regained)
      const admitted = left >= 1
      rooms.set(origin, { left: admitted ? left - 1 : left, at: now })
      return admitted
    }
  }
}
