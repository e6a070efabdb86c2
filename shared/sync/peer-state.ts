/** [S10] How a session was ended by an end that had something to say. */
export type Farewell = 'leaving' | 'version' | 'notAdmitted' | 'misbehaved'

/**
 * [S11] How it stands with one peer on one board, as it is said to a person. Instants are Unix milliseconds; `left` counts
 * frames that the peer has told of and this device does not have yet.
 */
export type PeerState =
  /** Nobody looks for it: the network is off, or this device is suspended. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'looking' }
  /** Encrypted and authenticated; membership is being proved, or heads have not come yet. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'catchingUp'; readonly left: number }
  /** Everything that the peer had on its disk at that time is on ours. */
  | { readonly kind: 'upToDate'; readonly asOf: number }
  /** One of the two speaks only a version that the other does not know. */
  | { readonly kind: 'waitingForNewerVersion'; readonly whose: 'ours' | 'theirs' }
  /** A sentence. */
  | { readonly kind: 'refused'; readonly why: string }

/** What of this device's log the peer has on its own disk. */
export type PeerHolds = {
  /** Frames that it lacks. */
  readonly left: number
  /** The last time at which it lacked nothing (Unix milliseconds); null while that was never so. */
  readonly completeAt: number | null
}
