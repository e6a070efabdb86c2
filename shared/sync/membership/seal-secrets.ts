import type { FrameCrypto } from '../frame-crypto.ts'
import { joinBytes } from '../join-bytes.ts'

import { topicKeyOf } from './board-topic.ts'
import type { HeldSecret } from './key-ring.ts'
import type { PublicKey, SealedSecret } from './membership-op.ts'
import type { Role } from './role.ts'

/** Whom a secret is sealed for; a relay is given the topic key of it and no more. */
export type Recipient = { readonly to: PublicKey; readonly role: Role }

/** [M2][M11] Secrets for one recipient each; those that cannot be sealed (no key, a topic key for a reader) are left out. */
export function sealSecrets(
  secrets: readonly HeldSecret[],
  recipients: readonly Recipient[],
  crypto: Pick<FrameCrypto, 'sealTo' | 'keyedHash'>
): readonly SealedSecret[] {
  return recipients.flatMap(({ to, role }) =>
    secrets.flatMap(({ kind, name, key }) => {
      if (kind === 'topic' && role !== 'relay') return []
      const given = kind === 'content' && role === 'relay' ? topicKeyOf(crypto, key, name.epoch) : key
      const box = crypto.sealTo(to, joinBytes(Uint8Array.of(role === 'relay' ? 1 : 0), given))
      return box === null ? [] : [{ to, epoch: name.epoch, rotation: name.rotation, box }]
    })
  )
}
