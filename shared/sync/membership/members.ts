import type { DeviceId, PersonId } from '../../model/ids.ts'
import type { FrameHash, Head } from '../frame.ts'

import type { MembershipOp, PublicKey, SealedSecret } from './membership-op.ts'
import type { Role } from './role.ts'

/** [M7] One change of a device's role, in the order of the line. */
export type RoleEvent = {
  readonly by: FrameHash
  /** The role from then on; null is none. */
  readonly role: Role | null
  /** Whether it takes away from what the device could do before. */
  readonly lowers: boolean
  /** Where a change takes away: what its author let count of the device's frames. */
  readonly cutoffs: readonly Head[]
  /** [M4] A founding counts for frames that do not know it, too. */
  readonly always: boolean
}

/** One device as membership sees it. */
export type Member = {
  readonly device: DeviceId
  readonly person: PersonId
  /** Its role now; null where it or its person was removed. */
  readonly role: Role | null
  readonly use: 'device' | 'recovery'
  /** Told apart for people: a retired device never comes back. */
  readonly retired: boolean
  readonly events: readonly RoleEvent[]
  /** [M10] Its place among all devices that were ever granted writing; Infinity where it never was. */
  readonly writerRank: number
}

/** A person and the role that their devices have at most; null where they were removed. */
export type MemberPerson = {
  readonly person: PersonId
  readonly role: Role | null
  readonly devices: readonly DeviceId[]
}

/** An invite that stands, and what is left of it. */
export type OpenInvite = {
  readonly by: FrameHash
  readonly inviter: DeviceId
  readonly key: PublicKey
  readonly person: PersonId | null
  readonly role: Role
  /** Unix milliseconds. */
  readonly expires: number
  readonly usesLeft: number
  /** [M6] A rotation came: nobody can join by it any more. */
  readonly voided: boolean
}

/** A secret that new bodies may be sealed under. The board's first one has no rotation. */
export type SecretName = { readonly epoch: number; readonly rotation: FrameHash | null }

/** Who belongs to a board: a function of the membership frames that are held, and of nothing else. */
export type Members = {
  /** Whether a founding is held; without one the board was never shared. [M4] */
  readonly founded: boolean
  readonly devices: ReadonlyMap<DeviceId, Member>
  readonly people: ReadonlyMap<PersonId, MemberPerson>
  readonly invites: ReadonlyMap<PublicKey, OpenInvite>
  /** [M11] The secret that leads. */
  readonly secret: SecretName
  /** When it was made: the effective time of its rotation, Unix milliseconds; 0 for the first one. */
  readonly secretSince: number
  /** Devices and invites that the leading secret was sealed for; the first one is everybody's who was granted before a rotation. */
  readonly knowers: ReadonlySet<PublicKey>
  /** [M11] The leading secret went to somebody who is not a member any more. */
  readonly rotationDue: boolean
  /** Operations that have no effect, and why: for people and for tests. */
  readonly withoutEffect: ReadonlyMap<FrameHash, string>
  /** Those that stand, in the order of the line. */
  readonly line: readonly StandingOp[]
}

/** An operation that stands, with its author. */
export type StandingOp = {
  readonly hash: FrameHash
  readonly device: DeviceId
  readonly effectiveTime: number
  readonly op: MembershipOp
}

/** A secret that lies sealed in the membership, for whoever has the key to it. */
export type FoundSecret = { readonly name: SecretName; readonly sealed: SealedSecret }
