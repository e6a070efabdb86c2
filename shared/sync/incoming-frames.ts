import type { DeviceId } from '../model/ids.ts'

import { decodeFrame } from './decode-frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { countsAgainstPeer } from './frame-problem.ts'
import type { FrameProblem } from './frame-problem.ts'
import { createFrameJoiner } from './frame-stream.ts'
import { peerLimits } from './peer-limits.ts'
import type { PeerTips } from './peer-tips.ts'
import type { SessionBoard } from './session-board.ts'

/** What the receiving of frames from one peer is given. */
export type IncomingParts = {
  readonly board: Pick<SessionBoard, 'receive'>
  readonly device: DeviceId
  readonly crypto: Pick<FrameCrypto, 'hash'>
  readonly tips: PeerTips
  /** So many bytes in all are dealt with, and what counts of them is on disk. */
  readonly onDealtWith: (bytes: number) => void
  /** [S9] The peer did what no honest one does; a phrase. Nothing more is taken in. */
  readonly onMisbehaved: (why: string) => void
  readonly onTrouble: (error: unknown) => void
}

/** [S5][S6][S9] Takes in a peer's stream of frames: one batch after the other, each on disk before it is acknowledged. */
export type IncomingFrames = {
  readonly push: (bytes: Uint8Array) => void
  readonly stop: () => void
}

export function createIncomingFrames(parts: IncomingParts): IncomingFrames {
  const joiner = createFrameJoiner()
  let waiting: Uint8Array[] = []
  let came = 0
  let dealtWith = 0
  let invalid = 0
  let working = false
  let stopped = false

  return {
    push: (bytes) => {
      if (stopped) return
      came += bytes.length
      if (came - dealtWith > peerLimits.windowBytes) return misbehaved('it sent more than it was asked for')
      const joined = joiner.push(bytes)
      if (!joined.ok) return misbehaved(joined.failure)
      for (const frame of joined.value) {
        waiting.push(frame)
        // It has what it sends: nothing of it goes back there.
        const decoded = decodeFrame(frame, parts.crypto)
        if (decoded.ok) parts.tips.add(decoded.value)
      }
      void work()
    },
    stop: () => {
      stopped = true
    }
  }

  async function work(): Promise<void> {
    if (working) return
    working = true
    try {
      while (waiting.length > 0 && !stopped) {
        const batch = waiting
        waiting = []
        const problems = await parts.board.receive(batch, parts.device)
        if (stopped) return
        for (const problem of problems) if (problem !== null) count(problem)
        for (const frame of batch) dealtWith += frame.length + lengthOfLength(frame.length)
        parts.onDealtWith(dealtWith)
      }
    } catch (error) {
      if (!stopped) parts.onTrouble(error)
    } finally {
      working = false
    }
  }

  function count(problem: FrameProblem): void {
    if (!countsAgainstPeer(problem) || stopped) return
    invalid += 1
    if (invalid >= peerLimits.invalidFrames) misbehaved(`it sent frames that are not sound (${problem.message})`)
  }

  function misbehaved(why: string): void {
    stopped = true
    parts.onMisbehaved(why)
  }
}

function lengthOfLength(length: number): number {
  return length < 0x80 ? 1 : length < 0x4000 ? 2 : 3
}
