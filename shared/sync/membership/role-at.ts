import type { FeedId, FrameHash, Head } from '../frame.ts'

import type { RoleEvent } from './members.ts'
import { lowerRole } from './role.ts'
import type { Role } from './role.ts'

/** Where a frame stands, for asking what its device might do there. */
export type RolePosition = {
  readonly feed: FeedId
  readonly seq: number
  readonly hash: FrameHash
  /** Whether its causal past holds this membership frame. */
  readonly knows: (membership: FrameHash) => boolean
  /** [M8] Whether somebody who remains had built on it before they knew this. */
  readonly isVouchedFor: (membership: FrameHash) => boolean
  /** Whether it lies at or behind the frame of a cut-off in its own feed. */
  readonly isWithin: (cutoff: Head) => boolean
}

/** [M7] The role that a device had at a frame of its own; null is none. */
export function roleAt(events: readonly RoleEvent[], at: RolePosition): Role | null {
  return lastEventAt(events, at).role
}

/** [M7][E6] The role at a frame, and the membership frame that it is by; null where nothing had let the device in. */
export function lastEventAt(
  events: readonly RoleEvent[],
  at: RolePosition
): { readonly role: Role | null; readonly by: FrameHash | null } {
  let role: Role | null = null
  let by: FrameHash | null = null
  for (const event of events) {
    const known = event.always || at.knows(event.by)
    if (!known && (!event.lowers || isSpared(event, at))) continue
    const next: Role | null = known ? event.role : lowerRole(role, event.role)
    if (next === role && by !== null) continue
    role = next
    by = event.by
  }
  return { role, by }
}

/** [M7][M8] Whether what takes away does not reach a frame that did not know of it. */
function isSpared(event: RoleEvent, at: RolePosition): boolean {
  const cutoff = event.cutoffs.find(({ feed }) => feed === at.feed)
  return (cutoff !== undefined && at.isWithin(cutoff)) || at.isVouchedFor(event.by)
}
