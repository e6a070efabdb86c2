import type { OpenFile } from './file-system.ts'

/** Several records of the largest size at once, so that a scan asks the disk seldom. */
const windowBytes = 4 << 20

/** A stretch of a file in memory that follows whoever reads it from front to back. */
export type ReadWindow = {
  /** Up to `length` bytes at a position, fewer only where the file ends; valid until the next call. */
  readonly at: (position: number, length: number) => Promise<Buffer>
  /** The same without waiting, or null where it has to be read first. */
  readonly ready: (position: number, length: number) => Buffer | null
  /** Whatever is in memory from a position on, at least one byte before the end of the file. */
  readonly rest: (position: number) => Promise<Buffer>
}

/** A window over the first `size` bytes of a file. */
export function createReadWindow(file: OpenFile, size: number): ReadWindow {
  let start = 0
  let held: Buffer = Buffer.alloc(0)
  return {
    ready,
    at: async (position, length) => {
      const found = ready(position, length)
      if (found) return found
      await load(position, length)
      return held.subarray(0, Math.min(length, size - position))
    },
    rest: async (position) => {
      if (position < start || position >= start + held.length) await load(position, 1)
      return held.subarray(position - start)
    }
  }

  function ready(position: number, length: number): Buffer | null {
    const end = Math.min(size, position + length)
    if (position < start || end > start + held.length) return null
    return held.subarray(position - start, Math.max(position, end) - start)
  }

  async function load(position: number, atLeast: number): Promise<void> {
    const bytes = await file.read(position, Math.min(Math.max(windowBytes, atLeast), Math.max(0, size - position)))
    held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    start = position
  }
}
