import type { DeviceId } from '../model/ids.ts'

import type { Frame, FrameKind, Head } from './frame.ts'
import type { FrameProblem } from './frame-problem.ts'
import type { Missing } from './log-index.ts'

/** What a session needs of a board. Everything told through it is on disk. [W0] */
export type SessionBoard = {
  /** Tips among the frames on disk. [E4] */
  readonly heads: () => readonly Head[]
  /** Frames on disk. */
  readonly count: () => number
  /** What somebody who told these heads lacks, of one kind or of all; may count frames that are not on disk yet. */
  readonly missingFor: (heads: readonly Head[], kind?: FrameKind) => Missing
  /** The next frames on disk from this place of the log on, a bounded chunk of them; none at the end. */
  readonly read: (from: number) => Promise<readonly Frame[]>
  /** Takes in frames from a peer, in order; resolves when those that count are on disk, with one entry a frame: null or what is wrong with it. */
  readonly receive: (frames: readonly Uint8Array[], from: DeviceId) => Promise<readonly (FrameProblem | null)[]>
  /** [S7] What the document comes to now; null while that cannot be told (frames are being written, a replay is due). */
  readonly digest: () => BoardDigest | null
  /** [S7] A peer's digest against ours at the same heads; `unknown` where we were never there. */
  readonly compare: (theirs: BoardDigest) => 'equal' | 'different' | 'unknown'
}

/** BLAKE2b-256 of a vector of heads, and of the normalised document at it. */
export type BoardDigest = { readonly at: Uint8Array; readonly value: Uint8Array }
