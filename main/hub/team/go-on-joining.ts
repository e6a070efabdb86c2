import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { IntentProblem } from '../../../shared/intents/intent-problem.ts'
import { parseInviteLink } from '../../../shared/sync/membership/invite-link.ts'
import { claimInvite, joinOp } from '../../../shared/sync/membership/join-claim.ts'
import { isSameSecret } from '../../../shared/sync/membership/leading-secret.ts'
import { openInvite } from '../../../shared/sync/membership/new-invite.ts'
import { mayWrite } from '../../../shared/sync/membership/role.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { NotesOfBoard } from '../board/open-boards.ts'
import type { Clock } from '../clock.ts'
import type { Joining } from '../keys/board-keys.ts'
import { newUuid } from '../new-uuid.ts'

import { addPerson } from './add-person.ts'
import { namesakes } from './namesakes.ts'

export type JoiningParts = {
  readonly board: LiveBoard
  readonly clock: Clock
  readonly notes: NotesOfBoard
  /** Whether a member's device has sent all that it has. */
  readonly isAllHere: () => boolean
  /** The `join` is on disk. */
  readonly onJoined: () => void
  /** Whether a member's device has it. */
  readonly isHeardOf: () => boolean
}

/**
 * [TE3] The next step of joining, as far as what is here allows: once the board's membership came, the keys that the invite
 * brought; once all of the board is here and it is settled who joins [TE23], this device's `join`; then the person's name on
 * the board. Once a member's device has heard of it nothing of the invite is kept: until then it is what lets this one in.
 */
export async function goOnJoining(parts: JoiningParts): Promise<void> {
  const { board, clock, notes } = parts
  const { membership } = board
  const { joining } = membership.keys()
  if (joining === null || !membership.members().founded) return
  const link = parseInviteLink(joining.link, membership.crypto)
  if (!link.ok) throw new Error(link.failure)
  const keys = membership.keys()
  const secrets = openInvite(membership.members(), link.value, membership.crypto)
  const added = secrets.filter(({ name }) => !keys.secrets.some((held) => isSameSecret(held.name, name)))
  // On disk first: with the keys in the ring the board may be read anew at once.
  if (added.length > 0) await membership.keep({ ...keys, secrets: [...keys.secrets, ...added] })
  membership.learn(secrets)
  if (!membership.members().devices.has(membership.device)) {
    const isSettled = link.value.person !== null || notes.read().whoSettled
    if (!isSettled && (!parts.isAllHere() || namesakes(board).length > 0)) return
    const own = { device: membership.device, person: joining.person }
    const written = await membership.write(joinOp(claimInvite(link.value, own, membership.crypto)))
    if (!written.ok) {
      // Somebody else came as the same person meanwhile: then one is somebody new after all.
      const isTaken = link.value.person === null && membership.members().people.has(joining.person)
      if (isTaken) await membership.keep({ ...membership.keys(), joining: { ...joining, person: newUuid(clock) } })
      // Else an invite that does not stand: the members say why when they are met, and nothing is lost.
      return
    }
    parts.onJoined()
  }
  const introduced = introduce(board, joining, clock)
  if (introduced.ok && parts.isHeardOf()) await membership.keep({ ...membership.keys(), joining: null })
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
