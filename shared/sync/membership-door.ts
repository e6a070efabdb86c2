import { assertNever } from '../lib/assert-never.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { BoardId, DeviceId } from '../model/ids.ts'

import type { FrameCrypto } from './frame-crypto.ts'
import { joinBytes } from './join-bytes.ts'
import { admit } from './membership/admission.ts'
import type { Admission } from './membership/admission.ts'
import { topicProof } from './membership/board-topic.ts'
import { decodeJoinClaim, encodeJoinClaim } from './membership/join-claim.ts'
import type { JoinClaim } from './membership/join-claim.ts'
import type { Members } from './membership/members.ts'
import type { PeerDoor } from './peer-door.ts'

const topicProofBytes = 32

export type MembershipDoorParts = {
  readonly board: BoardId
  readonly device: DeviceId
  readonly topicKey: Uint8Array
  readonly members: () => Members
  /** What this device shows until it is a member. */
  readonly claim: JoinClaim | null
  /** [M12] Where membership alone is served, devices that were taken out learn of it. */
  readonly alsoRemoved: boolean
  readonly crypto: Pick<FrameCrypto, 'keyedHash' | 'verify'>
  /** Unix milliseconds. */
  readonly clock: () => number
}

/** [S3][M12] The door of a board that goes by its membership. The proof: 32 bytes that show the topic key, then a joiner's claim. */
export function createMembershipDoor(parts: MembershipDoorParts): PeerDoor {
  const { board, topicKey, crypto } = parts
  return {
    isKnown: (device) => {
      const { founded, devices, invites } = parts.members()
      if (!founded) return true
      const member = devices.get(device)
      if (member !== undefined) return member.role !== null || parts.alsoRemoved
      const isRecoverable = [...devices.values()].some(({ use, role }) => use === 'recovery' && role !== null)
      return (
        isRecoverable ||
        [...invites.values()].some(
          ({ voided, usesLeft, expires }) => !voided && usesLeft > 0 && expires >= parts.clock()
        )
      )
    },
    prove: (binding) => {
      const proof = topicProof(crypto, topicKey, binding, parts.device)
      return parts.claim === null ? proof : joinBytes(proof, encodeJoinClaim(parts.claim))
    },
    admit: (device, proof, binding) => Promise.resolve(look(device, proof, binding))
  }

  function look(device: DeviceId, proof: Uint8Array, binding: Uint8Array): Result<void, string> {
    const expected = topicProof(crypto, topicKey, binding, device)
    const shown = proof.subarray(0, topicProofBytes)
    if (shown.length !== topicProofBytes || !expected.every((byte, place) => byte === shown[place]))
      return fail('It does not know the board’s present secret.')
    const rest = proof.subarray(topicProofBytes)
    const claim = rest.length === 0 ? null : decodeJoinClaim(rest)
    if (claim?.ok === false) return fail('Its invite cannot be read.')
    const caller = { board, device, claim: claim === null ? null : claim.value, now: parts.clock() }
    const admission = admit(parts.members(), caller, crypto)
    const isTold = parts.alsoRemoved && admission.kind === 'refused' && admission.why === 'removed'
    return isTold ? succeed(undefined) : answer(admission)
  }
}

function answer(admission: Admission): Result<void, string> {
  switch (admission.kind) {
    case 'member':
    case 'joiner':
    case 'unfounded':
      return succeed(undefined)
    case 'refused':
      return fail(sentences[admission.why])
    default:
      return assertNever(admission)
  }
}

const sentences: Readonly<Record<Extract<Admission, { kind: 'refused' }>['why'], string>> = {
  unknownDevice: 'This device is not a member of the board.',
  removed: 'This device was removed from the board.',
  badClaim: 'The invite does not fit this device.',
  inviteUnknown: 'The invite is not known, or was withdrawn.',
  inviteExpired: 'The invite has expired.',
  inviteUsedUp: 'The invite was used up.',
  seedWithdrawn: 'These recovery words were withdrawn.'
}
