import type { Frame } from '../../../shared/sync/frame.ts'
import type { Clock } from '../clock.ts'
import type { FrameStore } from '../store/frame-store.ts'

/** How long to wait before a full or failing disk is tried again, in milliseconds. */
const retryAfter = 2000

/**
 * Puts a board's frames on disk in their order, and keeps those that the disk refused until it takes them, so that a
 * full disk loses nothing: `saved` is called for each batch once it is durable, `onTrouble` with a sentence while it is not
 * and with null when it works again.
 */
export type FrameWriter = {
  readonly write: (frames: readonly Frame[], saved: () => void) => void
  /** Resolves with true when nothing is waiting, with false when the disk refuses. */
  readonly settled: () => Promise<boolean>
  readonly stop: () => void
}

type Batch = { readonly frames: readonly Frame[]; readonly saved: () => void }

export function createFrameWriter(
  store: Pick<FrameStore, 'append'>,
  clock: Clock,
  onTrouble: (reason: string | null) => void
): FrameWriter {
  let waiting: Batch[] = []
  let state: 'idle' | 'writing' | 'refused' = 'idle'
  let cancelRetry: (() => void) | null = null
  let settling: (() => void)[] = []

  return {
    write: (frames, saved) => {
      waiting.push({ frames, saved })
      if (state === 'idle') void writeAll()
    },
    settled: async () => {
      if (state === 'writing') await new Promise<void>((resolve) => settling.push(resolve))
      return waiting.length === 0
    },
    stop: () => {
      cancelRetry?.()
      cancelRetry = null
    }
  }

  /** Batch after batch until none waits or the disk refuses; what gathers meanwhile goes together. */
  async function writeAll(): Promise<void> {
    const wasRefused = state === 'refused'
    state = 'writing'
    let told = !wasRefused
    while (waiting.length > 0) {
      const batches = waiting
      waiting = []
      try {
        const frames = batches.flatMap((batch) => batch.frames)
        if (frames.length > 0) await store.append(frames)
      } catch (error) {
        waiting = [...batches, ...waiting]
        refused(error)
        break
      }
      if (!told) onTrouble(null)
      told = true
      for (const batch of batches) batch.saved()
    }
    if (state === 'writing') state = 'idle'
    const resolve = settling
    settling = []
    for (const each of resolve) each()
  }

  function refused(error: unknown): void {
    state = 'refused'
    onTrouble(error instanceof Error ? error.message : 'the disk refused to write')
    cancelRetry = clock.after(retryAfter, () => {
      cancelRetry = null
      void writeAll()
    })
  }
}
