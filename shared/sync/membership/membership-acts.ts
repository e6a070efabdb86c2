import type { BoardId, DeviceId, PersonId } from '../../model/ids.ts'
import type { Head } from '../frame.ts'
import type { FrameCrypto } from '../frame-crypto.ts'

import { certificateBytes } from './certificate-bytes.ts'
import type { HeldSecret, KeyRing } from './key-ring.ts'
import { firstSecret } from './leading-secret.ts'
import type { MembershipOp } from './membership-op.ts'
import type { Members } from './members.ts'
import type { Role } from './role.ts'
import { sealSecrets } from './seal-secrets.ts'

/** [M4] The first operation of a board that is shared: the root makes this device an owner's. `rootSeed` is the board's. */
export function foundingOp(
  rootSeed: Uint8Array,
  own: { readonly board: BoardId; readonly device: DeviceId; readonly person: PersonId },
  crypto: Pick<FrameCrypto, 'keyPair'>
): MembershipOp {
  const { board, device, person } = own
  const signature = crypto.keyPair(rootSeed).sign(certificateBytes('found', board, device, person))
  return { type: 'found', device, person, signature }
}

/** [M2] Lets a device in whose key is known: a second device, an always-on peer, a printed recovery seed. */
export function certifyOp(
  certificate: {
    readonly device: DeviceId
    readonly person: PersonId
    readonly role: Role
    readonly use: 'device' | 'recovery'
  },
  ring: KeyRing,
  crypto: Pick<FrameCrypto, 'sealTo' | 'keyedHash'>
): MembershipOp {
  const { device, role } = certificate
  return { type: 'certify', ...certificate, secrets: sealSecrets(ring.all(), [{ to: device, role }], crypto) }
}

/** [M2] Removes a person; `cutoffsOf` is the replica's. A rotation should follow. */
export function removeOp(
  members: Members,
  person: PersonId,
  cutoffsOf: (devices: ReadonlySet<DeviceId>) => readonly Head[]
): MembershipOp {
  return { type: 'remove', person, cutoffs: cutoffsOf(devicesOf(members, person)) }
}

/** [M2] Gives a person another role; what they wrote so far stays. */
export function setRoleOp(
  members: Members,
  person: PersonId,
  role: Role,
  cutoffsOf: (devices: ReadonlySet<DeviceId>) => readonly Head[]
): MembershipOp {
  return { type: 'setRole', person, role, cutoffs: cutoffsOf(devicesOf(members, person)) }
}

/** [M2] Takes a lost device out. A rotation should follow. */
export function retireOp(
  device: DeviceId,
  cutoffsOf: (devices: ReadonlySet<DeviceId>) => readonly Head[]
): MembershipOp {
  return { type: 'retire', device, cutoffs: cutoffsOf(new Set([device])) }
}

/** [M11] A fresh secret for every device that belongs; `key` is 32 random bytes. */
export function rotateOp(
  members: Members,
  key: Uint8Array,
  crypto: Pick<FrameCrypto, 'sealTo' | 'keyedHash'>
): MembershipOp {
  const epoch = members.secret.epoch + 1
  const secret: HeldSecret = { name: { epoch, rotation: null }, kind: 'content', key }
  return { type: 'rotate', epoch, secrets: sealSecrets([secret], belonging(members), crypto) }
}

/** [M11] The secrets of this device for members that a concurrent rotation passed over; null where nobody lacks one. */
export function shareOp(
  members: Members,
  ring: KeyRing,
  crypto: Pick<FrameCrypto, 'sealTo' | 'keyedHash'>
): MembershipOp | null {
  const lacking = belonging(members).filter(({ to }) => !members.knowers.has(to))
  const secrets = members.secret.epoch === firstSecret.epoch ? [] : sealSecrets(ring.all(), lacking, crypto)
  return secrets.length === 0 ? null : { type: 'share', secrets }
}

function belonging(members: Members): readonly { readonly to: DeviceId; readonly role: Role }[] {
  return [...members.devices.values()].flatMap(({ device, role }) => (role === null ? [] : [{ to: device, role }]))
}

function devicesOf(members: Members, person: PersonId): ReadonlySet<DeviceId> {
  return new Set(members.people.get(person)?.devices)
}
