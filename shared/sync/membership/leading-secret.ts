import { compareText } from '../../lib/compare.ts'
import type { DeviceId } from '../../model/ids.ts'
import type { FrameHash } from '../frame.ts'

import { secretsOf } from './membership-op.ts'
import type { MembershipOp, SealedSecret } from './membership-op.ts'
import type { FoundSecret, Member, Members, SecretName, StandingOp } from './members.ts'

/** The secret that a board is made with. */
export const firstSecret: SecretName = { epoch: 1, rotation: null }

/** [M11] The secret under which new bodies are sealed, and whether it has to be changed. */
export function leadingSecret(
  line: readonly StandingOp[],
  members: ReadonlyMap<DeviceId, Member>
): Pick<Members, 'secret' | 'secretSince' | 'knowers' | 'rotationDue'> {
  let secret = firstSecret
  let secretSince = 0
  for (const { hash, op, effectiveTime } of line) {
    if (op.type !== 'rotate') continue
    const isHigher = op.epoch > secret.epoch
    const isLowest = op.epoch === secret.epoch && compareText(hash, secret.rotation ?? '') < 0
    if (!isHigher && !isLowest) continue
    secret = { epoch: op.epoch, rotation: hash }
    secretSince = effectiveTime
  }
  const knowers = new Set<string>()
  for (const { hash, op } of line) {
    for (const sealed of secretsOf(op)) if (isSameSecret(nameOf(hash, op, sealed), secret)) knowers.add(sealed.to)
  }
  const isFirst = secret.rotation === null
  // Whoever joined by an invite opened what was sealed for the invite's key.
  for (const { device, op } of line) if (op.type === 'join' && knowers.has(op.invite)) knowers.add(device)
  const rotationDue = [...members.values()].some(
    ({ device, role }) => role === null && (isFirst || knowers.has(device))
  )
  return { secret, secretSince, knowers, rotationDue }
}

/** [M11] Every secret that lies sealed in these operations, with its name. */
export function foundSecrets(line: readonly Pick<StandingOp, 'hash' | 'op'>[]): readonly FoundSecret[] {
  return line.flatMap(({ hash, op }) => secretsOf(op).map((sealed) => ({ name: nameOf(hash, op, sealed), sealed })))
}

/** Whether two names are of one secret. */
export function isSameSecret(a: SecretName, b: SecretName): boolean {
  return a.epoch === b.epoch && a.rotation === b.rotation
}

function nameOf(hash: FrameHash, { type }: MembershipOp, { epoch, rotation }: SealedSecret): SecretName {
  return { epoch, rotation: type === 'rotate' ? hash : rotation }
}
