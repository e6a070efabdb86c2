import type { Checkpoint, FrameStore } from '../store/frame-store.ts'

/** Frames between two checkpoints: opening replays at most about this many. */
const every = 2000

/** Writes a checkpoint now and then, so that a long log opens fast. A checkpoint that fails is only a slower opening. */
export type Checkpoints = {
  /** So many more frames are on disk. */
  readonly after: (frames: number) => void
  /** Writes one now if there is anything new; resolves when it is there. */
  readonly write: () => Promise<void>
}

/** `encode` gives the replica's state after exactly so many frames of the log, or null when it cannot be told now. */
export function createCheckpoints(
  store: Pick<FrameStore, 'writeCheckpoint' | 'count'>,
  encode: (frames: number) => Checkpoint | null,
  onTrouble: (message: string) => void
): Checkpoints {
  let since = 0
  let underWay: Promise<void> = Promise.resolve()

  return {
    after: (frames) => {
      since += frames
      if (since >= every) void write()
    },
    write
  }

  function write(): Promise<void> {
    if (since === 0) return underWay
    // A state must not be ahead of the disk: the next frames to become durable ask again.
    const checkpoint = encode(store.count())
    if (checkpoint === null) return underWay
    since = 0
    underWay = underWay
      .then(() => store.writeCheckpoint(checkpoint))
      .catch((error: unknown) => onTrouble(error instanceof Error ? error.message : 'unknown'))
    return underWay
  }
}
