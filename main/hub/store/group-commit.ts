import type { Frame } from '../../../shared/sync/frame.ts'
import type { Clock } from '../clock.ts'
import { toStoreError } from './store-error.ts'
import type { StoreError } from './store-error.ts'

/** [ST9] Frames that wait before a group begins at once. */
const enoughFrames = 64
/** [ST9] Milliseconds that the first of a group waits for others: beside 2 to 4 ms of syncing, the promised 5 at most. */
const gatherFor = 1
/** [ST9] Bytes in one group, so that a long queue is not copied at once; a single batch may be larger. */
const groupBytes = 8 << 20

/** Writes whole batches, durably, and answers for each: null, or why it alone was refused. Throws when none was written. */
export type WriteGroup = (batches: readonly (readonly Frame[])[]) => Promise<readonly (StoreError | null)[]>

/** Gathers what is appended while the disk is busy, so that one sync serves many. */
export type GroupCommit = {
  /** Resolves once these frames are durable; rejects with a StoreError. */
  readonly add: (frames: readonly Frame[]) => Promise<void>
  /** Resolves when nothing is queued or under way. */
  readonly drain: () => Promise<void>
}

type Waiting = {
  readonly frames: readonly Frame[]
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: StoreError) => void
}

export function createGroupCommit(timers: Pick<Clock, 'after'>, write: WriteGroup): GroupCommit {
  let queue: Waiting[] = []
  let underWay: Promise<void> | null = null
  let cancelTimer: (() => void) | null = null

  return {
    add: (frames) =>
      new Promise((resolve, reject) => {
        const bytes = frames.reduce((sum, frame) => sum + frame.bytes.length, 0)
        queue.push({ frames, bytes, resolve, reject })
        schedule()
      }),
    drain: async () => {
      begin()
      for (let current = underWay; current; current = underWay) await current
    }
  }

  function schedule(): void {
    if (underWay) return
    if (queue.reduce((sum, { frames }) => sum + frames.length, 0) >= enoughFrames) begin()
    else cancelTimer ??= timers.after(gatherFor, begin)
  }

  function begin(): void {
    cancelTimer?.()
    cancelTimer = null
    if (underWay || queue.length === 0) return
    underWay = commit(take()).then(() => {
      underWay = null
      begin()
    })
  }

  function take(): readonly Waiting[] {
    let bytes = 0
    let count = 0
    for (const waiting of queue) {
      bytes += waiting.bytes
      if (count > 0 && bytes > groupBytes) break
      count += 1
    }
    const group = queue.slice(0, count)
    queue = queue.slice(count)
    return group
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
    try {
      const refusals = await write(group.map(({ frames }) => frames))
      for (const [index, waiting] of group.entries()) {
        const refusal = refusals[index] ?? null
        if (refusal) waiting.reject(refusal)
        else waiting.resolve()
      }
    } catch (error) {
      // [ST14] What was queued behind a failure is refused with it: it may build on what is missing.
      const failed = [...group, ...queue]
      queue = []
      for (const waiting of failed) waiting.reject(toStoreError(error))
    }
  }
}
