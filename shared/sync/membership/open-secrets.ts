import type { DeviceId } from '../../model/ids.ts'
import type { FrameCrypto } from '../frame-crypto.ts'

import type { HeldSecret, KeyRing } from './key-ring.ts'
import { foundSecrets } from './leading-secret.ts'
import type { MembershipFact } from './membership-fact.ts'
import type { FoundSecret } from './members.ts'

/**
 * [M11] Opens what membership holds for this device and puts it into the ring. Gives the keys that are new. Rotations that
 * do not stand count too: somebody may have sealed under them before they knew.
 */
export function openSecrets(
  facts: readonly Pick<MembershipFact, 'hash' | 'op'>[],
  own: { readonly device: DeviceId; readonly ring: KeyRing; readonly crypto: Pick<FrameCrypto, 'openBox'> }
): readonly HeldSecret[] {
  const opened: HeldSecret[] = []
  for (const found of foundSecrets(facts)) {
    if (found.sealed.to !== own.device) continue
    const secret = readSecret(found, own.crypto)
    if (secret !== null && own.ring.add(secret)) opened.push(secret)
  }
  return opened
}

/** What one box holds: a kind and 32 bytes; null where it does not open, or is something else. */
export function readSecret({ name, sealed }: FoundSecret, keys: Pick<FrameCrypto, 'openBox'>): HeldSecret | null {
  const plain = keys.openBox(sealed.box)
  if (plain?.length !== 33 || (plain[0] !== 0 && plain[0] !== 1)) return null
  return { name, kind: plain[0] === 0 ? 'content' : 'topic', key: plain.slice(1) }
}
