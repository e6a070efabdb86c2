import { compareText } from '../../lib/compare.ts'
import type { DeviceId } from '../../model/ids.ts'
import type { FrameHash } from '../frame.ts'

import type { Members } from './members.ts'
import type { KnownTips, MembershipFact } from './membership-fact.ts'
import { noTips } from './membership-fact.ts'
import { membershipOf } from './membership-of.ts'

/** The membership frames that are held, and what follows from them. Only ever grows. */
export type MembershipLedger = {
  readonly add: (fact: MembershipFact) => void
  readonly has: (hash: FrameHash) => boolean
  readonly facts: () => readonly MembershipFact[]
  /** The foundings, certificates and joins that name a device, whether they stand or not. [M3] */
  readonly grantsFor: (device: DeviceId) => readonly MembershipFact[]
  /** [M7] Whether a frame that knows these tips knows this membership frame. */
  readonly knows: (tips: KnownTips, hash: FrameHash) => boolean
  /** What a frame knows that follows others: all that they knew, without what lies behind something newer. */
  readonly union: (known: readonly KnownTips[]) => KnownTips
  readonly effectiveTime: (tips: KnownTips) => number
  readonly members: () => Members
}

export function createMembershipLedger(earlier: readonly MembershipFact[] = []): MembershipLedger {
  const byHash = new Map<FrameHash, MembershipFact>()
  const pasts = new Map<FrameHash, ReadonlySet<FrameHash>>()
  const grants = new Map<DeviceId, readonly MembershipFact[]>()
  let members: Members | null = null

  function add(fact: MembershipFact): void {
    if (byHash.has(fact.hash)) return
    byHash.set(fact.hash, fact)
    pasts.set(fact.hash, pastOf(fact))
    const granted = grantedBy(fact)
    if (granted !== null) grants.set(granted, [...(grants.get(granted) ?? []), fact])
    members = null
  }

  function pastOf(fact: MembershipFact): ReadonlySet<FrameHash> {
    const past = new Set<FrameHash>()
    for (const tip of fact.tips) {
      past.add(tip)
      for (const behind of pasts.get(tip) ?? []) past.add(behind)
    }
    return past
  }

  function knows(tips: KnownTips, hash: FrameHash): boolean {
    return tips.some((tip) => tip === hash || pasts.get(tip)?.has(hash) === true)
  }

  function union(known: readonly KnownTips[]): KnownTips {
    const [first = noTips, ...others] = known
    const fresh = others.flatMap((tips) => (tips === first ? [] : tips.filter((tip) => !knows(first, tip))))
    if (fresh.length === 0) return first
    const all = new Set([...first, ...fresh])
    const newest = [...all].filter((tip) => ![...all].some((other) => pasts.get(other)?.has(tip) === true))
    return newest.toSorted(compareText)
  }

  for (const fact of earlier) add(fact)
  return {
    add,
    knows,
    union,
    has: (hash) => byHash.has(hash),
    facts: () => [...byHash.values()],
    grantsFor: (device) => grants.get(device) ?? [],
    effectiveTime: (tips) => Math.max(0, ...tips.map((tip) => byHash.get(tip)?.effectiveTime ?? 0)),
    members: () => (members ??= membershipOf([...byHash.values()], pasts))
  }
}

/** The device that an operation lets in, if it stands. */
function grantedBy({ op, device }: MembershipFact): DeviceId | null {
  if (op.type === 'join') return device
  return op.type === 'found' || op.type === 'certify' ? op.device : null
}
