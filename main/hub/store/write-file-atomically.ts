import { dirname } from 'node:path'

import type { FileSystem } from './file-system.ts'

/** What a file is called until it is whole; leftovers of a crash are swept when the folder is next opened. */
export const unfinishedSuffix = '.unfinished'

/** [ST16] The whole file or the one before it, whatever happens: written beside, synced, renamed over, folder synced. */
export async function writeFileAtomically(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}${unfinishedSuffix}`
  const file = await fileSystem.create(beside)
  try {
    await file.write(bytes, 0)
    await file.datasync()
  } catch (error) {
    await file.close()
    // Best effort: on a full disk the unfinished file would go on taking the room that is missing.
    await fileSystem.removeFile(beside).catch(() => undefined)
    throw error
  }
  await file.close()
  await fileSystem.rename(beside, path)
  await fileSystem.syncFolder(dirname(path))
}
