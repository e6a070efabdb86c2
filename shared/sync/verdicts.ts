import { compareText } from '../lib/compare.ts'

import type { FeedId, FrameHash } from './frame.ts'
import type { MembershipFact } from './membership/membership-fact.ts'

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
  /** The membership frames that are held: who may write is known before the first update is looked at. */
  readonly ledger: { readonly facts: () => readonly MembershipFact[] }
  /** [M8] `vouchKey`s. */
  readonly vouches: ReadonlySet<string>
  /** [M9] The branch that a cut-off names, by `forkKey`. */
  readonly pins: ReadonlyMap<string, FrameHash>
}

/** [M8] That a frame stands though this membership frame cut it off. */
export function vouchKey(membership: FrameHash, frame: FrameHash): string {
  return `${membership}/${frame}`
}

/** The place at which a feed may fork. */
export function forkKey(feed: FeedId, prev: FrameHash | null): string {
  return prev === null ? feed : `${feed}/${prev}`
}

/**
 * [E3][M10] The feed that a clientID belongs to: the one whose device was granted writing first (`rankOf`), of equals the
 * one whose claim has the lowest hash; null where nobody claimed it.
 */
export function ownerOf(claims: readonly Claim[] | undefined, rankOf: (feed: FeedId) => number): FeedId | null {
  const [only, ...others] = claims ?? []
  if (only === undefined || others.length === 0) return only?.feed ?? null
  let best = { claim: only, rank: rankOf(only.feed) }
  for (const claim of others) {
    const rank = rankOf(claim.feed)
    const isBetter = rank === best.rank ? compareText(claim.hash, best.claim.hash) < 0 : rank < best.rank
    if (isBetter) best = { claim, rank }
  }
  return best.claim.feed
}

/** [E3] The claims with one more use; a feed keeps its earliest, of equals the lowest. The same list where nothing changed. */
export function withClaim(claims: readonly Claim[] | undefined, claim: Claim): readonly Claim[] {
  const known = claims?.find((other) => other.feed === claim.feed)
  if (known === undefined) return [...(claims ?? []), claim]
  const earlier = claim.seq < known.seq || (claim.seq === known.seq && compareText(claim.hash, known.hash) < 0)
  if (!earlier) return claims ?? []
  return [...(claims ?? []).filter((other) => other.feed !== claim.feed), claim]
}
