import { join } from 'node:path'

import type { BoardPaths } from './board-paths.ts'
import type { FileSystem } from './file-system.ts'
import { diedTaking } from './folder-lock.ts'
import type { RunningProcesses } from './running-processes.ts'
import { unfinishedSuffix } from './write-file-atomically.ts'

/** Removes what a crash left half made: files that never got their name, and locks that were never taken. */
export async function sweepLeftovers(
  fileSystem: FileSystem,
  paths: BoardPaths,
  processes: RunningProcesses
): Promise<void> {
  for (const folder of [paths.folder, paths.quarantine]) {
    for (const name of await fileSystem.list(folder)) {
      const path = join(folder, name)
      if (name.endsWith(unfinishedSuffix)) await fileSystem.removeFile(path)
      else if (await diedTaking(paths.lock, path, processes)) {
        for (const entry of await fileSystem.list(path)) await fileSystem.removeFile(join(path, entry))
        await fileSystem.removeFolder(path)
      }
    }
  }
}
