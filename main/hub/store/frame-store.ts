import type { Frame } from '../../../shared/sync/frame.ts'

/** What was found and done about it while a board's log was opened: said to the person, never hidden. */
export type Recovery = {
  /** Bytes of a torn last record that were cut. */
  readonly cutBytes: number
  /** Records that failed their check and were set aside in the board's quarantine folder: byte offset and length. */
  readonly quarantined: readonly { readonly offset: number; readonly length: number }[]
  /** True when this device's own feed cannot be proved whole, so that a new one must be opened. */
  readonly ownFeedBroken: boolean
}

/** A local shortcut to the state after a prefix of the log: never sent, rebuilt whenever it does not check. */
export type Checkpoint = {
  /** Number of frames, from the start of the log, that the state holds. */
  readonly frames: number
  /** Opaque to the store: what the replica needs to go on (state, heads, digest), already encoded. */
  readonly state: Uint8Array
}

/** The board's log was full or failed: reading goes on, and what was not written is told to those who wait for it. */
export type StoreFailure = { readonly kind: 'diskFull' | 'writeFailed'; readonly message: string }

/**
 * The append-only log of one board (sync.md: "one log is the truth"). Frames come back in the order of appending.
 * One acceptance suite holds for every implementation.
 */
export type FrameStore = {
  readonly recovery: Recovery
  /** Resolves once the frames are on disk (group commit: fdatasync within 5 ms or 64 frames), together or not at all. Rejects with a StoreError. */
  readonly append: (frames: readonly Frame[]) => Promise<void>
  /** Every frame from `from` (counted from 0) on, in order, in bounded chunks. */
  readonly read: (from: number) => AsyncIterable<readonly Frame[]>
  readonly count: () => number
  readonly readCheckpoint: () => Promise<Checkpoint | null>
  readonly writeCheckpoint: (checkpoint: Checkpoint) => Promise<void>
  /** Waits for what is under way, then lets the file go. */
  readonly close: () => Promise<void>
}
