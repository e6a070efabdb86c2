import type { Clock } from '../clock.ts'
import type { Checkpoint, FrameStore } from '../store/frame-store.ts'

/** Frames after which a checkpoint is worth its price: nearly a second of the hub at 10,000 tasks and 60,000 signals. */
const every = 2000

/** Frames after which one is written however busy it is: opening replays at most about this many. */
const atLatest = 8000

/** Who works or sends signals now is not kept waiting: milliseconds without a frame before one is written. */
const quiet = 2000

/** Writes a checkpoint now and then, so that a long log opens fast. A checkpoint that fails is only a slower opening. */
export type Checkpoints = {
  /** So many more frames are on disk. */
  readonly after: (frames: number) => void
  /** Writes one now if there is anything new; resolves when it is there. */
  readonly write: () => Promise<void>
}

/** [ST16] [ST21] `encode` gives the replica's state after exactly so many frames of the log, or null when it cannot be told now. */
export function createCheckpoints(
  store: Pick<FrameStore, 'writeCheckpoint' | 'count'>,
  encode: (frames: number) => Checkpoint | null,
  clock: Pick<Clock, 'after'>,
  onTrouble: (message: string) => void
): Checkpoints {
  let since = 0
  let underWay: Promise<void> = Promise.resolve()
  let cancel: (() => void) | null = null

  return {
    after: (frames) => {
      since += frames
      if (frames === 0) return
      rest()
      if (since >= atLatest) void write()
      else if (since >= every) cancel = clock.after(quiet, () => void write())
    },
    write
  }

  function rest(): void {
    cancel?.()
    cancel = null
  }

  function write(): Promise<void> {
    rest()
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
