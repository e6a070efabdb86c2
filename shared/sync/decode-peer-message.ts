import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import { createBoundedReader } from './bounded-reader.ts'
import type { BoundedReader } from './bounded-reader.ts'
import { farewells, peerMessageCodes } from './encode-peer-message.ts'
import type { FeedId, FrameHash, Head } from './frame.ts'
import { peerLimits } from './peer-limits.ts'
import type { PeerMessage } from './peer-message.ts'

/** [S2] The message in these bytes, which it may be a view of; the failure says in words what is wrong with them. */
export function decodePeerMessage(bytes: Uint8Array): Result<PeerMessage, string> {
  if (bytes.length > peerLimits.messageBytes) return fail(`a message of ${bytes.length} bytes`)
  try {
    const reader = createBoundedReader(bytes)
    const message = read(reader)
    return reader.remaining() === 0 ? succeed(message) : fail(`bytes behind a ${message.type} message`)
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'not a message')
  }
}

function read(reader: BoundedReader): PeerMessage {
  const code = reader.byte()
  switch (code) {
    case peerMessageCodes.hello: {
      const oldest = reader.number(65_535)
      const newest = reader.number(65_535)
      if (oldest > newest) throw new RangeError('versions from the newer to the older')
      return { type: 'hello', oldest, newest, proof: rest(reader, peerLimits.proofBytes) }
    }
    case peerMessageCodes.heads: {
      const flags = reader.byte()
      if (flags > 3) throw new RangeError('flags of heads that are not known')
      return { type: 'heads', fresh: (flags & 1) !== 0, more: (flags & 2) !== 0, heads: readHeads(reader) }
    }
    case peerMessageCodes.frames:
      return { type: 'frames', bytes: rest(reader, peerLimits.messageBytes) }
    case peerMessageCodes.received:
      return { type: 'received', bytes: reader.number(Number.MAX_SAFE_INTEGER) }
    case peerMessageCodes.presence:
      return { type: 'presence', bytes: rest(reader, peerLimits.presenceBytes) }
    case peerMessageCodes.digest:
      return { type: 'digest', at: reader.bytes(32), value: reader.bytes(32) }
    case peerMessageCodes.bye: {
      const farewell = farewells[reader.byte()]
      if (farewell === undefined) throw new RangeError('a farewell that is not known')
      return { type: 'bye', farewell, words: reader.text(peerLimits.reasonBytes) }
    }
    default:
      throw new RangeError(`a message of the unknown kind ${code}`)
  }
}

function rest(reader: BoundedReader, greatest: number): Uint8Array {
  if (reader.remaining() > greatest) throw new RangeError(`${reader.remaining()} is more than ${greatest}`)
  return reader.bytes(reader.remaining())
}

function readHeads(reader: BoundedReader): readonly Head[] {
  const heads: Head[] = []
  while (reader.remaining() > 0) {
    if (heads.length >= peerLimits.headsInMessage) throw new RangeError('too many heads')
    const feed = reader.hex(16) as FeedId
    const seq = reader.number(2 ** 40)
    if (seq < 1) throw new RangeError('frames count from 1')
    heads.push({ feed, seq, hash: reader.hex(32) as FrameHash })
  }
  return heads
}
