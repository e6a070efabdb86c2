import type { Result } from '../../../shared/lib/result.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import type { KeyRing } from '../../../shared/sync/membership/key-ring.ts'
import type { MembershipOp } from '../../../shared/sync/membership/membership-op.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { BoardKeys } from '../keys/board-keys.ts'

/** A board's keys on this device, and what they open. */
export type BoardSecrets = {
  readonly device: DeviceId
  readonly ring: KeyRing
  readonly crypto: FrameCrypto
  readonly keys: () => BoardKeys
  /** Replaces the key file. Rejects with an Error whose message is a sentence where the disk refuses. */
  readonly keep: (keys: BoardKeys) => Promise<void>
}

/** Who belongs to an open board, and the door for changing that. [M] */
export type BoardMembership = BoardSecrets &
  Pick<Replica, 'members' | 'learn' | 'cutoffsOf'> & {
    /** Resolves once the operation is on disk; the failure is why it would not stand. [M6] */
    readonly write: (op: MembershipOp) => Promise<Result<void, string>>
  }
