import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { IntentProblem } from '../../../shared/intents/intent-problem.ts'
import { parseInviteLink } from '../../../shared/sync/membership/invite-link.ts'
import { claimInvite, joinOp } from '../../../shared/sync/membership/join-claim.ts'
import { isSameSecret } from '../../../shared/sync/membership/leading-secret.ts'
import { openInvite } from '../../../shared/sync/membership/new-invite.ts'
import { mayWrite } from '../../../shared/sync/membership/role.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import type { Joining } from '../keys/board-keys.ts'

import { addPerson } from './add-person.ts'

/**
 * The next step of joining, as far as what is here allows: once the board's membership came, this device's `join`; then
 * the keys that the invite brought; then the person's name on the board. After the last step nothing of the invite is kept.
 */
export async function goOnJoining(board: LiveBoard, clock: Pick<Clock, 'milliseconds'>): Promise<void> {
  const { membership } = board
  const { joining } = membership.keys()
  if (joining === null || !membership.members().founded) return
  const link = parseInviteLink(joining.link, membership.crypto)
  if (!link.ok) throw new Error(link.failure)
  const own = { device: membership.device, person: joining.person }
  if (!membership.members().devices.has(membership.device)) {
    const written = await membership.write(joinOp(claimInvite(link.value, own, membership.crypto)))
    // An invite that does not stand: the members say why when they are met, and nothing is lost.
    if (!written.ok) return
  }
  const keys = membership.keys()
  const secrets = openInvite(membership.members(), link.value, membership.crypto)
  const added = secrets.filter(({ name }) => !keys.secrets.some((held) => isSameSecret(held.name, name)))
  // On disk first: with the keys in the ring the board may be read anew at once.
  if (added.length > 0) await membership.keep({ ...keys, secrets: [...keys.secrets, ...added] })
  membership.learn(secrets)
  const introduced = introduce(board, joining, clock)
  if (introduced.ok) await membership.keep({ ...membership.keys(), joining: null })
}

/** Writes who joined onto the board; those who only read cannot, and are known by what their device says. */
function introduce(
  board: LiveBoard,
  { person, name }: Joining,
  clock: Pick<Clock, 'milliseconds'>
): Result<void, IntentProblem> {
  const { members, device } = board.membership
  if (!mayWrite(members().devices.get(device)?.role ?? null)) return succeed(undefined)
  return addPerson(board, { person, name }, clock)
}
