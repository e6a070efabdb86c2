/** What one peer may ask of this device; each is checked before anything is allocated for it. [S2] */
export const peerLimits = {
  /** One message of a channel: what a link may interleave between two boards. */
  messageBytes: 64 * 1024,
  /** What waits to be sent to a peer that does not read; above it the channel ends, and the next one begins with heads. */
  queueBytes: 4 * 1024 * 1024,
  /** [S6] Bytes of frames under way to a peer that has not said `received`; room for three frames of the greatest size. */
  windowBytes: 1024 * 1024,
  proofBytes: 16 * 1024,
  presenceBytes: 4096,
  /** [S4] Heads in one message: 1,000 of at most 56 bytes fit. */
  headsInMessage: 1000,
  /** [S4] Heads in all: feeds of every device that ever wrote, with their forks. */
  heads: 65_536,
  reasonBytes: 400,
  /** [S9] Messages other than frames in ten seconds; an honest session sends a few dozen. */
  messagesInTenSeconds: 4000,
  /** [S9] Invalid frames of one session after which it ends. */
  invalidFrames: 3
} as const

/** Times of a session, in milliseconds. */
export const peerTimes = {
  /** [S3] From the opening to an accepted `hello`. */
  hello: 10_000,
  /** [S4] Heads that changed are told together, at most so often. */
  heads: 40,
  /** [S7] All heads and the digest. */
  comparison: 60_000,
  /** [S8] Presence is said again so often, and forgotten after three of them. */
  presence: 10_000,
  presenceLasts: 30_000
} as const
