import type { DeviceId } from '../model/ids.ts'

import type { FeedId, FrameHash } from './frame.ts'
import { frameLimits } from './frame-limits.ts'
import type { Arrival } from './waiting-room.ts'

/** The parts of an intent that have come so far, in order. */
type Run = readonly Arrival[]

/** What became of a part. */
export type PartTaken =
  | { readonly kind: 'complete'; readonly run: Run }
  | { readonly kind: 'more' }
  | { readonly kind: 'full' }

/** [P1]–[P3] Parts of intents whose last part is not here yet: applied together or not at all; bounded per device. */
export type PartsRoom = {
  /** The unfinished run that ends with this frame, or null. */
  readonly endingWith: (hash: FrameHash | null) => Run | null
  /** Adds a part to the run before it (empty for the first part). */
  readonly take: (before: Run, arrival: Arrival) => PartTaken
  readonly has: (hash: FrameHash) => boolean
  /** Whether a feed has an unfinished intent. */
  readonly hasFeed: (feed: FeedId) => boolean
  readonly holdsLogged: () => boolean
}

export function createPartsRoom(): PartsRoom {
  const byLast = new Map<FrameHash, Run>()
  const used = new Map<DeviceId, number>()

  function account(run: Run, sign: 1 | -1): void {
    for (const { frame, position } of run) {
      if (position !== null) continue
      used.set(frame.header.device, (used.get(frame.header.device) ?? 0) + sign * frame.bytes.length)
    }
  }

  return {
    endingWith: (hash) => (hash === null ? null : (byLast.get(hash) ?? null)),
    take(before, arrival) {
      const { frame } = arrival
      const run = [...before, arrival]
      const last = before.at(-1)
      if (frame.header.part === frame.header.of - 1) {
        account(before, -1)
        for (const part of before) byLast.delete(part.frame.hash)
        return { kind: 'complete', run }
      }
      const bytes = (used.get(frame.header.device) ?? 0) + frame.bytes.length
      if (arrival.position === null && bytes > frameLimits.waitingPartBytes) return { kind: 'full' }
      account([arrival], 1)
      if (last !== undefined) byLast.delete(last.frame.hash)
      byLast.set(frame.hash, run)
      return { kind: 'more' }
    },
    has: (hash) => {
      for (const run of byLast.values()) if (run.some((part) => part.frame.hash === hash)) return true
      return false
    },
    hasFeed: (feed) => {
      for (const run of byLast.values()) if (run[0]?.frame.header.feed === feed) return true
      return false
    },
    holdsLogged: () => {
      for (const run of byLast.values()) if (run.some((part) => part.position !== null)) return true
      return false
    }
  }
}
