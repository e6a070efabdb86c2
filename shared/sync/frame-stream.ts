import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import { frameLimits } from './frame-limits.ts'

/** [S5] A frame as it goes into the stream of frames: its length, then its bytes. */
export function streamFrame(frame: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, frame.length)
  writeUint8Array(encoder, frame)
  return toUint8Array(encoder)
}

/** [S5] Cuts a peer's stream of frames into frames again. Holds at most one unfinished frame. */
export type FrameJoiner = {
  /** The frames that these bytes complete, each its own copy; a failure says what is wrong, and nothing may follow it. */
  readonly push: (bytes: Uint8Array) => Result<readonly Uint8Array[], string>
}

/** The longest length: 336 KiB take three bytes of seven bits. */
const lengthBytes = 3

export function createFrameJoiner(): FrameJoiner {
  let length = 0
  let lengthRead = 0
  let frame: Uint8Array | null = null
  let filled = 0

  return {
    push(bytes) {
      const whole: Uint8Array[] = []
      let at = 0
      while (at < bytes.length) {
        if (frame === null) {
          const byte = bytes[at] ?? 0
          at += 1
          length += (byte & 0x7f) * 128 ** lengthRead
          lengthRead += 1
          if (byte >= 0x80) {
            if (lengthRead >= lengthBytes) return fail('a length of a frame that does not end')
            continue
          }
          if (length < 1 || length > frameLimits.frameBytes) return fail(`a frame of ${length} bytes`)
          frame = new Uint8Array(length)
          filled = 0
        }
        const taken = bytes.subarray(at, at + frame.length - filled)
        frame.set(taken, filled)
        filled += taken.length
        at += taken.length
        if (filled < frame.length) continue
        whole.push(frame)
        frame = null
        length = 0
        lengthRead = 0
      }
      return succeed(whole)
    }
  }
}
