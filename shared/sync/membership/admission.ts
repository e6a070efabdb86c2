import type { BoardId, DeviceId, PersonId } from '../../model/ids.ts'
import type { FrameCrypto } from '../frame-crypto.ts'

import { certificateBytes } from './certificate-bytes.ts'
import type { JoinClaim } from './join-claim.ts'
import type { Members } from './members.ts'
import { recoverySeedOf } from './recovery-seed.ts'
import type { Role } from './role.ts'

/** Whether a device that proved its key may be sent anything of a board, and as whom. */
export type Admission =
  | { readonly kind: 'member'; readonly person: PersonId; readonly role: Role }
  /** It may be sent everything, membership first; its `join` will come. */
  | { readonly kind: 'joiner'; readonly role: Role }
  /** This device has just joined and holds no founding: it takes membership from whoever knows the topic key, and gives nothing. */
  | { readonly kind: 'unfounded' }
  | {
      readonly kind: 'refused'
      readonly why:
        | 'unknownDevice'
        | 'removed'
        | 'badClaim'
        | 'inviteUnknown'
        | 'inviteExpired'
        | 'inviteUsedUp'
        | 'seedWithdrawn'
    }

/** What a stranger shows at the door. */
export type Caller = {
  readonly board: BoardId
  /** Proved by the channel. */
  readonly device: DeviceId
  readonly claim: JoinClaim | null
  /** Unix milliseconds by this device's clock. */
  readonly now: number
}

/** The firewall before any data flows: a function of the membership that is held here. */
export function admit(members: Members, caller: Caller, crypto: Pick<FrameCrypto, 'verify'>): Admission {
  if (!members.founded) return { kind: 'unfounded' }
  const member = members.devices.get(caller.device)
  if (member !== undefined) {
    const { person, role } = member
    return role === null ? refuse('removed') : { kind: 'member', person, role }
  }
  return caller.claim === null ? refuse('unknownDevice') : admitClaim(members, caller, caller.claim, crypto)
}

function admitClaim(
  members: Members,
  { board, device, now }: Caller,
  claim: JoinClaim,
  crypto: Pick<FrameCrypto, 'verify'>
): Admission {
  const bytes = certificateBytes('join', board, device, claim.person)
  if (!crypto.verify(bytes, claim.signature, claim.invite)) return refuse('badClaim')
  const seed = recoverySeedOf(members, claim.invite)
  // [M17] Whoever types the words does not know yet who they are on the board: the certificate says it.
  if (seed !== null && seed.role !== null) return { kind: 'joiner', role: seed.role }
  const invite = members.invites.get(claim.invite)
  if (seed !== null && invite === undefined) return refuse('seedWithdrawn')
  if (invite === undefined || invite.voided) return refuse('inviteUnknown')
  if (invite.usesLeft < 1) return refuse('inviteUsedUp')
  // The replicas go by effective time [M6]; here, where a clock is at hand, a join cannot be dated back.
  if (now > invite.expires) return refuse('inviteExpired')
  const isWhole = invite.person === null ? !members.people.has(claim.person) : invite.person === claim.person
  return isWhole ? { kind: 'joiner', role: invite.role } : refuse('badClaim')
}

function refuse(why: Extract<Admission, { kind: 'refused' }>['why']): Admission {
  return { kind: 'refused', why }
}
