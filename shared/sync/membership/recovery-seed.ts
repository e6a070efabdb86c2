import type { Member, Members } from './members.ts'
import type { PublicKey } from './membership-op.ts'

/** [M17] What membership says of a printed recovery seed by its key; null where the key is of none. */
export function recoverySeedOf(members: Members, key: PublicKey): Member | null {
  return [...members.devices.values()].find(({ device, use }) => use === 'recovery' && device === key) ?? null
}
