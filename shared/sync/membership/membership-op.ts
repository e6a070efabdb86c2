import type { DeviceId, PersonId } from '../../model/ids.ts'
import type { FrameHash, Head } from '../frame.ts'

import type { Role } from './role.ts'

/** A key that only names itself: of an invite, of a device; 32 bytes in hexadecimal. */
export type PublicKey = string

/** A board's secret on its way to one device (or to an invite's key): a sealed box that nobody else opens. [M2] */
export type SealedSecret = {
  readonly to: PublicKey
  readonly epoch: number
  /** The rotation that made it; null is the board's first secret, and in a rotation the frame itself. */
  readonly rotation: FrameHash | null
  readonly box: Uint8Array
}

/** [M2] What one membership frame does. `expires` is Unix milliseconds; cut-offs are the last frames that still count. */
export type MembershipOp =
  | {
      readonly type: 'found'
      readonly device: DeviceId
      readonly person: PersonId
      /** By the board's root key. */
      readonly signature: Uint8Array
    }
  | {
      readonly type: 'certify'
      readonly device: DeviceId
      readonly person: PersonId
      readonly role: Role
      /** A recovery seed is an owner's device that exists on paper only. */
      readonly use: 'device' | 'recovery'
      readonly secrets: readonly SealedSecret[]
    }
  | {
      readonly type: 'invite'
      readonly key: PublicKey
      /** Filled in where a person invites a further device of their own. */
      readonly person: PersonId | null
      readonly role: Role
      readonly expires: number
      readonly uses: number
      readonly secrets: readonly SealedSecret[]
    }
  | {
      readonly type: 'join'
      readonly invite: PublicKey
      readonly person: PersonId
      /** By the invite's key. */
      readonly signature: Uint8Array
    }
  | {
      readonly type: 'setRole'
      readonly person: PersonId
      readonly role: Role
      readonly cutoffs: readonly Head[]
    }
  | { readonly type: 'remove'; readonly person: PersonId; readonly cutoffs: readonly Head[] }
  | { readonly type: 'retire'; readonly device: DeviceId; readonly cutoffs: readonly Head[] }
  | { readonly type: 'rotate'; readonly epoch: number; readonly secrets: readonly SealedSecret[] }
  | { readonly type: 'share'; readonly secrets: readonly SealedSecret[] }

/** The secrets that an operation carries. */
export function secretsOf(op: MembershipOp): readonly SealedSecret[] {
  return 'secrets' in op ? op.secrets : []
}
