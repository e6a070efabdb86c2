import type { FeedChain } from '../feed-chain.ts'
import type { FrameHash, Head } from '../frame.ts'
import type { LogIndex } from '../log-index.ts'
import { forkKey } from '../verdicts.ts'

/**
 * [M9] Where a feed has forked, the branch that a cut-off names is the one that counts. True where another one counts
 * now: the log has to be replayed. Of cut-offs that name several branches the first along the line decides.
 */
export function pinCutoffs(index: LogIndex, chain: FeedChain): boolean {
  const member = index.ledger.members().devices.get(chain.device)
  if (chain.sides.size === 0 || member === undefined) return false
  const named = member.events.flatMap(({ lowers, cutoffs }) => (lowers ? cutoffs : []))
  let turned = false
  for (const cutoff of named.filter(({ feed }) => feed === chain.feed).toReversed()) {
    for (const { seq, hash, prev } of branchOf(chain, cutoff)) {
      const key = forkKey(chain.feed, prev)
      if (!index.forks.has(key)) continue
      index.pins.set(key, hash)
      if (chain.hashAt(seq - 1) === prev && !chain.counts(seq, hash)) turned = true
    }
  }
  return turned
}

type Link = { readonly seq: number; readonly hash: FrameHash; readonly prev: FrameHash | null }

/** From a held frame back to the beginning of its feed; nothing where it is not held. */
function branchOf(chain: FeedChain, tip: Head): readonly Link[] {
  const links: Link[] = []
  let at: { readonly seq: number; readonly hash: FrameHash } | null = tip
  while (at !== null) {
    const { seq, hash }: { readonly seq: number; readonly hash: FrameHash } = at
    const side = chain.sides.get(hash)
    if (side === undefined && !chain.counts(seq, hash)) return []
    const prev: FrameHash | null = side === undefined ? chain.hashAt(seq - 1) : side.prev
    links.push({ seq, hash, prev })
    at = prev === null ? null : { seq: seq - 1, hash: prev }
  }
  return links
}
