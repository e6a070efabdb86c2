import type { Frame } from '../../../shared/sync/frame.ts'
import type { Checkpoint, FrameStore } from './frame-store.ts'
import { StoreError } from './store-error.ts'

/** What outlives a memory store: give it to the next one, as if the process had started again. */
export type MemoryDisk = { readonly frames: Frame[]; checkpoint: Checkpoint | null }

/** A store that keeps its promises until the process ends: for tests, and for boards that are only looked at. */
export function createMemoryStore(disk: MemoryDisk = { frames: [], checkpoint: null }): FrameStore {
  let closed = false
  return {
    recovery: { cutBytes: 0, quarantined: [], ownFeedBroken: false },
    // Asynchronous like a disk, so that nobody comes to rely on less.
    append: async (frames) => {
      await Promise.resolve()
      if (closed) throw new StoreError('writeFailed', 'The board is closed.')
      disk.frames.push(...frames)
    },
    read: async function* (from) {
      for (let position = Math.max(0, from); position < disk.frames.length; position += 256) {
        await Promise.resolve()
        yield disk.frames.slice(position, position + 256)
      }
    },
    count: () => disk.frames.length,
    readCheckpoint: () => Promise.resolve(disk.checkpoint),
    writeCheckpoint: async (checkpoint) => {
      await Promise.resolve()
      if (checkpoint.frames > disk.frames.length) {
        throw new RangeError(`A checkpoint of ${checkpoint.frames} frames, but ${disk.frames.length} are durable.`)
      }
      disk.checkpoint = checkpoint
    },
    close: async () => {
      await Promise.resolve()
      closed = true
    }
  }
}
