import type { RandomBytes } from '../lib/uuid-v7.ts'
import type { BoardId, DeviceId, IntentId } from '../model/ids.ts'

import type { CommitFacts } from './commit-facts.ts'
import type { FeedId, Frame, FrameHash } from './frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import type { FrameProblem } from './frame-problem.ts'
import type { KeyRing } from './membership/key-ring.ts'
import type { Verdicts } from './verdicts.ts'

/** What a replica is given; it reads no clock and has no randomness of its own. */
export type ReplicaOptions = {
  readonly board: BoardId
  readonly device: DeviceId
  /** The feed to go on with; null takes this device's newest whole feed in the log, or opens one. [E5] */
  readonly feed: FeedId | null
  /** The board's keys on this device; what membership brings is added to it. [M11] */
  readonly ring: KeyRing
  /** A board that was joined: nothing counts before its founding is held. [M4] */
  readonly joined?: boolean
  readonly crypto: FrameCrypto
  /** Unix milliseconds. */
  readonly clock: () => number
  readonly randomBytes: RandomBytes
  /** Whether Yjs may forget overwritten values (the frames keep them); true unless said. */
  readonly gc?: boolean
  /** What an earlier replica of the same log found out (`verdicts()`), when this one replays it. */
  readonly verdicts?: Verdicts | null
  /** Told of exceptions in listeners, which stop nothing. */
  readonly onFault?: (error: unknown) => void
}

/** The origin of every transaction that a replica makes on its document. */
export type ReplicaOrigin = {
  readonly kind: 'replica'
  /** A window's commit, the hub's own edit, a peer's frame, or the log at opening. */
  readonly source: 'window' | 'hub' | 'peer' | 'log'
  readonly intent: IntentId | null
}

/** One intent as a window made it: the Yjs updates (V1) of its transactions, in order. */
export type WindowCommit = {
  readonly clientID: number
  /** Unix milliseconds of the gesture. */
  readonly at: number
  readonly intent: CommitFacts
  readonly parts: readonly Uint8Array[]
}

/** Why an edit was not framed. `rule` is the id in PROTOCOL.md; the message is for logs and a person's details. */
export type Refusal = { readonly rule: string; readonly message: string }

/** What became of bytes from a peer. Frames named here go to the store, in this order, whatever became of them. */
export type Received =
  /** `setAside` lists those of the frames that do not count. [E2] */
  | { readonly kind: 'applied'; readonly frames: readonly Frame[]; readonly setAside: readonly FrameHash[] }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'refused'; readonly problem: FrameProblem }

/** How loading went: frames that count, frames set aside, and what is missing for the rest. */
export type Loaded = {
  readonly counted: number
  readonly setAside: number
  readonly waiting: number
  readonly missing: readonly FrameHash[]
}

/** Clocks of a clientID that a window's outbox still holds: from `from` up to, not including, `to`. */
export type OutboxSpan = { readonly clientID: number; readonly from: number; readonly to: number }

/** What a window says of itself when it opens a board (a `WindowReplica` of the IPC contract fits). */
export type LeaseRequest = {
  readonly stateVector: Uint8Array
  readonly lease: { readonly clientID: number; readonly clock: number } | null
  /** Highest number in the outbox; 0 when it is empty. */
  readonly outbox: number
  /** What the outbox holds; without it nothing is leased while the outbox is not empty. [W3] */
  readonly outboxSpans?: readonly OutboxSpan[]
}

/** A shortcut to the state after the first `frames` frames of the log. */
export type ReplicaCheckpoint = { readonly frames: number; readonly state: Uint8Array }
