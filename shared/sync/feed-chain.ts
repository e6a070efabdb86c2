import type { DeviceId } from '../model/ids.ts'

import type { FeedId, FrameHash, Head } from './frame.ts'
import { hexBytes } from './hex-bytes.ts'
import { hexText } from './hex-text.ts'

/** A frame that is held and relayed but does not count: the losing side of a fork, or what rests on it. */
export type SideFrame = {
  readonly seq: number
  readonly hash: FrameHash
  readonly prev: FrameHash | null
  readonly position: number
}

/** What is kept in memory of one feed: 36 bytes for each frame that counts. Frames count from 1 without gaps. */
export type FeedChain = {
  readonly feed: FeedId
  readonly device: DeviceId
  /** How many frames count; also the seq of the newest. */
  readonly length: () => number
  readonly hashAt: (seq: number) => FrameHash | null
  /** Where the frame stands in the log, counted from 0. */
  readonly positionAt: (seq: number) => number
  readonly counts: (seq: number, hash: FrameHash) => boolean
  readonly push: (hash: FrameHash, position: number) => void
  readonly sides: Map<FrameHash, SideFrame>
  /** [C4] Newest frame of each other feed that this feed has said to have seen. */
  readonly past: Map<FeedId, number>
}

/** An empty chain, or one from the packed hashes and positions of a checkpoint. */
export function createFeedChain(
  feed: FeedId,
  device: DeviceId,
  hashes = new Uint8Array(0),
  positions: readonly number[] = []
): FeedChain {
  let packed = hashes
  let count = positions.length
  let places = Uint32Array.from(positions)

  function room(): void {
    if (packed.length >= (count + 1) * 32 && places.length > count) return
    const capacity = Math.max(64, count * 2)
    const largerHashes = new Uint8Array(capacity * 32)
    largerHashes.set(packed.subarray(0, count * 32))
    const largerPlaces = new Uint32Array(capacity)
    largerPlaces.set(places.subarray(0, count))
    packed = largerHashes
    places = largerPlaces
  }

  function hashAt(seq: number): FrameHash | null {
    if (seq < 1 || seq > count) return null
    return hexText(packed.subarray((seq - 1) * 32, seq * 32)) as FrameHash
  }

  return {
    feed,
    device,
    length: () => count,
    hashAt,
    positionAt: (seq) => places[seq - 1] ?? 0,
    counts: (seq, hash) => hashAt(seq) === hash,
    push(hash, position) {
      room()
      packed.set(hexBytes(hash) ?? new Uint8Array(32), count * 32)
      places[count] = position
      count += 1
    },
    sides: new Map(),
    past: new Map()
  }
}

/** [E4] The tips that nothing held follows: the counting one first, then those of other branches. */
export function tipsOf(chain: FeedChain): readonly Head[] {
  const tips: Head[] = []
  const hash = chain.hashAt(chain.length())
  if (hash !== null) tips.push({ feed: chain.feed, seq: chain.length(), hash })
  const followed = new Set<FrameHash | null>()
  for (const side of chain.sides.values()) followed.add(side.prev)
  for (const side of chain.sides.values()) {
    if (!followed.has(side.hash)) tips.push({ feed: chain.feed, seq: side.seq, hash: side.hash })
  }
  return tips
}

/** Whether a frame of this feed is held, counting or not. */
export function holds(chain: FeedChain | undefined, seq: number, hash: FrameHash): boolean {
  if (chain === undefined) return false
  return chain.counts(seq, hash) || chain.sides.get(hash)?.seq === seq
}
