import type { FileHandle } from 'node:fs/promises'

/** Reads a file from its start to its end, never more of it at once than is asked for and a chunk. */
export type ByteReader = {
  /** A copy of the next bytes; null where the file ends before, and then it stays where it is. */
  readonly next: (length: number) => Promise<Buffer | null>
  /** Of the next byte. */
  readonly position: () => number
}

const chunk = 1 << 20

/** Over an open file, which its opener closes. */
export function createByteReader(file: Pick<FileHandle, 'read'>): ByteReader {
  let held: Buffer = Buffer.alloc(0)
  let position = 0

  return {
    next: async (length) => {
      while (held.length < length) {
        const more = Buffer.alloc(Math.max(chunk, length - held.length))
        const { bytesRead } = await file.read(more, 0, more.length, position + held.length)
        if (bytesRead === 0) return null
        held = Buffer.concat([held, more.subarray(0, bytesRead)])
      }
      const bytes = Buffer.from(held.subarray(0, length))
      held = held.subarray(length)
      position += length
      return bytes
    },
    position: () => position
  }
}
