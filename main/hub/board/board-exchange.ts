import type { DeviceId } from '../../../shared/model/ids.ts'
import { senderOf } from '../../../shared/sync/decode-frame.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { FrameProblem } from '../../../shared/sync/frame-problem.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { SessionBoard } from '../../../shared/sync/session-board.ts'
import type { Clock } from '../clock.ts'
import type { FrameStore } from '../store/frame-store.ts'

import { createBoardDigests } from './board-digests.ts'

/** A board as its sessions with peers see it: what is on disk, and a door for frames. [W0] */
export type BoardExchange = SessionBoard & {
  /** Calls back when the log on disk has grown; the returned function stops it. */
  readonly onGrowth: (listener: () => void) => () => void
  /** [M14] How far a device's clock ran ahead when its newest frame came, in milliseconds; null where none came in this life. */
  readonly clockAheadOf: (device: DeviceId) => number | null
  /** [CS2] A peer's whole log is here. */
  readonly caughtUp: () => void
  /** [S7][D3] The document is not what the log makes of it. */
  readonly repair: (reason: string) => void
}

export type BoardExchangeParts = {
  readonly replica: Replica
  readonly clock: Pick<Clock, 'milliseconds'>
  readonly store: Pick<FrameStore, 'count' | 'read'>
  /** Puts frames on disk, behind all that was written before; calls back when they are there. */
  readonly write: (frames: readonly Frame[], saved: () => void) => void
  readonly isOwnDevice: (device: DeviceId) => boolean
  /** Frames by this device's person, or by others, are about to enter the document. */
  readonly onComing: (isOwn: boolean) => void
  /** They are in it; `isOwn` where all are by this device's person. */
  readonly onArrived: (isOwn: boolean) => void
  readonly caughtUp: () => void
  readonly repair: (reason: string) => void
}

/** Frames that come together while people work; more of them are a log that catches up, and are one step. */
const handful = 16

/** The exchange, and how its owner tells it that the log on disk has grown. */
export function createBoardExchange(parts: BoardExchangeParts): {
  readonly exchange: BoardExchange
  readonly grew: () => void
} {
  const { replica, store } = parts
  const listeners = new Set<() => void>()
  const clocksAhead = new Map<DeviceId, number>()

  /** [CS3] A handful is taken in turn by turn, so that what a person did elsewhere is no news to them when it comes with what others did. */
  async function receive(frames: readonly Uint8Array[]): Promise<readonly (FrameProblem | null)[]> {
    if (frames.length > handful) return takeIn(frames)
    const problems: (FrameProblem | null)[] = []
    for (const { isOwn, turn } of turnsOf(frames, parts.isOwnDevice)) {
      parts.onComing(isOwn)
      problems.push(...(await takeIn(turn)))
    }
    return problems
  }

  async function takeIn(frames: readonly Uint8Array[]): Promise<readonly (FrameProblem | null)[]> {
    const received = replica.receiveAll(frames)
    const fresh = received.flatMap((each) => (each.kind === 'applied' ? each.frames : []))
    const problems = received.map((each) => (each.kind === 'refused' ? each.problem : null))
    const now = parts.clock.milliseconds()
    // By its own time: whoever has built on a frame that is ahead is not to blame.
    for (const { header } of fresh) clocksAhead.set(header.device, header.time - now)
    // Without fresh ones too: a frame that was here already may still be on its way to the disk.
    await new Promise<void>((resolve) => {
      parts.write(fresh, resolve)
      if (fresh.length > 0) parts.onArrived(fresh.every(({ header }) => parts.isOwnDevice(header.device)))
    })
    return problems
  }

  return {
    grew: () => {
      for (const listener of listeners) listener()
    },
    exchange: {
      heads: () => replica.heads(store.count()),
      count: () => store.count(),
      missingFor: replica.missingFor,
      read: async (from) => {
        for await (const frames of store.read(from)) return frames
        return []
      },
      receive,
      clockAheadOf: (device) => clocksAhead.get(device) ?? null,
      ...createBoardDigests(replica, store),
      onGrowth: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      caughtUp: parts.caughtUp,
      repair: parts.repair
    }
  }
}

/** Frames in their order, in runs by this person and by others. */
function turnsOf(
  frames: readonly Uint8Array[],
  isOwnDevice: (device: DeviceId) => boolean
): readonly { readonly isOwn: boolean; readonly turn: readonly Uint8Array[] }[] {
  const turns: { readonly isOwn: boolean; readonly turn: Uint8Array[] }[] = []
  for (const bytes of frames) {
    const sender = senderOf(bytes)
    const isOwn = sender !== null && isOwnDevice(sender)
    const last = turns.at(-1)
    if (last?.isOwn === isOwn) last.turn.push(bytes)
    else turns.push({ isOwn, turn: [bytes] })
  }
  return turns
}
