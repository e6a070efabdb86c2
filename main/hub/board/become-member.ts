import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import type { InviteSeed } from '../../../shared/sync/membership/invite-link.ts'
import { claimInvite, joinOp } from '../../../shared/sync/membership/join-claim.ts'
import { isSameSecret } from '../../../shared/sync/membership/leading-secret.ts'
import { openInvite } from '../../../shared/sync/membership/new-invite.ts'

import type { BoardMembership } from './board-membership.ts'

/** [TE3] Writes this device's `join` by the seed of an invite, or by printed words; the failure is why it would not stand. */
export async function writeJoin(
  membership: BoardMembership,
  invite: InviteSeed,
  person: PersonId
): Promise<Result<void, string>> {
  const claim = claimInvite(invite, { device: membership.device, person }, membership.crypto)
  const written = await membership.write(joinOp(claim))
  return written.ok ? succeed(undefined) : fail(written.failure)
}

/** [TE3] Takes up the keys that membership holds for whoever has the seed. Rejects where the disk refuses. */
export async function takeUpSecrets(membership: BoardMembership, invite: InviteSeed): Promise<void> {
  const keys = membership.keys()
  const secrets = openInvite(membership.members(), invite, membership.crypto)
  const added = secrets.filter(({ name }) => !keys.secrets.some((held) => isSameSecret(held.name, name)))
  // On disk first: with the keys in the ring the board may be read anew at once.
  if (added.length > 0) await membership.keep({ ...keys, secrets: [...keys.secrets, ...added] })
  membership.learn(secrets)
}
