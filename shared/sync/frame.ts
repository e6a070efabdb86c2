import type { Brand } from '../lib/brand.ts'
import type { BoardId, DeviceId, IntentId } from '../model/ids.ts'

/** BLAKE2b-256 of a frame's signed bytes, as 64 hexadecimal digits. */
export type FrameHash = Brand<string, 'FrameHash'>

/** One run of frames by one device; a new one is opened whenever the old one cannot be proved whole. 16 bytes in hex, half of them bound to the device (`newFeedId`). */
export type FeedId = Brand<string, 'FeedId'>

/** The newest frame of a feed that its writer had seen: `seq` counts from 1. */
export type Head = { readonly feed: FeedId; readonly seq: number; readonly hash: FrameHash }

/** What one frame carries. Yjs updates are of format V1 only. */
export type FrameKind = 'update' | 'membership'

/**
 * One transaction of one device, as it is signed, stored and relayed verbatim (PROTOCOL.md has the bytes).
 * `time` is Unix milliseconds by the writer's clock; `seq` counts from 1 without gaps; `prev` is null in a feed's first
 * frame; `part` counts from 0 up to `of` - 1 for an intent too large for one frame.
 */
export type FrameHeader = {
  readonly version: 1
  readonly board: BoardId
  readonly secretEpoch: number
  readonly device: DeviceId
  readonly feed: FeedId
  readonly seq: number
  readonly prev: FrameHash | null
  readonly heads: readonly Head[]
  readonly time: number
  readonly clientID: number
  readonly kind: FrameKind
  readonly intent: IntentId
  readonly part: number
  readonly of: number
}

/** A frame that was checked: header, sealed body, and the exact bytes that it came in. */
export type Frame = {
  readonly header: FrameHeader
  readonly hash: FrameHash
  /** Sealed under the board's key of `secretEpoch`; membership is not. [M2] */
  readonly body: Uint8Array
  /** The whole frame, signature included: what is stored and relayed. */
  readonly bytes: Uint8Array
}
