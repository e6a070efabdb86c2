import { crc32 } from 'node:zlib'

import type { DeviceId } from '../../../shared/model/ids.ts'
import type { FrameHeader } from '../../../shared/sync/frame.ts'
import type { OwnMark } from './record-bytes.ts'

/**
 * [ST13] How far the device's own newest feed got in this log. `whole` is false from the first gap on; `retired` feeds
 * are never continued, because a newer one was opened or because they cannot be proved whole.
 */
export type OwnFeed = OwnMark & { readonly whole: boolean; readonly retired: ReadonlySet<number> }

/** Before the first own frame. */
export const noOwnFeed: OwnFeed = { tag: 0, seq: 0, whole: true, retired: new Set() }

/** The mark of frames that are not of the device's own newest feed. */
const foreignMark: OwnMark = { tag: 0, seq: 0 }

/** Stands for device and feed in a record; two feeds of one device share one by a chance of 1 in 2^32. */
function feedTag(device: string, feed: string): number {
  // 0 means "not ours".
  return crc32(`${device}/${feed}`) || 1
}

/** The state after a record of the log. Records of others leave it as it is. */
export function followOwnFeed(state: OwnFeed, { tag, seq }: OwnMark): OwnFeed {
  if (tag === 0) return state
  if (tag === state.tag) {
    // Written out: for every record of a long log, a spread costs more than both checks.
    return { tag, seq, whole: state.whole && seq === state.seq + 1, retired: state.retired }
  }
  const retired = state.tag === 0 ? state.retired : new Set([...state.retired, state.tag])
  return { tag, seq, whole: seq === 1, retired }
}

/**
 * The mark that a frame gets when it is appended, or null where it would leave a gap in the device's own feed: after a
 * refused append its successors must not slip in before it.
 */
export function markOf(state: OwnFeed, header: FrameHeader, device: DeviceId): OwnMark | null {
  // A fork of a membership feed takes nothing back (PROTOCOL M5): only updates must never continue an old seq.
  if (header.device !== device || header.kind === 'membership') return foreignMark
  const tag = feedTag(device, header.feed)
  // Frames of an older feed come back from peers in any order.
  if (state.retired.has(tag)) return foreignMark
  if (tag === state.tag) return state.whole && header.seq === state.seq + 1 ? { tag, seq: header.seq } : null
  return header.seq === 1 ? { tag, seq: 1 } : foreignMark
}
