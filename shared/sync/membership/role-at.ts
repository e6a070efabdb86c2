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
  let role: Role | null = null
  for (const event of events) {
    if (event.always || at.knows(event.by)) role = event.role
    else if (event.lowers && !isSpared(event, at)) role = lowerRole(role, event.role)
  }
  return role
}

/** [M7][M8] Whether what takes away does not reach a frame that did not know of it. */
function isSpared(event: RoleEvent, at: RolePosition): boolean {
  const cutoff = event.cutoffs.find(({ feed }) => feed === at.feed)
  return (cutoff !== undefined && at.isWithin(cutoff)) || at.isVouchedFor(event.by)
}
