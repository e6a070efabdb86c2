import type { RandomBytes } from '../lib/uuid-v7.ts'
import type { DeviceId } from '../model/ids.ts'

import type { FeedId } from './frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { hexBytes } from './hex-bytes.ts'
import { hexText } from './hex-text.ts'

/**
 * [E1] A fresh feed of a device: 8 random bytes, then the first 8 of the hash of device and those, so that nobody can
 * write into a feed of somebody else's and pass it for a fork.
 */
export function newFeedId(device: DeviceId, crypto: Pick<FrameCrypto, 'hash'>, randomBytes: RandomBytes): FeedId {
  const random = Uint8Array.from(randomBytes(8))
  return `${hexText(random)}${bond(device, random, crypto)}` as FeedId
}

/** [E1] Whether a feed is one that this device can have opened. */
export function isFeedOf(feed: FeedId, device: DeviceId, crypto: Pick<FrameCrypto, 'hash'>): boolean {
  const random = hexBytes(feed.slice(0, 16))
  return random !== null && feed.slice(16) === bond(device, random, crypto)
}

function bond(device: DeviceId, random: Uint8Array, crypto: Pick<FrameCrypto, 'hash'>): string {
  const key = hexBytes(device) ?? new Uint8Array(0)
  const joined = new Uint8Array(key.length + random.length)
  joined.set(key)
  joined.set(random, key.length)
  return hexText(crypto.hash(joined).subarray(0, 8))
}
