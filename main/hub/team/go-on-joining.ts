import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { IntentProblem } from '../../../shared/intents/intent-problem.ts'
import { parseInviteLink } from '../../../shared/sync/membership/invite-link.ts'
import { recoverySeedOf } from '../../../shared/sync/membership/recovery-seed.ts'
import { mayWrite } from '../../../shared/sync/membership/role.ts'
import { takeUpSecrets, writeJoin } from '../board/become-member.ts'
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
  // [TE15] Who types printed words learns from the board who they are.
  const isRecovery = link.value.person === null && joining.name === ''
  const { publicKey } = membership.crypto.keyPair(link.value.seed)
  const printed = isRecovery ? recoverySeedOf(membership.members(), publicKey) : null
  const person = printed?.person ?? joining.person
  await takeUpSecrets(membership, link.value)
  if (!membership.members().devices.has(membership.device)) {
    const isSettled = isRecovery || link.value.person !== null || notes.read().whoSettled
    if (!isSettled && (!parts.isAllHere() || namesakes(board).length > 0)) return
    if (!(await writeJoin(membership, link.value, person)).ok) {
      // Somebody else came as the same person meanwhile: then one is somebody new after all.
      const isTaken = !isRecovery && link.value.person === null && membership.members().people.has(person)
      if (isTaken) await membership.keep({ ...membership.keys(), joining: { ...joining, person: newUuid(clock) } })
      // Else an invite that does not stand: the members say why when they are met, and nothing is lost.
      return
    }
    parts.onJoined()
  }
  const introduced = introduce(board, { ...joining, person }, clock)
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
