import { compareText } from '../lib/compare.ts'
import type { DeviceId, IntentId } from '../model/ids.ts'

import { createClientClocks } from './client-clocks.ts'
import type { ClientClocks } from './client-clocks.ts'
import { createFeedChain, holds, tipsOf } from './feed-chain.ts'
import type { FeedChain, FrameNotes } from './feed-chain.ts'
import type { FeedId, Frame, FrameHash, FrameHeader, FrameKind, Head } from './frame.ts'
import type { KnownTips } from './membership/membership-fact.ts'
import { createMembershipLedger } from './membership/membership-ledger.ts'
import type { MembershipLedger } from './membership/membership-ledger.ts'
import { ownerOf } from './verdicts.ts'
import type { Claim, Verdicts } from './verdicts.ts'

/** What a replica remembers of its log without the frames themselves; the replica alone writes to it. */
export type LogIndex = {
  readonly chains: Map<FeedId, FeedChain>
  readonly forks: Map<string, FrameHash>
  readonly claims: Map<number, readonly Claim[]>
  readonly poison: Set<FrameHash>
  readonly clocks: ClientClocks
  /** The membership frames that are held. */
  readonly ledger: MembershipLedger
  /** [M8] Frames beyond a cut-off that somebody who remains had built on: `vouchKey`. */
  readonly vouches: Set<string>
  /** [M9] At a fork, the branch that a cut-off names. */
  readonly pins: Map<string, FrameHash>
  /** [M11] Epochs of which a body could not be opened. */
  readonly sealedEpochs: Set<number>
  /** Intents that this device has framed, for recognising a commit sent again. */
  readonly framed: Set<IntentId>
}

export function createLogIndex(verdicts: Verdicts | null): LogIndex {
  return {
    chains: new Map(),
    forks: new Map(verdicts?.forks),
    claims: new Map(verdicts?.claims),
    poison: new Set(verdicts?.poison),
    clocks: createClientClocks(),
    ledger: createMembershipLedger(verdicts?.ledger.facts()),
    vouches: new Set(verdicts?.vouches),
    pins: new Map(verdicts?.pins),
    sealedEpochs: new Set(),
    framed: new Set()
  }
}

/** The chain of a feed, opened where this is its first frame. */
export function chainOf(index: LogIndex, feed: FeedId, device: DeviceId, kind: FrameKind): FeedChain {
  const known = index.chains.get(feed)
  if (known !== undefined) return known
  const opened = createFeedChain(feed, device, kind)
  index.chains.set(feed, opened)
  return opened
}

/** Whether the frame that a head names is held, and whether it counts. */
export function standingOf(index: LogIndex, head: Head): 'counts' | 'aside' | 'missing' {
  const chain = index.chains.get(head.feed)
  if (chain === undefined) return 'missing'
  if (chain.counts(head.seq, head.hash)) return 'counts'
  return holds(chain, head.seq, head.hash) ? 'aside' : 'missing'
}

/** [M7][M14] What follows from a frame's past: all of it is held, or it is the part `before` that comes with it. */
export function notesOf(index: LogIndex, header: FrameHeader, before: FrameNotes | null = null): FrameNotes {
  const behind: Head[] = [...header.heads]
  if (header.prev !== null) behind.unshift({ feed: header.feed, seq: header.seq - 1, hash: header.prev })
  const known: KnownTips[] = before === null ? [] : [before.knows]
  let time = Math.max(header.time, before?.time ?? 0)
  for (const { feed, seq, hash } of behind) {
    const chain = index.chains.get(feed)
    if (chain === undefined) continue
    const notes = chain.counts(seq, hash) ? chain.notesAt(seq) : chain.sides.get(hash)?.notes
    time = Math.max(time, notes?.time ?? 0)
    if (notes !== undefined) known.push(notes.knows)
    if (chain.kind === 'membership') known.push([hash])
  }
  return { knows: index.ledger.union(known), time }
}

/** [M10][E3] The feed that a clientID belongs to. */
export function clientOwner(index: LogIndex, clientID: number): FeedId | null {
  return ownerOf(index.claims.get(clientID), (feed) => writerRankOf(index, feed))
}

