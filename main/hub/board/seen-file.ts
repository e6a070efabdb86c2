import { join } from 'node:path'

import type { FileSystem } from '../store/file-system.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'

/** [AL7] The epochs that this device has seen on one board, in one small file. Writes are taken in turn; the newest wins. */
export type SeenFile = {
  /** Null where the file is missing or unreadable: the caller then fills it in silence. */
  readonly read: () => Promise<readonly string[] | null>
  readonly write: (seen: readonly string[]) => void
  /** Resolves when nothing is under way. */
  readonly settled: () => Promise<void>
}

const mostBytes = 4 << 20

/** `onTrouble` hears a sentence when the set cannot be kept: a notification might then be repeated after a restart. */
export function createSeenFile(folder: string, fileSystem: FileSystem, onTrouble: (message: string) => void): SeenFile {
  const path = join(folder, 'seen')
  let next: readonly string[] | null = null
  let underWay: Promise<void> | null = null

  return {
    read: async () => {
      const text = await readText(fileSystem, path)
      return text === null ? null : text.split('\n').filter((line) => /^[0-9a-f]{1,64}$/.test(line))
    },
    write: (seen) => {
      next = seen
      underWay ??= writeAll()
    },
    settled: async () => {
      while (underWay) await underWay
    }
  }

  async function writeAll(): Promise<void> {
    while (next) {
      const seen = next
      next = null
      try {
        await writeFileAtomically(fileSystem, path, new TextEncoder().encode(seen.join('\n')))
      } catch (error) {
        onTrouble(`What was already told could not be kept: ${error instanceof Error ? error.message : 'unknown'}`)
      }
    }
    underWay = null
  }
}

async function readText(fileSystem: FileSystem, path: string): Promise<string | null> {
  try {
    const bytes = await fileSystem.readFile(path)
    return bytes === null || bytes.length > mostBytes ? null : new TextDecoder().decode(bytes)
  } catch {
    // A damaged set is only a set that has to be filled again.
    return null
  }
}
