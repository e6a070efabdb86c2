import type { Result } from '../lib/result.ts'
import type { DeviceId } from '../model/ids.ts'

/** Who may speak about a board. [S3] Membership decides; a session only asks. */
export type PeerDoor = {
  /** Whether this device may speak at all: a member's, or anybody's while an invite is open. Asked before any byte is said. */
  readonly isKnown: (device: DeviceId) => boolean
  /** What shows to a member that this device belongs, bound to one channel and one end of it. At most 16 KiB. */
  readonly prove: (binding: Uint8Array) => Uint8Array
  /** Looks at the peer's proof; the failure is a sentence. What it brings along (a certificate of a newcomer) is taken in before it answers. */
  readonly admit: (device: DeviceId, proof: Uint8Array, binding: Uint8Array) => Promise<Result<void, string>>
}
