import { compareText } from '../../lib/compare.ts'
import type { DeviceId } from '../../model/ids.ts'
import type { FrameHash } from '../frame.ts'

import { keyLettingIn } from './key-letting-in.ts'
import type { Members } from './members.ts'
import type { KnownTips, MembershipFact } from './membership-fact.ts'
import { noTips } from './membership-fact.ts'
import { membershipOf } from './membership-of.ts'
import type { PublicKey } from './membership-op.ts'
import { createMembershipPasts, pastsWith } from './membership-pasts.ts'

/** The membership frames that are held, and what follows from them. Only ever grows. */
export type MembershipLedger = {
  readonly add: (fact: MembershipFact) => void
  readonly has: (hash: FrameHash) => boolean
  /** All of them, in the order in which they came. */
  readonly facts: () => readonly MembershipFact[]
  /** The foundings, certificates and joins that name a device, whether they stand or not. [M3] */
  readonly grantsFor: (device: DeviceId) => readonly MembershipFact[]
  /** The invites and printed seeds with this key, whether they stand or not. [M3][M17] */
  readonly invitesBy: (key: PublicKey) => readonly MembershipFact[]
  /** [M7] Whether a frame that knows these tips knows this membership frame. */
  readonly knows: (tips: KnownTips, hash: FrameHash) => boolean
  /** What a frame knows that follows others: all that they knew, without what lies behind something newer. */
  readonly union: (known: readonly KnownTips[]) => KnownTips
  /** Who belongs; worked out anew when it is asked after something came. */
  readonly members: () => Members
  /** [M6] Why this operation, on top of what is held, would have no effect; null where it would stand. */
  readonly tryOut: (fact: MembershipFact) => string | null
}

export function createMembershipLedger(earlier: readonly MembershipFact[] = []): MembershipLedger {
  const facts: MembershipFact[] = []
  const pasts = createMembershipPasts()
  const grants = new Map<DeviceId, MembershipFact[]>()
  const invites = new Map<PublicKey, MembershipFact[]>()
  let members: Members | null = null

  function add(fact: MembershipFact): void {
    if (pasts.has(fact.hash)) return
    facts.push(fact)
    pasts.add(fact)
    const granted = grantedBy(fact)
    if (granted !== null) note(grants, granted, fact)
    const key = keyLettingIn(fact.op)
    if (key !== null) note(invites, key, fact)
    members = null
  }

  function knows(tips: KnownTips, hash: FrameHash): boolean {
    return tips.some((tip) => tip === hash || pasts.isBehind(hash, tip))
  }

  function union(known: readonly KnownTips[]): KnownTips {
    const [first = noTips, ...others] = known
    const fresh = others.flatMap((tips) => (tips === first ? [] : tips.filter((tip) => !knows(first, tip))))
    return fresh.length === 0 ? first : pasts.newestOf([...first, ...fresh]).toSorted(compareText)
  }

  for (const fact of earlier) add(fact)
  return {
    add,
    knows,
    union,
    has: pasts.has,
    facts: () => facts,
    grantsFor: (device) => grants.get(device) ?? [],
    invitesBy: (key) => invites.get(key) ?? [],
    members: () => (members ??= membershipOf(facts, pasts)),
    tryOut: (fact) => membershipOf([...facts, fact], pastsWith(pasts, fact)).withoutEffect.get(fact.hash) ?? null
  }
}

function note<Key>(index: Map<Key, MembershipFact[]>, key: Key, fact: MembershipFact): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, [fact])
  else known.push(fact)
}

/** The device that an operation lets in, if it stands. */
function grantedBy({ op, device }: MembershipFact): DeviceId | null {
  if (op.type === 'join') return device
  return op.type === 'found' || op.type === 'certify' ? op.device : null
}
