import type { DeviceId } from '../model/ids.ts'

import type { FeedId, FrameHash, FrameKind, Head } from './frame.ts'
import { hexBytes } from './hex-bytes.ts'
import { hexText } from './hex-text.ts'
import { noTips } from './membership/membership-fact.ts'
import type { KnownTips } from './membership/membership-fact.ts'

/** A frame that is held and relayed but does not count: the losing side of a fork, or what rests on it. */
export type SideFrame = {
  readonly seq: number
  readonly hash: FrameHash
  readonly prev: FrameHash | null
  readonly position: number
  readonly notes: FrameNotes
}

/** What follows from a held frame's causal past, counting or not. */
export type FrameNotes = {
  /** [M7] What it knows of membership. */
  readonly knows: KnownTips
  /** [M14] Effective time, Unix milliseconds. */
  readonly time: number
}

/** What is kept in memory of one feed: 44 bytes for each frame that counts. Frames count from 1 without gaps. */
export type FeedChain = {
  readonly feed: FeedId
  readonly device: DeviceId
  /** [M1] All frames of a feed are of one kind. */
  readonly kind: FrameKind
  /** How many frames count; also the seq of the newest. */
  readonly length: () => number
  readonly hashAt: (seq: number) => FrameHash | null
  /** Where the frame stands in the log, counted from 0. */
  readonly positionAt: (seq: number) => number
  readonly counts: (seq: number, hash: FrameHash) => boolean
  readonly notesAt: (seq: number) => FrameNotes
  /** Where what the counting frames know of membership changed: the seq from which on, and the tips. */
  readonly turns: () => readonly KnowledgeTurn[]
  readonly push: (hash: FrameHash, position: number, notes: FrameNotes) => void
  readonly sides: Map<FrameHash, SideFrame>
  /** [C4] Newest frame of each other feed that this feed has said to have seen. */
  readonly past: Map<FeedId, number>
}

/** From this frame of a feed on, its frames know so much of membership. */
export type KnowledgeTurn = { readonly from: number; readonly knows: KnownTips }

/** The counting frames of a checkpoint: 32 bytes of hash each, place and effective time. */
export type PackedFrames = {
  readonly hashes: Uint8Array
  readonly positions: readonly number[]
  readonly times: readonly number[]
  readonly turns: readonly KnowledgeTurn[]
}

const noFrames: PackedFrames = { hashes: new Uint8Array(0), positions: [], times: [], turns: [] }

/** An empty chain, or one from the frames of a checkpoint. */
export function createFeedChain(
  feed: FeedId,
  device: DeviceId,
  kind: FrameKind,
  frames: PackedFrames = noFrames
): FeedChain {
  let packed = frames.hashes
  let count = frames.positions.length
  let places = Uint32Array.from(frames.positions)
  let times = Float64Array.from(frames.times)
  const turns: KnowledgeTurn[] = [...frames.turns]

  function room(): void {
    if (packed.length >= (count + 1) * 32 && places.length > count) return
    const capacity = Math.max(64, count * 2)
    const largerHashes = new Uint8Array(capacity * 32)
    largerHashes.set(packed.subarray(0, count * 32))
    const largerPlaces = new Uint32Array(capacity)
    largerPlaces.set(places.subarray(0, count))
    const largerTimes = new Float64Array(capacity)
    largerTimes.set(times.subarray(0, count))
    packed = largerHashes
    places = largerPlaces
    times = largerTimes
  }

  function hashAt(seq: number): FrameHash | null {
    if (seq < 1 || seq > count) return null
    return hexText(packed.subarray((seq - 1) * 32, seq * 32)) as FrameHash
  }

  function notesAt(seq: number): FrameNotes {
    const turn = turns.findLast(({ from }) => from <= seq)
    return { knows: turn?.knows ?? noTips, time: times[seq - 1] ?? 0 }
  }

  return {
    feed,
    device,
    kind,
    notesAt,
    turns: () => turns,
    length: () => count,
    hashAt,
    positionAt: (seq) => places[seq - 1] ?? 0,
    counts: (seq, hash) => hashAt(seq) === hash,
    push(hash, position, notes) {
      room()
      if (notes.knows !== (turns.at(-1)?.knows ?? noTips)) turns.push({ from: count + 1, knows: notes.knows })
      times[count] = notes.time
      packed.set(hexBytes(hash) ?? new Uint8Array(32), count * 32)
      places[count] = position
      count += 1
    },
    sides: new Map(),
    past: new Map()
  }
}

/**
 * [E4] The tips that nothing held follows: the counting one first, then those of other branches. Only frames that stand
 * before the place `before` of the log are looked at.
 */
export function tipsOf(chain: FeedChain, before: number): readonly Head[] {
  const tips: Head[] = []
  const seq = lengthBefore(chain, before)
  const hash = chain.hashAt(seq)
  if (hash !== null) tips.push({ feed: chain.feed, seq, hash })
  const sides = Array.from(chain.sides.values()).filter(({ position }) => position < before)
  const followed = new Set(sides.map(({ prev }) => prev))
  for (const side of sides)
    if (!followed.has(side.hash)) tips.push({ feed: chain.feed, seq: side.seq, hash: side.hash })
  return tips
}

/** How many of a feed's counting frames stand before a place of the log; a frame stands behind the one that it follows. */
function lengthBefore(chain: FeedChain, before: number): number {
  let seq = chain.length()
  while (seq > 0 && chain.positionAt(seq) >= before) seq -= 1
  return seq
}

/** Whether a frame of this feed is held, counting or not. */
export function holds(chain: FeedChain | undefined, seq: number, hash: FrameHash): boolean {
  if (chain === undefined) return false
  return chain.counts(seq, hash) || chain.sides.get(hash)?.seq === seq
}
