import { compareText } from '../../lib/compare.ts'
import type { DeviceId } from '../../model/ids.ts'
import type { FrameHash } from '../frame.ts'

import { keyLettingIn } from './key-letting-in.ts'
import type { MembershipFact } from './membership-fact.ts'
import type { PublicKey } from './membership-op.ts'

/** [M5] How far an owner is from the root, and the grant by which it is. */
export type OwnerRank = { readonly depth: number; readonly grant: FrameHash | '' }

/** [M5] The rank of whoever was never made an owner. */
export const ownsNothing: OwnerRank = { depth: Number.POSITIVE_INFINITY, grant: '' }

type Grant = { readonly by: DeviceId | null; readonly to: DeviceId; readonly hash: FrameHash }

/**
 * [M5] How far each owner is from the root, by what is held alone: whether a grant stands is not asked. Step by step away
 * from the root, so that each grant is looked at once.
 */
export function ownerRanks(facts: readonly MembershipFact[]): ReadonlyMap<DeviceId, OwnerRank> {
  const grantsBy = new Map<DeviceId | null, Grant[]>()
  for (const grant of grantsOf(facts)) {
    const others = grantsBy.get(grant.by)
    if (others === undefined) grantsBy.set(grant.by, [grant])
    else others.push(grant)
  }
  const ranks = new Map<DeviceId, OwnerRank>()
  let step = grantsBy.get(null) ?? []
  for (let depth = 0; step.length > 0; depth += 1) {
    const reached = new Map<DeviceId, OwnerRank>()
    for (const { to, hash } of step) {
      const other = reached.get(to)
      if (!ranks.has(to) && (other === undefined || compareText(hash, other.grant) < 0)) {
        reached.set(to, { depth, grant: hash })
      }
    }
    for (const [device, rank] of reached) ranks.set(device, rank)
    step = [...reached.keys()].flatMap((device) => grantsBy.get(device) ?? [])
  }
  return ranks
}

/** Who makes whom an owner; the root is nobody's device. Of invites that share a key each may be the one that was meant. */
function grantsOf(facts: readonly MembershipFact[]): readonly Grant[] {
  const inviters = new Map<PublicKey, DeviceId[]>()
  for (const { op, device } of facts) {
    const key = keyLettingIn(op)
    if (key === null || !('role' in op) || op.role !== 'owner') continue
    // [M17] Whoever is let in by a printed seed comes behind the seed, not behind who certified it.
    const inviter = op.type === 'certify' ? op.device : device
    inviters.set(key, [...(inviters.get(key) ?? []), inviter])
  }
  return facts.flatMap(({ op, device, hash }): readonly Grant[] => {
    if (op.type === 'found') return [{ by: null, to: op.device, hash }]
    if (op.type === 'certify') return op.role === 'owner' ? [{ by: device, to: op.device, hash }] : []
    const invitedBy = op.type === 'join' ? (inviters.get(op.invite) ?? []) : []
    return invitedBy.map((by) => ({ by, to: device, hash }))
  })
}

/** The nearer to the root the lower; of equals the lower grant. */
export function compareRanks(a: OwnerRank, b: OwnerRank): number {
  if (a.depth !== b.depth) return a.depth < b.depth ? -1 : 1
  return compareText(a.grant, b.grant)
}
