import type { Clock } from '../clock.ts'
import type { Checkpoint, FrameStore } from '../store/frame-store.ts'

/** Frames after which a checkpoint is worth its price: nearly a second of work at 10,000 tasks and 60,000 signals. */
const every = 2000

/** Frames after which one is written however busy it is: opening replays at most about this many. */
const atLatest = 8000

/** Who works or sends signals now is not kept waiting: milliseconds without a frame before one is begun. */
const quiet = 2000

/** Milliseconds of work after which others have their turn. */
const slice = 8

/** Writes a checkpoint now and then, so that a long log opens fast. A checkpoint that fails is only a slower opening. */
export type Checkpoints = {
  /** So many more frames are on disk. */
  readonly after: (frames: number) => void
  /** Writes one now, at one go, if there is anything new; resolves when it is there. */
  readonly write: () => Promise<void>
}

export type CheckpointsParts = {
  readonly store: Pick<FrameStore, 'writeCheckpoint' | 'count'>
  /** The replica's state after exactly so many frames of the log, in steps; null when it cannot be told now, or has moved on. */
  readonly encode: (frames: number) => Generator<void, Checkpoint | null>
  readonly after: Clock['after']
  /** Milliseconds by a clock that is never set. */
  readonly elapsed: () => number
  readonly onTrouble: (message: string) => void
}

/** [ST16] [ST21] [ST22] A state must not be ahead of the disk: where it is, the next frames to become durable ask again. */
export function createCheckpoints({ store, encode, after, elapsed, onTrouble }: CheckpointsParts): Checkpoints {
  let since = 0
  let underWay: Promise<void> = Promise.resolve()
  /** Stops what waits for a quiet moment, or works in one. */
  let cancel: (() => void) | null = null

  return {
    after: (frames) => {
      since += frames
      if (frames === 0) return
      rest()
      if (since >= atLatest) void write()
      else if (since >= every) cancel = after(quiet, begin)
    },
    write
  }

  function rest(): void {
    cancel?.()
    cancel = null
  }

  /** Slice by slice, until a frame comes between. */
  function begin(): void {
    const steps = encode(store.count())
    const work = (): void => {
      cancel = null
      const begun = elapsed()
      let step = steps.next()
      while (step.done !== true && elapsed() - begun < slice) step = steps.next()
      if (step.done !== true) cancel = after(0, work)
      else if (step.value !== null) keep(step.value)
    }
    work()
  }

  function write(): Promise<void> {
    rest()
    if (since === 0) return underWay
    const steps = encode(store.count())
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    if (step.value !== null) keep(step.value)
    return underWay
  }

  function keep(checkpoint: Checkpoint): void {
    since = 0
    underWay = underWay
      .then(() => store.writeCheckpoint(checkpoint))
      .catch((error: unknown) => onTrouble(error instanceof Error ? error.message : 'unknown'))
  }
}
