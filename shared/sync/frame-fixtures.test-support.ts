import { toHex } from '../lib/stable-id.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, BoardId, IntentId } from '../model/ids.ts'

import { newFeedId } from './feed-id.ts'
import type { FrameHash, FrameHeader } from './frame.ts'
import { createNodeFrameCrypto } from './node-frame-crypto.test-support.ts'

/** A device with real signatures, always the same. */
export const ana = createNodeFrameCrypto(new Uint8Array(32).fill(1))
/** Another one. */
const ben = createNodeFrameCrypto(new Uint8Array(32).fill(2))

export const board = idOf<BoardId>('board-1')

/** A header that all checks accept. */
export function headerOf(change: Partial<FrameHeader> = {}): FrameHeader {
  return {
    version: 1,
    board,
    secretEpoch: 3,
    device: ana.device,
    feed: newFeedId(ana.device, ana.crypto, (count) => new Uint8Array(count).fill(5)),
    seq: 2,
    prev: hashOf(7),
    heads: [
      { feed: newFeedId(ben.device, ana.crypto, (count) => new Uint8Array(count).fill(1)), seq: 9, hash: hashOf(8) }
    ],
    time: 1_795_000_000_000,
    clientID: 4_294_967_295,
    kind: 'update',
    intent: idOf<IntentId>('0198a0c4-0000-7000-8000-000000000001'),
    part: 0,
    of: 1,
    ...change
  }
}

export function hashOf(byte: number): FrameHash {
  return toHex(new Uint8Array(32).fill(byte)) as FrameHash
}

export function idOf<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}