function writerRankOf(index: LogIndex, feed: FeedId): number {
  const device = index.chains.get(feed)?.device
  const member = device === undefined ? undefined : index.ledger.members().devices.get(device)
  return member?.writerRank ?? Number.POSITIVE_INFINITY
}

/** [E4] Every tip of every feed among the log's first `before` frames, in order of feed: what a peer is told. */
export function allHeads(index: LogIndex, before: number): readonly Head[] {
  const heads = Array.from(index.chains.values()).flatMap((chain) => tipsOf(chain, before))
  return heads.toSorted((a, b) => compareText(a.feed, b.feed) || a.seq - b.seq || compareText(a.hash, b.hash))
}

/** [C4][M1] What a feed's next frame has to say: the counting tips that it has not named yet, at most `limit`. */
export function newHeads(index: LogIndex, feed: FeedId, kind: FrameKind, limit: number): readonly Head[] {
  const past = index.chains.get(feed)?.past
  const heads: Head[] = []
  for (const chain of index.chains.values()) {
    const hash = chain.hashAt(chain.length())
    if (kind === 'membership' && chain.kind !== kind) continue
    if (chain.feed === feed || hash === null || past?.get(chain.feed) === chain.length()) continue
    heads.push({ feed: chain.feed, seq: chain.length(), hash })
  }
  return heads.toSorted((a, b) => compareText(a.feed, b.feed)).slice(0, limit)
}

/** Frames that a peer lacks: scan the log from `from` (counted from 0) and send, in order, those that it `includes`. */
export type Missing = {
  readonly count: number
  readonly from: number
  readonly includes: (frame: Frame) => boolean
}

/** [E4][M1] What to send to somebody who told these heads: all of it, or one kind (membership can go first). */
export function missingFor(index: LogIndex, theirs: readonly Head[], kind?: FrameKind): Missing {
  const known = new Map<FeedId, number>()
  const wantedSides = new Set<FrameHash>()
  let count = 0
  let from = Number.POSITIVE_INFINITY
  const tips = new Map<FeedId, Head[]>()
  for (const tip of theirs) {
    const others = tips.get(tip.feed)
    if (others === undefined) tips.set(tip.feed, [tip])
    else others.push(tip)
  }
  for (const chain of index.chains.values()) {
    if (kind !== undefined && chain.kind !== kind) continue
    const knows = knownOf(chain, tips.get(chain.feed) ?? [])
    known.set(chain.feed, knows.length)
    count += chain.length() - knows.length
    if (chain.length() > knows.length) from = Math.min(from, chain.positionAt(knows.length + 1))
    for (const side of chain.sides.values()) {
      if (knows.sides.has(side.hash)) continue
      wantedSides.add(side.hash)
      count += 1
      from = Math.min(from, side.position)
    }
  }
  return {
    count,
    from: count === 0 ? 0 : from,
    includes: ({ header, hash }) =>
      wantedSides.has(hash) ||
      (header.seq > (known.get(header.feed) ?? Number.POSITIVE_INFINITY) &&
        index.chains.get(header.feed)?.counts(header.seq, hash) === true)
  }
}

/** What of a feed is behind these tips. A tip that is further than ours counts as ours and more, until a fork shows. */
function knownOf(
  chain: FeedChain,
  tips: readonly Head[]
): { readonly length: number; readonly sides: ReadonlySet<FrameHash> } {
  let length = 0
  const sides = new Set<FrameHash>()
  for (const tip of tips) {
    if (chain.counts(tip.seq, tip.hash)) length = Math.max(length, tip.seq)
    else if (chain.sides.has(tip.hash)) {
      let side = chain.sides.get(tip.hash)
      while (side !== undefined) {
        sides.add(side.hash)
        length = Math.max(length, chain.hashAt(side.seq - 1) === side.prev ? side.seq - 1 : 0)
        side = side.prev === null ? undefined : chain.sides.get(side.prev)
      }
    } else if (tip.seq > chain.length()) length = chain.length()
  }
  return { length, sides }
}
