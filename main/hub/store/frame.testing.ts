import { createHash } from 'node:crypto'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { AnyId, BoardId, DeviceId, IntentId } from '../../../shared/model/ids.ts'
import type { FeedId, Frame, FrameHash, FrameHeader } from '../../../shared/sync/frame.ts'

/** The store looks at a frame's bytes, device, feed and seq; the rest is made up. */
export function makeFrame(frame: {
  readonly device?: DeviceId
  readonly feed?: string
  readonly seq: number
  readonly body?: Uint8Array
}): Frame {
  const header: FrameHeader = {
    version: 1,
    board: testBoard,
    secretEpoch: 0,
    device: frame.device ?? testDevice,
    feed: testFeed(frame.feed ?? 'a'),
    seq: frame.seq,
    prev: null,
    heads: [],
    time: 0,
    clientID: 1,
    kind: 'update',
    intent: testId<IntentId>('intent'),
    part: 0,
    of: 1
  }
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), frame.body ?? new Uint8Array(40)])
  const hash = createHash('sha256').update(content).digest()
  const decoded = decodeTestFrame(Buffer.concat([hash, content]))
  if (!decoded.ok) throw new Error(decoded.failure)
  return decoded.value
}

/** `count` successive frames of one feed. */
export function makeFrames(count: number, from = 1, feed = 'a', device = testDevice): readonly Frame[] {
  return Array.from({ length: count }, (_, index) => {
    const seq = from + index
    return makeFrame({ device, feed, seq, body: new Uint8Array(20 + ((seq * 37) % 200)).fill(seq % 256) })
  })
}

/** Reads what `makeFrame` wrote. */
export function decodeTestFrame(bytes: Uint8Array): Result<Frame, string> {
  const whole = Buffer.from(bytes)
  const hash = createHash('sha256').update(whole.subarray(32)).digest()
  if (!hash.equals(whole.subarray(0, 32))) return fail('hash')
  const split = whole.indexOf('\n', 32)
  const header = JSON.parse(whole.toString('utf8', 32, split)) as FrameHeader
  const body = new Uint8Array(whole.subarray(split + 1))
  return succeed({ header, hash: hash.toString('hex') as FrameHash, body, bytes: new Uint8Array(whole) })
}

export function testId<Id extends AnyId>(text: string): Id {
  const id = parseId<Id>(text)
  if (!id.ok) throw new Error(id.failure)
  return id.value
}

export function testFeed(letter: string): FeedId {
  return letter.repeat(32).slice(0, 32) as FeedId
}

export const testBoard: BoardId = testId('b'.repeat(64))
export const testDevice: DeviceId = testId('d'.repeat(64))
export const otherDevice: DeviceId = testId('e'.repeat(64))

/** SHA-256 stands in for the board's hash. */
export const testHash = {
  hash: (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
}
