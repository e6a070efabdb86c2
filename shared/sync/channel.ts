import type { DeviceId } from '../model/ids.ts'

/**
 * One ordered, encrypted, authenticated way to one peer's device, for one board. [S1] Every implementation passes
 * `channel.suite.ts`. A message is 1 to `peerLimits.messageBytes` bytes, and comes whole or not at all.
 */
export type Channel = {
  /** The peer's device, which has proved that it holds the key. */
  readonly device: DeviceId
  /** 32 bytes that are alike at both ends and never come again: what a proof is bound to, so that it serves nowhere else. */
  readonly binding: Uint8Array
  /** Exactly one of the two ends is first: their proofs differ by it. */
  readonly isFirst: boolean
  /** Call once; what came before is told then. Nothing is told after `closed`. */
  readonly listen: (listener: ChannelListener) => void
  /** False asks to wait for `drained`. After the end it does nothing. A queue above `peerLimits.queueBytes` ends the channel. */
  readonly send: (message: Uint8Array) => boolean
  /** Sends what is queued, then ends it. */
  readonly close: () => void
}

export type ChannelListener = {
  readonly message: (bytes: Uint8Array) => void
  /** There is room again after a `send` that gave false. */
  readonly drained: () => void
  /** It is over, whoever ended it: told once, also to the end that closed. */
  readonly closed: () => void
}
