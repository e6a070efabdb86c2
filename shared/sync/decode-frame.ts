import { compareText } from '../lib/compare.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { parseId } from '../model/ids.ts'
import type { BoardId, DeviceId, IntentId } from '../model/ids.ts'

import { createBoundedReader } from './bounded-reader.ts'
import type { BoundedReader } from './bounded-reader.ts'
import { frameMagic } from './encode-frame.ts'
import type { FeedId, Frame, FrameHash, FrameHeader, FrameKind, Head } from './frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { frameLimits } from './frame-limits.ts'
import type { FrameProblem } from './frame-problem.ts'
import { hexText } from './hex-text.ts'

const signatureBytes = 64
const latestTime = 8_640_000_000_000_000

/**
 * [F1][F2][F3] The frame in these bytes, its hash computed; `bytes` and `body` are views of what was given. The
 * signature is not looked at (`verifyFrame` does), so that one's own disk is read fast.
 */
export function decodeFrame(bytes: Uint8Array, crypto: Pick<FrameCrypto, 'hash'>): Result<Frame, FrameProblem> {
  if (bytes.length > frameLimits.frameBytes) return fail({ rule: 'F2', message: `${bytes.length} bytes is too long` })
  try {
    const reader = createBoundedReader(bytes)
    const header = readHeader(reader)
    const body = reader.sized(frameLimits.bodyBytes)
    if (reader.remaining() !== signatureBytes)
      return fail({ rule: 'F1', message: 'the frame does not end at its signature' })
    const hash = hexText(crypto.hash(bytes.subarray(0, reader.position()))) as FrameHash
    return succeed({ header, hash, body, bytes })
  } catch (error) {
    return fail({ rule: 'F1', message: error instanceof Error ? error.message : 'not a frame' })
  }
}

/** [F1] Whose frame this says it is, which nothing has checked; null where it does not begin like one. */
export function senderOf(bytes: Uint8Array): DeviceId | null {
  try {
    return readSender(createBoundedReader(bytes)).device
  } catch {
    // What is wrong with it is said by whoever decodes all of it.
    return null
  }
}

function readSender(reader: BoundedReader): Pick<FrameHeader, 'board' | 'secretEpoch' | 'device'> {
  must(reader.byte() === frameMagic, 'these bytes do not begin like a frame')
  must(reader.number(1) === 1, 'a version of frames that is not known')
  const board = known(parseId<BoardId>(reader.text(64)))
  const secretEpoch = reader.number(0xffff_ffff)
  return { board, secretEpoch, device: reader.hex(32) as DeviceId }
}

function readHeader(reader: BoundedReader): FrameHeader {
  const { board, secretEpoch, device } = readSender(reader)
  const feed = reader.hex(16) as FeedId
  const seq = reader.number(2 ** 40)
  must(seq >= 1, 'frames count from 1')
  const prev = seq === 1 ? null : (reader.hex(32) as FrameHash)
  const heads = readHeads(reader, feed)
  const time = reader.number(latestTime)
  const clientID = reader.number(0xffff_ffff)
  const kind: FrameKind = reader.number(1) === 0 ? 'update' : 'membership'
  const intent = known(parseId<IntentId>(reader.text(64)))
  const part = reader.number(frameLimits.parts)
  const of = reader.number(frameLimits.parts)
  must(part < of, 'a part beyond the last one')
  return { version: 1, board, secretEpoch, device, feed, seq, prev, heads, time, clientID, kind, intent, part, of }
}

/** In strict order of feed, each once, never the frame's own. */
function readHeads(reader: BoundedReader, own: FeedId): readonly Head[] {
  const count = reader.number(frameLimits.heads)
  must(count * 49 <= reader.remaining(), 'more heads than bytes')
  const heads: Head[] = []
  let before = ''
  for (let index = 0; index < count; index += 1) {
    const feed = reader.hex(16) as FeedId
    must(compareText(before, feed) < 0 && feed !== own, 'heads out of order')
    before = feed
    const seq = reader.number(2 ** 40)
    must(seq >= 1, 'frames count from 1')
    heads.push({ feed, seq, hash: reader.hex(32) as FrameHash })
  }
  return heads
}

function must(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message)
}

function known<Value>(parsed: Result<Value, string>): Value {
  if (!parsed.ok) throw new RangeError(parsed.failure)
  return parsed.value
}
