import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { recoverySeedOf } from '../../../shared/sync/membership/recovery-seed.ts'

import { takeUpSecrets, writeJoin } from './become-member.ts'
import type { LiveBoard } from './live-board.ts'

/** [TE15] Makes this device one of the person who printed the seed, on a board that is here. Nothing of the seed is kept. */
export async function recoverHere({ id, membership }: LiveBoard, seed: Uint8Array): Promise<Result<void, string>> {
  const { publicKey } = membership.crypto.keyPair(seed)
  const printed = recoverySeedOf(membership.members(), publicKey)
  if (printed === null) return fail('These words are of another board, or newer than what is here of it.')
  if (printed.role === null) return fail('These words were withdrawn.')
  const own = membership.members().devices.get(membership.device)
  if (own?.role === 'owner') return fail('This device is an owner’s already.')
  if (own !== undefined && own.person !== printed.person) return fail('This device is somebody else’s on the board.')
  if (own?.retired === true) return fail('This device was retired from the board, which is for good.')
  const invite = { board: id, seed }
  const joined = await writeJoin(membership, invite, printed.person)
  if (!joined.ok) return fail(`This would not count: ${joined.failure}.`)
  await takeUpSecrets(membership, invite)
  return succeed(undefined)
}
