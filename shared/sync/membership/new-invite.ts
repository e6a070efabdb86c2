import type { BoardId, PersonId } from '../../model/ids.ts'
import type { FrameCrypto } from '../frame-crypto.ts'

import { topicKeyOf } from './board-topic.ts'
import type { InviteLink, InviteSeed } from './invite-link.ts'
import type { HeldSecret, KeyRing } from './key-ring.ts'
import { foundSecrets, isSameSecret } from './leading-secret.ts'
import type { MembershipOp } from './membership-op.ts'
import type { Members } from './members.ts'
import { readSecret } from './open-secrets.ts'
import type { Role } from './role.ts'
import { sealSecrets } from './seal-secrets.ts'

/** How long an invite stands unless somebody says otherwise, in milliseconds: a day. */
export const inviteLifetime = 86_400_000

/** What an invite is made of; `seed` is 32 fresh random bytes. */
export type InviteRequest = {
  readonly board: BoardId
  readonly seed: Uint8Array
  readonly role: Role
  /** Somebody's own further device, or null for a person who is new. */
  readonly person: PersonId | null
  /** Unix milliseconds. */
  readonly expires: number
  readonly uses: number
  readonly addresses: readonly string[]
}

/** [M2] The operation that makes an invite, and the link to hand out once its frame is on disk; null without the leading key. */
export function newInvite(
  request: InviteRequest,
  ring: KeyRing,
  crypto: Pick<FrameCrypto, 'keyPair' | 'sealTo' | 'keyedHash'>
): { readonly op: MembershipOp; readonly link: InviteLink } | null {
  const { board, seed, role, person, expires, uses, addresses } = request
  const lead = ring.leading()
  const held = ring.all().find(({ kind, name }) => lead !== null && kind === 'content' && isSameSecret(name, lead))
  if (lead === null || held === undefined) return null
  const key = crypto.keyPair(seed).publicKey
  const secrets = sealSecrets(ring.all(), [{ to: key, role }], crypto)
  const topicKey = topicKeyOf(crypto, held.key, lead.epoch)
  return {
    op: { type: 'invite', key, person, role, expires, uses, secrets },
    link: { board, seed, topicKey, epoch: lead.epoch, addresses, person }
  }
}

/** [M11] The secrets that an invite brings to whoever holds its link: to be kept beside those of one's own device. */
export function openInvite(
  members: Members,
  invite: InviteSeed,
  crypto: Pick<FrameCrypto, 'keyPair'>
): readonly HeldSecret[] {
  const keys = crypto.keyPair(invite.seed)
  return foundSecrets(members.line).flatMap((found) =>
    found.sealed.to === keys.publicKey ? (readSecret(found, keys) ?? []) : []
  )
}
