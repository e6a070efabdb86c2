import { parseId } from '../../../shared/model/ids.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { boardFolder, boardsFolder } from './board-paths.ts'
import type { FileSystem } from './file-system.ts'

/** Any of these makes a folder a board's: a board whose log was lost is still listed, so that its loss can be said. */
const signs: readonly string[] = ['log', 'keys', 'head', 'checkpoint']

/** The boards that this device holds, in the order of their ids; folders that are no boards are passed over. */
export async function listBoards(
  dataFolder: string,
  fileSystem: Pick<FileSystem, 'list'>
): Promise<readonly BoardId[]> {
  const boards: BoardId[] = []
  for (const name of await fileSystem.list(boardsFolder(dataFolder))) {
    const id = parseId<BoardId>(name)
    if (!id.ok) continue
    const names = await fileSystem.list(boardFolder(dataFolder, id.value)).catch(() => [])
    if (names.some((each) => signs.includes(each))) boards.push(id.value)
  }
  return boards
}
