import type { FeedId, Frame, Head } from './frame.ts'
import { peerLimits } from './peer-limits.ts'

/** What one peer is known to have on its disk: what it told, and what it acknowledged since. [S4] */
export type PeerTips = {
  readonly all: () => readonly Head[]
  /** False where it tells more than anybody may. */
  readonly tell: (heads: readonly Head[], fresh: boolean) => boolean
  /** It has this frame, and so all that the frame follows. */
  readonly add: (frame: Frame) => void
  /** Frames of its tips that lie beyond ours. */
  readonly aheadOf: (ours: readonly Head[]) => number
}

export function createPeerTips(): PeerTips {
  const tips = new Map<FeedId, readonly Head[]>()
  let list: readonly Head[] | null = null

  return {
    all: () => (list ??= Array.from(tips.values()).flat()),
    tell(heads, fresh) {
      list = null
      if (fresh) tips.clear()
      const told = new Map<FeedId, Head[]>()
      for (const head of heads) {
        const known = told.get(head.feed)
        if (known === undefined) told.set(head.feed, [head])
        else known.push(head)
      }
      for (const [feed, anew] of told) tips.set(feed, anew)
      let count = 0
      for (const each of tips.values()) count += each.length
      return count <= peerLimits.heads
    },
    add({ header: { feed, seq, prev }, hash }) {
      const known = tips.get(feed) ?? []
      if (known.some((tip) => tip.hash === hash || (tip.seq > seq && known.length === 1))) return
      list = null
      tips.set(feed, [{ feed, seq, hash }, ...known.filter((tip) => tip.hash !== prev)])
    },
    aheadOf(ours) {
      const held = new Map<FeedId, number>()
      for (const { feed, seq } of ours) held.set(feed, Math.max(held.get(feed) ?? 0, seq))
      let ahead = 0
      for (const [feed, theirs] of tips) {
        const furthest = Math.max(...theirs.map(({ seq }) => seq))
        ahead += Math.max(0, furthest - (held.get(feed) ?? 0))
      }
      return ahead
    }
  }
}
