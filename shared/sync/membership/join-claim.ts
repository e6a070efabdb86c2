import { createEncoder, toUint8Array, writeUint8Array, writeVarString } from 'lib0/encoding'

import { fail, succeed } from '../../lib/result.ts'
import type { Result } from '../../lib/result.ts'
import { parseId } from '../../model/ids.ts'
import type { DeviceId, PersonId } from '../../model/ids.ts'
import { createBoundedReader } from '../bounded-reader.ts'
import type { FrameCrypto } from '../frame-crypto.ts'
import { hexBytes } from '../hex-bytes.ts'

import { certificateBytes } from './certificate-bytes.ts'
import type { InviteSeed } from './invite-link.ts'
import type { MembershipOp, PublicKey } from './membership-op.ts'

/** What a joiner shows before it is a member: that it holds the link, for its device alone. */
export type JoinClaim = { readonly invite: PublicKey; readonly person: PersonId; readonly signature: Uint8Array }

/** [M2] Signs a device and its person with an invite's key; the claim goes into hello and, once the board is here, into a `join`. */
export function claimInvite(
  invite: InviteSeed,
  own: { readonly device: DeviceId; readonly person: PersonId },
  crypto: Pick<FrameCrypto, 'keyPair'>
): JoinClaim {
  const { publicKey, sign } = crypto.keyPair(invite.seed)
  const bytes = certificateBytes('join', invite.board, own.device, own.person)
  return { invite: publicKey, person: own.person, signature: sign(bytes) }
}

/** The operation that makes a claim good. */
export function joinOp(claim: JoinClaim): MembershipOp {
  return { type: 'join', ...claim }
}

/** A claim's bytes: key 32, person, signature 64. */
export function encodeJoinClaim(claim: JoinClaim): Uint8Array {
  const encoder = createEncoder()
  writeUint8Array(encoder, hexBytes(claim.invite) ?? new Uint8Array(0))
  writeVarString(encoder, claim.person)
  writeUint8Array(encoder, claim.signature)
  return toUint8Array(encoder)
}

/** A claim as a stranger sent it; its signature is not looked at. */
export function decodeJoinClaim(bytes: Uint8Array): Result<JoinClaim, string> {
  try {
    const reader = createBoundedReader(bytes)
    const invite = reader.hex(32)
    const person = parseId<PersonId>(reader.text(64))
    if (!person.ok) return person
    const signature = Uint8Array.from(reader.bytes(64))
    return reader.remaining() === 0
      ? succeed({ invite, person: person.value, signature })
      : fail('bytes after the end of the claim')
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'not a claim')
  }
}
