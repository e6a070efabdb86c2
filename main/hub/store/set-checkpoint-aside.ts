import { join } from 'node:path'

import type { BoardPaths } from './board-paths.ts'
import type { FileSystem } from './file-system.ts'

/**
 * [ST16] Moves a checkpoint that does not check, or not for this log, into quarantine: of a log that was lost it may be
 * the last copy, and the next checkpoint must not overwrite it.
 */
export async function setCheckpointAside(fileSystem: FileSystem, paths: BoardPaths): Promise<void> {
  await fileSystem.makeFolder(paths.quarantine)
  const names = new Set(await fileSystem.list(paths.quarantine))
  let number = 1
  while (names.has(`checkpoint-${number}`)) number += 1
  await fileSystem.rename(paths.checkpoint, join(paths.quarantine, `checkpoint-${number}`))
  await fileSystem.syncFolder(paths.quarantine)
  await fileSystem.syncFolder(paths.folder)
}
