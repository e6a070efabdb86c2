import type { FeedId, Head } from './frame.ts'
import { peerLimits } from './peer-limits.ts'
import type { PeerMessage } from './peer-message.ts'

/** [S4] Tells a peer what is on disk here: all of it, or the feeds that moved since. */
export type HeadsTeller = {
  readonly tellAll: (heads: readonly Head[]) => void
  readonly tellChanged: (heads: readonly Head[]) => void
}

export function createHeadsTeller(send: (message: PeerMessage) => void): HeadsTeller {
  let told = new Map<FeedId, readonly Head[]>()

  function tell(groups: readonly (readonly Head[])[], fresh: boolean): void {
    let first = fresh
    let heads: Head[] = []
    for (const group of groups) {
      if (heads.length + group.length > peerLimits.headsInMessage) {
        send({ type: 'heads', fresh: first, more: true, heads })
        first = false
        heads = []
      }
      heads.push(...group)
    }
    send({ type: 'heads', fresh: first, more: false, heads })
  }

  return {
    tellAll(heads) {
      told = byFeed(heads)
      tell([...told.values()], true)
    },
    tellChanged(heads) {
      const next = byFeed(heads)
      const changed = [...next].filter(([feed, tips]) => !areSame(tips, told.get(feed)))
      told = next
      if (changed.length > 0)
        tell(
          changed.map(([, tips]) => tips),
          false
        )
    }
  }
}

/** A feed with more branches than a message holds has been forked on purpose; what counts is told first. */
function byFeed(heads: readonly Head[]): Map<FeedId, readonly Head[]> {
  const feeds = new Map<FeedId, Head[]>()
  for (const head of heads) {
    const known = feeds.get(head.feed)
    if (known === undefined) feeds.set(head.feed, [head])
    else if (known.length < peerLimits.headsInMessage) known.push(head)
  }
  return feeds
}

function areSame(tips: readonly Head[], before: readonly Head[] | undefined): boolean {
  return before?.length === tips.length && tips.every(({ hash }, place) => hash === before[place]?.hash)
}
