import type { MembershipOp, PublicKey } from './membership-op.ts'

/** The key whose holder may join by this operation: of an invite, or of a printed seed [M17]; null where there is none. */
export function keyLettingIn(op: MembershipOp): PublicKey | null {
  if (op.type === 'invite') return op.key
  return op.type === 'certify' && op.use === 'recovery' ? op.device : null
}
