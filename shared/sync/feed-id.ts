import type { RandomBytes } from '../lib/uuid-v7.ts'
import { toUtf8 } from '../lib/utf8.ts'
import type { DeviceId } from '../model/ids.ts'

import type { FeedId, FrameKind } from './frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { hexBytes } from './hex-bytes.ts'
import { hexText } from './hex-text.ts'
import { joinBytes } from './join-bytes.ts'

/**
 * [E1][M1] A fresh feed of a device: 8 random bytes, then the first 8 of the hash of device, those and the kind, so that
 * nobody can write into a feed of somebody else's and pass it for a fork.
 */
export function newFeedId(
  device: DeviceId,
  crypto: Pick<FrameCrypto, 'hash'>,
  randomBytes: RandomBytes,
  kind: FrameKind = 'update'
): FeedId {
  const random = Uint8Array.from(randomBytes(8))
  return `${hexText(random)}${bond(device, random, kind, crypto)}` as FeedId
}

/** [E1][M1] Whether a feed is one that this device can have opened for frames of this kind. */
export function isFeedOf(feed: FeedId, device: DeviceId, kind: FrameKind, crypto: Pick<FrameCrypto, 'hash'>): boolean {
  const random = hexBytes(feed.slice(0, 16))
  return random !== null && feed.slice(16) === bond(device, random, kind, crypto)
}

function bond(device: DeviceId, random: Uint8Array, kind: FrameKind, crypto: Pick<FrameCrypto, 'hash'>): string {
  const key = hexBytes(device) ?? new Uint8Array(0)
  // Feeds of updates are older than membership, and keep the ids that they have.
  const suffix = kind === 'update' ? new Uint8Array(0) : toUtf8(kind)
  return hexText(crypto.hash(joinBytes(key, random, suffix)).subarray(0, 8))
}
