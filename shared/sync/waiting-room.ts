import type { DeviceId } from '../model/ids.ts'

import type { FeedId, Frame, FrameHash } from './frame.ts'
import { frameLimits } from './frame-limits.ts'

/** A frame on its way in. `position` is its place in the log, null until it has one. */
export type Arrival = { readonly frame: Frame; readonly position: number | null }

/** [C2][C3] Frames whose past is not here yet, each under one frame that it misses; bounded per device. */
export type WaitingRoom = {
  /** False where the device's room is full; frames of one's own log always find room. */
  readonly add: (arrival: Arrival, missing: FrameHash) => boolean
  /** Takes out whatever waited for a frame that came. */
  readonly release: (came: FrameHash) => readonly Arrival[]
  readonly has: (hash: FrameHash) => boolean
  readonly size: () => number
  /** Whether a frame of this feed is waiting. */
  readonly hasFeed: (feed: FeedId) => boolean
  /** Whether frames of the log itself are waiting. */
  readonly holdsLogged: () => boolean
  /** The frames that are missed. */
  readonly missing: () => readonly FrameHash[]
}

export function createWaitingRoom(): WaitingRoom {
  const byMissing = new Map<FrameHash, Arrival[]>()
  const hashes = new Set<FrameHash>()
  const used = new Map<DeviceId, { frames: number; bytes: number }>()
  let logged = 0

  function account(arrival: Arrival, sign: 1 | -1): void {
    if (arrival.position !== null) {
      logged += sign
      return
    }
    const device = arrival.frame.header.device
    const now = used.get(device) ?? { frames: 0, bytes: 0 }
    used.set(device, { frames: now.frames + sign, bytes: now.bytes + sign * arrival.frame.bytes.length })
  }

  function isFull(arrival: Arrival): boolean {
    if (arrival.position !== null) return false
    const now = used.get(arrival.frame.header.device) ?? { frames: 0, bytes: 0 }
    return now.frames >= frameLimits.waitingFrames || now.bytes + arrival.frame.bytes.length > frameLimits.waitingBytes
  }

  return {
    add(arrival, missing) {
      if (isFull(arrival)) return false
      account(arrival, 1)
      hashes.add(arrival.frame.hash)
      const list = byMissing.get(missing)
      if (list === undefined) byMissing.set(missing, [arrival])
      else list.push(arrival)
      return true
    },
    release(came) {
      const list = byMissing.get(came) ?? []
      byMissing.delete(came)
      for (const arrival of list) {
        account(arrival, -1)
        hashes.delete(arrival.frame.hash)
      }
      return list
    },
    has: (hash) => hashes.has(hash),
    size: () => hashes.size,
    hasFeed: (feed) => {
      for (const list of byMissing.values()) if (list.some((arrival) => arrival.frame.header.feed === feed)) return true
      return false
    },
    holdsLogged: () => logged > 0,
    missing: () => Array.from(byMissing.keys())
  }
}
