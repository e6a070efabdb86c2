import type { Frame, FrameHash } from './frame.ts'
import { streamFrame } from './frame-stream.ts'
import { peerLimits } from './peer-limits.ts'
import type { PeerTips } from './peer-tips.ts'
import type { SessionBoard } from './session-board.ts'

/** What the sending of frames to one peer is given. */
export type OutgoingParts = {
  readonly board: Pick<SessionBoard, 'count' | 'missingFor' | 'read'>
  readonly tips: PeerTips
  /** Sends bytes of the stream of frames; false asks to wait for `drained`. */
  readonly send: (bytes: Uint8Array) => boolean
  /** The log cannot be read. */
  readonly onTrouble: (error: unknown) => void
}

/**
 * [S5][S6] Sends a peer what it lacks: membership first, so that whoever has just joined knows by whom the rest is; then, in
 * the order of the log, what its heads leave out and what comes on disk.
 * At most a window of bytes is under way, whatever the peer does.
 */
export type OutgoingFrames = {
  /** All of the peer's heads are known now: looks for what it lacks from the beginning. Does nothing while frames are under way. */
  readonly lookAgain: () => void
  /** More frames are on disk. */
  readonly go: () => void
  /** The peer has dealt with so many bytes in all; false where it never got as many. */
  readonly received: (bytes: number) => boolean
  readonly drained: () => void
  readonly stop: () => void
}

export function createOutgoingFrames({ board, tips, send, onTrouble }: OutgoingParts): OutgoingFrames {
  /** The place in the log up to which everything was sent, or was there already; null until heads are known. */
  let place: number | null = null
  let sent = 0
  let dealtWith = 0
  let full = false
  let stopped = false
  let working = false
  let wake: (() => void) | null = null
  const underWay: { readonly frame: Frame; readonly end: number }[] = []
  /** Membership that went ahead, until the log's order comes by it. */
  const ahead = new Set<FrameHash>()
  let membershipIsDue = false

  return {
    lookAgain: () => {
      if (working || underWay.length > 0) return
      const missing = board.missingFor(tips.all())
      place = missing.count === 0 ? board.count() : missing.from
      ahead.clear()
      membershipIsDue = true
      void work()
    },
    go: () => void work(),
    received: (bytes) => {
      if (bytes < dealtWith || bytes > sent) return false
      dealtWith = bytes
      while (underWay[0] !== undefined && underWay[0].end <= bytes) {
        tips.add(underWay[0].frame)
        underWay.shift()
      }
      wake?.()
      return true
    },
    drained: () => {
      full = false
      wake?.()
    },
    stop: () => {
      stopped = true
      wake?.()
    }
  }

  async function work(): Promise<void> {
    if (working) return
    working = true
    try {
      if (membershipIsDue) await sendMembership()
      while (!stopped && place !== null && place < board.count()) {
        const frames = await board.read(place)
        if (frames.length === 0) break
        const missing = board.missingFor(tips.all())
        place += frames.length
        await sendAll(frames.filter((frame) => missing.includes(frame) && !ahead.has(frame.hash)))
      }
    } catch (error) {
      if (!stopped) onTrouble(error)
    } finally {
      working = false
    }
  }

  /** [M1] It rests on nothing but itself, so it can go before what was written earlier. */
  async function sendMembership(): Promise<void> {
    membershipIsDue = false
    const missing = board.missingFor(tips.all(), 'membership')
    for (let at = missing.from; !stopped && ahead.size < missing.count && at < board.count();) {
      const frames = await board.read(at)
      if (frames.length === 0) return
      at += frames.length
      const wanted = frames.filter((frame) => missing.includes(frame))
      for (const { hash } of wanted) ahead.add(hash)
      await sendAll(wanted)
    }
  }

  /** As few messages as they fit into; a frame may begin in one and end in another. */
  async function sendAll(frames: readonly Frame[]): Promise<void> {
    const greatest = peerLimits.messageBytes - 1
    let message = new Uint8Array(greatest)
    let filled = 0
    let end = sent
    for (const frame of frames) {
      const bytes = streamFrame(frame.bytes)
      end += bytes.length
      underWay.push({ frame, end })
      for (let at = 0; at < bytes.length;) {
        const piece = bytes.subarray(at, at + greatest - filled)
        message.set(piece, filled)
        filled += piece.length
        at += piece.length
        if (filled < greatest) continue
        if (!(await pass(message))) return
        message = new Uint8Array(greatest)
        filled = 0
      }
    }
    if (filled > 0) await pass(message.subarray(0, filled))
  }

  /** Waits for room; false where the session ended meanwhile. */
  async function pass(message: Uint8Array): Promise<boolean> {
    while (!stopped && (full || sent + message.length - dealtWith > peerLimits.windowBytes)) {
      await new Promise<void>((resolve) => (wake = resolve))
      wake = null
    }
    if (stopped) return false
    sent += message.length
    full = !send(message)
    return true
  }
}
