import { compareText } from '../lib/compare.ts'

import type { FeedId, FrameHash } from './frame.ts'

/** One feed's first use of a clientID: where, and the hash that decides between feeds. */
export type Claim = { readonly feed: FeedId; readonly seq: number; readonly hash: FrameHash }

/**
 * What the held frames decide, whatever order they came in: a replica made with the verdicts of another counts the
 * same frames. Each only ever moves one way (to a lower hash), so replaying comes to an end.
 */
export type Verdicts = {
  /** [E2] Lowest last hash among the intents that follow one frame of a feed; the key is `forkKey`. */
  readonly forks: ReadonlyMap<string, FrameHash>
  /** [E3] Who has used a clientID, a claim for each feed. */
  readonly claims: ReadonlyMap<number, readonly Claim[]>
  /** [D3] Frames at which Yjs failed though the gate let them pass. */
  readonly poison: ReadonlySet<FrameHash>
}

/** The place at which a feed may fork. */
export function forkKey(feed: FeedId, prev: FrameHash | null): string {
  return prev === null ? feed : `${feed}/${prev}`
}

/** [E3] The feed that a clientID belongs to: the one whose claim has the lowest hash; null where nobody claimed it. */
export function ownerOf(claims: readonly Claim[] | undefined): FeedId | null {
  let lowest: Claim | null = null
  for (const claim of claims ?? []) {
    if (lowest === null || compareText(claim.hash, lowest.hash) < 0) lowest = claim
  }
  return lowest?.feed ?? null
}

/** [E3] The claims with one more use; a feed keeps its earliest, of equals the lowest. The same list where nothing changed. */
export function withClaim(claims: readonly Claim[] | undefined, claim: Claim): readonly Claim[] {
  const known = claims?.find((other) => other.feed === claim.feed)
  if (known === undefined) return [...(claims ?? []), claim]
  const earlier = claim.seq < known.seq || (claim.seq === known.seq && compareText(claim.hash, known.hash) < 0)
  if (!earlier) return claims ?? []
  return [...(claims ?? []).filter((other) => other.feed !== claim.feed), claim]
}
