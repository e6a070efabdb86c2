import { join } from 'node:path'

import { boardsFolder, forgottenSuffix, restoringSuffix } from './board-paths.ts'
import type { FileSystem } from './file-system.ts'

/** [BF5][BL3] Removes what a crash left of boards that were being restored or forgotten: the one never were, the other are no more. */
export async function sweepBoardsFolder(
  dataFolder: string,
  fileSystem: Pick<FileSystem, 'list' | 'removeTree'>
): Promise<void> {
  const folder = boardsFolder(dataFolder)
  for (const name of await fileSystem.list(folder)) {
    if (name.endsWith(restoringSuffix) || name.endsWith(forgottenSuffix))
      await fileSystem.removeTree(join(folder, name))
  }
}
