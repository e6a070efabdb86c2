import type { IntentId } from '../model/ids.ts'

import type { CommitFacts } from './commit-facts.ts'
import { encodeFrame } from './encode-frame.ts'
import { newFeedId } from './feed-id.ts'
import { encodeFrameBody } from './frame-body.ts'
import type { FeedId, Frame, FrameHash, FrameKind } from './frame.ts'
import { frameLimits } from './frame-limits.ts'
import { chainOf, newHeads, notesOf } from './log-index.ts'
import type { Admitted, ReplicaCore } from './replica-core.ts'
import { withClaim } from './verdicts.ts'

/** [E5] Whether one's own feed may be continued: all of it here, nothing set aside, nothing unfinished. */
export function isWholeFeed(core: ReplicaCore, feed: FeedId): boolean {
  const chain = core.index.chains.get(feed)
  if (chain === undefined) return true
  return chain.sides.size === 0 && !core.parts.hasFeed(feed) && !core.waiting.hasFeed(feed)
}

/** [E5] This device's newest feed that may be continued, or a fresh one. `spoiled` are never continued. */
export function ownFeed(core: ReplicaCore, kind: FrameKind, spoiled: ReadonlySet<FeedId>): FeedId {
  let newest: { readonly feed: FeedId; readonly position: number } | null = null
  for (const chain of core.index.chains.values()) {
    if (
      chain.device !== core.options.device ||
      chain.kind !== kind ||
      spoiled.has(chain.feed) ||
      !isWholeFeed(core, chain.feed)
    )
      continue
    const position = chain.positionAt(chain.length())
    if (newest === null || position > newest.position) newest = { feed: chain.feed, position }
  }
  return newest?.feed ?? newFeedId(core.options.device, core.options.crypto, core.options.randomBytes, kind)
}

/** [P1] Frames an intent that is in the document already: one frame a part, on top of one's own feed. */
export function frameIntent(
  core: ReplicaCore,
  feed: FeedId,
  commit: {
    readonly clientID: number
    readonly at: number
    readonly intent: CommitFacts
    readonly parts: readonly Admitted[]
  }
): readonly Frame[] {
  const { board, device, ring, crypto } = core.options
  const secretEpoch = ring.leading()?.epoch ?? 0
  const chain = chainOf(core.index, feed, device, 'update')
  const intent: IntentId = commit.intent.id
  const frames: Frame[] = []
  for (const [part, { update, span }] of commit.parts.entries()) {
    const prev: FrameHash | null = chain.hashAt(chain.length())
    const heads = part === 0 ? newHeads(core.index, feed, 'update', frameLimits.heads) : []
    const seq = chain.length() + 1
    const frame = encodeFrame(
      {
        version: 1,
        board,
        secretEpoch,
        device,
        feed,
        seq,
        prev,
        heads,
        time: Math.max(0, Math.trunc(commit.at)),
        clientID: commit.clientID,
        kind: 'update',
        intent,
        part,
        of: commit.parts.length
      },
      encodeFrameBody({ facts: part === 0 ? commit.intent : null, update }),
      crypto
    )
    chain.push(frame.hash, core.logLength, notesOf(core.index, frame.header))
    for (const head of heads) chain.past.set(head.feed, head.seq)
    core.logLength += 1
    core.index.clocks.record(commit.clientID, feed, seq, span.to)
    if (part === 0) {
      const claims = withClaim(core.index.claims.get(commit.clientID), { feed, seq, hash: frame.hash })
      core.index.claims.set(commit.clientID, claims)
    }
    frames.push(frame)
  }
  core.index.framed.add(intent)
  return frames
}
