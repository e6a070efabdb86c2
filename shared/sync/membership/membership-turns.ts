import type { FrameHash } from '../frame.ts'
import type { LogIndex } from '../log-index.ts'
import { clientOwner } from '../log-index.ts'
import type { FeedChain } from '../feed-chain.ts'

import type { Members, RoleEvent } from './members.ts'
import { pinCutoffs } from './pin-cutoffs.ts'

/** Membership that came, and what it has not been asked about yet. */
export type UnsettledMembership = {
  /** Who belonged when the first of it came. */
  readonly before: Members
  readonly came: Set<FrameHash>
}

/**
 * [D3] Whether the coming of membership turns what was decided about frames that are held: null where it does not. A
 * grant touches none (nothing held can know it yet); what takes away spares whatever is within its cut-offs.
 */
export function membershipTurn(index: LogIndex, { before, came }: UnsettledMembership): string | null {
  if (came.size === 0) return null
  const after = index.ledger.members()
  for (const chain of index.chains.values()) {
    if (chain.kind !== 'update') continue
    const events = after.devices.get(chain.device)?.events ?? []
    const earlier = before.devices.get(chain.device)?.events ?? []
    const stays = before.founded ? continues(earlier, events, chain, came) : isFounders(events, chain, came)
    if (!stays) return 'who may write turned'
    if (pinCutoffs(index, chain)) return 'a cut-off names another branch'
  }
  for (const [clientID, claims] of index.claims) {
    const used = index.clocks.runs.get(clientID)
    if (claims.length > 1 && used !== undefined && used.feed !== clientOwner(index, clientID)) {
      return 'a clientID turned out to be of another feed'
    }
  }
  return null
}

/** Only events of frames that came were added, and none reaches a frame that is held. */
function continues(
  earlier: readonly RoleEvent[],
  events: readonly RoleEvent[],
  chain: FeedChain,
  came: ReadonlySet<FrameHash>
): boolean {
  const same = earlier.every(({ by, role }, place) => events[place]?.by === by && events[place]?.role === role)
  return same && events.slice(earlier.length).every((event) => came.has(event.by) && reachesNothing(event, chain))
}

/** [M4] Before the founding everything counted: that stays so for the founder alone. */
function isFounders(events: readonly RoleEvent[], chain: FeedChain, came: ReadonlySet<FrameHash>): boolean {
  if (chain.length() === 0 && chain.sides.size === 0) return true
  const spares = (event: RoleEvent): boolean => event.always || reachesNothing(event, chain)
  return events.some(({ always }) => always) && events.every((event) => came.has(event.by) && spares(event))
}

function reachesNothing(event: RoleEvent, chain: FeedChain): boolean {
  // What a founding grants counts for earlier frames, which may lie aside.
  if (event.always) return chain.sides.size === 0
  if (!event.lowers) return true
  if (chain.length() === 0) return true
  const cutoff = event.cutoffs.find(({ feed }) => feed === chain.feed)
  if (cutoff === undefined || chain.length() > cutoff.seq) return false
  return chain.length() < cutoff.seq || chain.counts(cutoff.seq, cutoff.hash)
}
